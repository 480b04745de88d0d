// Runs before the first paint, so that a chosen theme never flashes. Change its number when it changes.
try {
  const theme = globalThis.localStorage.getItem('rollcall.theme');
  if (theme === 'light' || theme === 'dark') globalThis.document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme stands.
}

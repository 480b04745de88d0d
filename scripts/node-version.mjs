// Imported first by every script, and written so that old versions of Node can read it.
const [major, minor] = process.versions.node.split('.').map(Number);
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!isSupported) {
  console.error(
    `Rollcall needs Node 20.19 or newer (of 22, 22.12 or newer), and this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}

const KEY = 'rollcall.shortcuts';

/** Single keys act by themselves unless the reader turns them off (WCAG 2.1.4). */
export function hasShortcuts(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

export function setShortcuts(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off');
}

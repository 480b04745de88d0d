import { useEffect, useRef, useState } from 'react';

const KEY = 'rollcall.shortcuts';

/** Single keys act by themselves unless the reader turns them off (WCAG 2.1.4). */
export function hasShortcuts(): boolean {
  return localStorage.getItem(KEY) !== 'off';
}

export function setShortcuts(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off');
}

/** What each key does; names as `KeyboardEvent.key` has them, in lower case. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Whether the keys of this event are for writing, or for a control that has its own use of them. */
function isWriting({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}

/**
 * Single keys for the whole page, until they are turned off; never while somebody writes, nor with a dialog open. Keys
 * with Ctrl or Cmd (`ctrl+z`) stay on: they are not single.
 */
export function useShortcuts(keys: Shortcuts): { isOn: boolean; turn: (isOn: boolean) => void } {
  const [isOn, setOn] = useState(hasShortcuts);
  const latest = useRef({ keys, isOn });
  useEffect(() => {
    latest.current = { keys, isOn };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing || isWriting(event)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const isChord = event.ctrlKey || event.metaKey;
      if (!isChord && !latest.current.isOn) return;
      const name = event.key.toLowerCase();
      const act = latest.current.keys[isChord ? `ctrl+${name}` : name];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return {
    isOn,
    turn: (next) => {
      setShortcuts(next);
      setOn(next);
    },
  };
}

import { useEffect, useRef } from 'react';
import { ScannerBurst } from './scanner-burst';

type Writable = HTMLInputElement | HTMLTextAreaElement;

/**
 * Hears a scanner wherever the focus is: a burst goes to `onScan` and not into the focused field, which gets back
 * what it held. What a person types is left alone.
 */
export function useScanner(onScan: (code: string) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    const burst = new ScannerBurst();
    let before: { field: Writable; value: string } | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { target } = event;
      const value = isWritable(target) ? target.value : null;
      const code = burst.press(event.key, event.timeStamp);
      if (code === null) {
        // The first key of what may become a burst: the field still holds what it held.
        if (burst.text.length === 1)
          before = isWritable(target) && value !== null ? { field: target, value } : null;
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      if (before !== null) restore(before.field, before.value);
      before = null;
      latest.current(code);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}

function isWritable(target: EventTarget | null): target is Writable {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function restore(field: Writable, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

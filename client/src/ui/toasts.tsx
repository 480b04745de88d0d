import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useAnnounce } from './announcer';
import { Button } from './button';
import { useUiMessages } from './messages';

export interface Toast {
  readonly text: string;
  /** Takes back what was just done. The same undo must also stand in the history: a bar alone fails slow readers. */
  readonly undo?: () => void;
}

const SHOWN_MILLISECONDS = 8_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a bar for eight seconds (longer while it has the focus or the pointer) and says it aloud. */
export function useToast(): (toast: Toast) => void {
  return use(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useUiMessages();
  const announce = useAnnounce();
  const [current, setCurrent] = useState<{ toast: Toast; number: number } | null>(null);
  const counter = useRef(0);
  const show = useCallback(
    (toast: Toast) => {
      counter.current += 1;
      setCurrent({ toast, number: counter.current });
      announce(toast.text);
    },
    [announce],
  );
  const close = useCallback(() => setCurrent(null), []);
  const bar = useMemo(
    () => current && <ToastBar key={current.number} toast={current.toast} onClose={close} />,
    [current, close],
  );
  return (
    <ToastContext value={show}>
      {children}
      {bar && (
        <section className="toasts" aria-label={t('ui.toasts')}>
          {bar}
        </section>
      )}
    </ToastContext>
  );
}

function ToastBar({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const t = useUiMessages();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = window.setTimeout(onClose, SHOWN_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [isHeld, onClose]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <Button
          onClick={() => {
            toast.undo?.();
            onClose();
          }}
        >
          {t('ui.undo')}
        </Button>
      )}
      <Button kind="quiet" onClick={onClose}>
        {t('ui.close')}
      </Button>
    </div>
  );
}

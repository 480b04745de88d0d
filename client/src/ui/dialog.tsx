import { useEffect, useId, useRef, type ReactNode } from 'react';

/**
 * A native modal dialog: Escape closes it, the focus stays inside and returns to where it was. Its children are
 * mounted only while it is open. `isSheet` docks it to the thumb on a phone. The focus goes to the first control, or
 * to the one with `data-autofocus`.
 */
export function Dialog({
  isOpen,
  onClose,
  title,
  isSheet = false,
  isRequired = false,
  children,
}: {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  isSheet?: boolean;
  /** Cannot be waved away with Escape. */
  isRequired?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (isOpen && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);
  return (
    <dialog
      ref={element}
      className={isSheet ? 'dialog dialog-sheet' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!isRequired) onClose();
      }}
    >
      {isOpen && (
        <div className="dialog-body">
          <h2 id={id}>{title}</h2>
          {children}
        </div>
      )}
    </dialog>
  );
}

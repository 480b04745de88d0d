import { useEffect, useRef, useState } from 'react';
import { useListMessages } from './messages';

/**
 * One value, mended where it stands: press it, type, Enter saves and Escape leaves it. What was typed is also saved when
 * the focus goes elsewhere, and stays while the server reads again.
 */
export function MendCell({
  id,
  label,
  value,
  came,
  isMain,
  state,
  note,
  isActive,
  onActive,
  onSave,
  onRestore,
}: {
  id: string;
  label: string;
  value: string;
  /** The cell as it came, shown where it differs. */
  came: string;
  /** Has a column of its own for what came, where there is room for one. */
  isMain: boolean;
  state: 'plain' | 'problem' | 'mended';
  /** What is wrong with it, in words. */
  note: string | null;
  isActive: boolean;
  onActive: () => void;
  /** Null where the row cannot be mended. */
  onSave: ((value: string) => void) | null;
  /** Back to what was read; null where nothing was typed. */
  onRestore: (() => void) | null;
}) {
  const t = useListMessages();
  const [typed, setTyped] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isEditing = typed !== null;
  const wasEditing = useRef(false);
  const returns = useRef(false);
  useEffect(() => {
    if (isEditing && !wasEditing.current) input.current?.select();
    if (!isEditing && wasEditing.current && returns.current) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const leave = (isSaved: boolean, isFocusKept: boolean) => {
    returns.current = isFocusKept;
    if (isSaved && typed !== null && typed.trim() !== value) onSave?.(typed.trim());
    setTyped(null);
  };
  if (isEditing) {
    return (
      <input
        ref={input}
        className="input list-cell-input"
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={typed}
        maxLength={300}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => leave(true, false)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          // The button that gets the focus back must not be pressed by the same key.
          event.preventDefault();
          leave(event.key === 'Enter', true);
        }}
      />
    );
  }
  return (
    <div className={isMain ? 'list-cell list-cell-main' : 'list-cell'}>
      <button
        ref={button}
        type="button"
        className={`list-cell-value list-cell-${state}`}
        data-cell={id}
        data-problem={state === 'problem' ? '' : undefined}
        tabIndex={isActive ? 0 : -1}
        aria-label={t('list.cell.value', { cell: label, value: value || t('list.empty') })}
        onFocus={onActive}
        onClick={onSave === null ? undefined : () => setTyped(value)}
      >
        <bdi>{value || t('list.empty')}</bdi>
      </button>
      {came !== value && (
        <span className="small soft list-cell-came">
          {came === '' ? t('list.cell.came-empty') : t('list.cell.came', { came })}
        </span>
      )}
      {note !== null && <span className="small list-cell-note">{note}</span>}
      {state === 'mended' && onRestore !== null && (
        <button
          type="button"
          className="small list-cell-restore"
          tabIndex={isActive ? 0 : -1}
          aria-label={t('list.cell.restore-of', { cell: label })}
          onClick={onRestore}
        >
          {t('list.cell.restore')}
        </button>
      )}
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button';
import './keys.css';

/** After such a pause a key begins something new. */
const PAUSE_MILLISECONDS = 1_000;

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** One digit and Enter; or the mouse, and the button that says what happens. */
export function NumberedChoices<T extends string>({
  legend,
  hint,
  choices,
  action,
  isBusy,
  onChoose,
}: {
  legend: string;
  hint: string;
  choices: readonly Choice<T>[];
  action: string;
  isBusy: boolean;
  onChoose: (value: T) => void;
}) {
  const [chosen, setChosen] = useState<T | null>(null);
  const run = useRef({ length: 0, at: 0 });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
      // A digit on its own chooses: one of a slow scanner's many must decide nothing about the envelope before it.
      if (event.key.length === 1) {
        const isGoingOn = event.timeStamp - run.current.at < PAUSE_MILLISECONDS;
        run.current = { length: isGoingOn ? run.current.length + 1 : 1, at: event.timeStamp };
        setChosen((run.current.length === 1 ? choices[Number(event.key) - 1]?.value : undefined) ?? null);
      } else if (event.key === 'Enter' || event.key === 'Escape') {
        run.current.length = 0;
      }
      if (event.key === 'Escape') setChosen(null);
      if (event.key === 'Enter' && chosen !== null && !(event.target instanceof HTMLButtonElement))
        onChoose(chosen);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [chosen, choices, onChoose]);
  return (
    <fieldset className="scan-defects">
      <legend>{legend}</legend>
      <p className="small">{hint}</p>
      <div className="cluster">
        {choices.map(({ value, label }, index) => (
          <Button
            key={value}
            aria-pressed={chosen === value}
            onClick={() => setChosen(chosen === value ? null : value)}
          >
            <kbd>{index + 1}</kbd> {label}
          </Button>
        ))}
      </div>
      {chosen !== null && (
        <div>
          <Button kind="danger" isBusy={isBusy} onClick={() => onChoose(chosen)}>
            {action}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

import { useId, type ReactNode } from 'react';

export interface Tile<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

/** Radio buttons as large as a thumb, under one legend. */
export function Tiles<Value extends string>({
  legend,
  className,
  options,
  value,
  error,
  onChange,
}: {
  legend: string;
  /** Sets the number of columns. */
  className: string;
  options: readonly Tile<Value>[];
  value: Value | null;
  error?: string | undefined;
  onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset className="field tiles-field" aria-describedby={error === undefined ? undefined : id}>
      <legend className="group-legend">{legend}</legend>
      {error !== undefined && (
        <p className="field-error" id={id}>
          {error}
        </p>
      )}
      <div className={`tiles ${className}`}>
        {options.map((option) => (
          <label key={option.value} className="tile">
            <input
              type="radio"
              className="tile-input"
              name={`${id}-choice`}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="tile-label">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Check boxes as chips, under one legend. */
export function Chips<Value extends string>({
  legend,
  options,
  values,
  onChange,
}: {
  legend: string;
  options: readonly Tile<Value>[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}) {
  const toggle = (value: Value) =>
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return (
    <fieldset className="field tiles-field">
      <legend className="group-legend">{legend}</legend>
      <div className="chips">
        {options.map((option) => (
          <label key={option.value} className="tile tile-chip">
            <input
              type="checkbox"
              className="tile-input"
              value={option.value}
              checked={values.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <span className="tile-label">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useFieldScope } from './form';
import { useUiMessages } from './messages';

interface Common {
  /** Name in the form and in the server's field errors. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
}

function useField({ name, hint }: Common) {
  const { id, error } = useFieldScope(name);
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`];
  const describedBy = described.filter((each) => each !== null).join(' ');
  return {
    error,
    attributes: {
      id,
      name,
      'aria-describedby': describedBy || undefined,
      'aria-invalid': error === undefined ? undefined : (true as const),
    },
  };
}

function Wrapped({
  id,
  error,
  common,
  children,
}: {
  id: string;
  error: string | undefined;
  common: Common;
  children: ReactNode;
}) {
  const t = useUiMessages();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {common.label}
        {common.isOptional && <span className="field-optional"> ({t('ui.optional')})</span>}
      </label>
      {common.hint !== undefined && (
        <div className="field-hint" id={`${id}-hint`}>
          {common.hint}
        </div>
      )}
      {children}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

type Without<T> = Omit<T, 'id' | 'name' | 'className' | 'aria-describedby' | 'aria-invalid'>;

export function TextField({
  name,
  label,
  hint,
  isOptional,
  type = 'text',
  ...rest
}: Common & Without<InputHTMLAttributes<HTMLInputElement>>) {
  const common: Common = {
    name,
    label,
    ...(hint !== undefined && { hint }),
    ...(isOptional && { isOptional }),
  };
  const { error, attributes } = useField(common);
  return (
    <Wrapped id={attributes.id} error={error} common={common}>
      <input {...rest} {...attributes} type={type} className="input" required={!isOptional} />
    </Wrapped>
  );
}

/** Never `type=number`: it drops characters silently and the scroll wheel changes the value. */
export function NumberField({
  name,
  label,
  hint,
  isOptional,
  ...rest
}: Common & Without<InputHTMLAttributes<HTMLInputElement>>) {
  const common: Common = {
    name,
    label,
    ...(hint !== undefined && { hint }),
    ...(isOptional && { isOptional }),
  };
  const { error, attributes } = useField(common);
  return (
    <Wrapped id={attributes.id} error={error} common={common}>
      <input
        autoComplete="off"
        {...rest}
        {...attributes}
        type="text"
        inputMode="numeric"
        className="input input-number"
        required={!isOptional}
      />
    </Wrapped>
  );
}

export function TextAreaField({
  name,
  label,
  hint,
  isOptional,
  ...rest
}: Common & Without<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const common: Common = {
    name,
    label,
    ...(hint !== undefined && { hint }),
    ...(isOptional && { isOptional }),
  };
  const { error, attributes } = useField(common);
  return (
    <Wrapped id={attributes.id} error={error} common={common}>
      <textarea {...rest} {...attributes} className="input" required={!isOptional} />
    </Wrapped>
  );
}

export interface Option {
  readonly value: string;
  readonly label: ReactNode;
}

export function SelectField({
  name,
  label,
  hint,
  isOptional,
  options,
  ...rest
}: Common & Without<SelectHTMLAttributes<HTMLSelectElement>> & { readonly options: readonly Option[] }) {
  const common: Common = {
    name,
    label,
    ...(hint !== undefined && { hint }),
    ...(isOptional && { isOptional }),
  };
  const { error, attributes } = useField(common);
  return (
    <Wrapped id={attributes.id} error={error} common={common}>
      <select {...rest} {...attributes} className="input" required={!isOptional}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Wrapped>
  );
}

export function CheckboxField({
  name,
  label,
  hint,
  ...rest
}: Common & Without<InputHTMLAttributes<HTMLInputElement>>) {
  const common: Common = { name, label, ...(hint !== undefined && { hint }) };
  const { error, attributes } = useField(common);
  return (
    <div className="field">
      <label className="choice">
        <input {...rest} {...attributes} type="checkbox" />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <div className="field-hint" id={`${attributes.id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${attributes.id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** Radio buttons under one legend. Controlled with `value` + `onChange`, or by the form with `initial`. */
export function RadioField({
  name,
  label,
  hint,
  options,
  initial,
  value,
  onChange,
  isRow = false,
}: Common & {
  readonly options: readonly Option[];
  readonly initial?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly isRow?: boolean;
}) {
  const common: Common = { name, label, ...(hint !== undefined && { hint }) };
  const { error, attributes } = useField(common);
  return (
    <fieldset className="field" aria-describedby={attributes['aria-describedby']}>
      <legend className="group-legend">{label}</legend>
      {hint !== undefined && (
        <div className="field-hint" id={`${attributes.id}-hint`}>
          {hint}
        </div>
      )}
      <div className={isRow ? 'choices choices-row' : 'choices'}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              name={name}
              id={index === 0 ? attributes.id : undefined}
              value={option.value}
              {...(value === undefined
                ? { defaultChecked: option.value === initial }
                : { checked: option.value === value, onChange: () => onChange?.(option.value) })}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p className="field-error" id={`${attributes.id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

import {
  createContext,
  use,
  useEffect,
  useId,
  useRef,
  useState,
  type ReactNode,
  type SubmitEvent,
} from 'react';
import { ApiProblem, toProblem, type FieldError } from '../api/problem';
import { Button, type ButtonKind } from './button';
import { useUiMessages } from './messages';
import { useProblemWords } from './notice';
import { readWholeNumber } from './whole-number';

/** What stands in a form's inputs, by name. */
export class FormValues {
  constructor(private readonly data: FormData) {}

  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Exactly as typed: passwords. */
  verbatim(name: string): string {
    const value = this.data.get(name);
    return typeof value === 'string' ? value : '';
  }

  optional(name: string): string | null {
    return this.text(name) || null;
  }

  /** A whole number, its thousands separators forgiven; null where it is none. */
  integer(name: string): number | null {
    return readWholeNumber(this.text(name));
  }

  isChecked(name: string): boolean {
    return this.data.has(name);
  }

  all(name: string): string[] {
    return this.data.getAll(name).filter((value) => typeof value === 'string');
  }

  file(name: string): File | null {
    const value = this.data.get(name);
    return value instanceof File && value.size > 0 ? value : null;
  }
}

/** Thrown by a form's `send` to refuse without asking the server; shown like a refusal of the server. */
export class InvalidInput extends Error {
  constructor(readonly errors: readonly FieldError[]) {
    super('invalid input');
    this.name = 'InvalidInput';
  }
}

export interface FormState {
  readonly isBusy: boolean;
  readonly problem: ApiProblem | null;
  /** Number of the refusal, so that a second one moves the focus again. */
  readonly refusals: number;
  readonly submit: (element: HTMLFormElement) => void;
  readonly clear: () => void;
}

/** `send` gets the inputs and throws when refused; the inputs keep what was typed, whatever happens. */
export function useForm(send: (values: FormValues, element: HTMLFormElement) => Promise<unknown>): FormState {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ problem: ApiProblem | null; count: number }>({
    problem: null,
    count: 0,
  });
  const running = useRef(false);
  return {
    isBusy,
    problem: refusal.problem,
    refusals: refusal.count,
    clear: () => setRefusal({ problem: null, count: 0 }),
    submit: (element) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      void send(new FormValues(new FormData(element)), element)
        .then(() => setRefusal({ problem: null, count: 0 }))
        .catch((error: unknown) => {
          setRefusal((before) => ({ problem: problemOf(error), count: before.count + 1 }));
        })
        .finally(() => {
          running.current = false;
          setBusy(false);
        });
    },
  };
}

function problemOf(error: unknown): ApiProblem {
  if (!(error instanceof InvalidInput)) return toProblem(error);
  return new ApiProblem({
    type: 'about:blank',
    title: '',
    detail: '',
    status: 422,
    code: 'input',
    errors: error.errors,
  });
}

interface FormScope {
  readonly id: string;
  readonly errors: ReadonlyMap<string, string>;
}

const FormContext = createContext<FormScope>({ id: 'field', errors: new Map() });

/** Id and error of one input: what `field.tsx` is built on. */
export function useFieldScope(name: string): { id: string; error: string | undefined } {
  const { id, errors } = use(FormContext);
  return { id: `${id}-${name}`, error: errors.get(name) };
}

export function Form({
  form,
  action,
  kind = 'primary',
  label,
  extra,
  children,
}: {
  form: FormState;
  /** The words of the button that sends. */
  action: string;
  kind?: ButtonKind;
  /** Names the form where a page has several. */
  label?: string;
  /** Further buttons beside the one that sends. */
  extra?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const errors = new Map(form.problem?.errors.map(({ field, message }) => [field, message]));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.submit(event.currentTarget);
  };
  return (
    <FormContext value={{ id, errors }}>
      <form className="stack" noValidate aria-label={label} onSubmit={submit}>
        {form.problem && <ErrorSummary key={form.refusals} formId={id} problem={form.problem} />}
        {children}
        <div className="cluster">
          <Button type="submit" kind={kind} isBusy={form.isBusy}>
            {action}
          </Button>
          {extra}
        </div>
      </form>
    </FormContext>
  );
}

/** Takes the focus when it appears, names each field at fault and leads to it. */
function ErrorSummary({ formId, problem }: { formId: string; problem: ApiProblem }) {
  const t = useUiMessages();
  const words = useProblemWords()(problem);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.focus();
    const title = document.title;
    document.title = t('ui.error-prefix', { title });
    return () => {
      document.title = title;
    };
  }, [t]);
  const isOurs = problem.code === 'input';
  const title = isOurs ? t('ui.summary', { count: problem.errors.length }) : words.title;
  return (
    <div ref={element} className="notice tone-stop" role="alert" tabIndex={-1}>
      <p className="notice-title">{title}</p>
      {!isOurs && words.detail && <p>{words.detail}</p>}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <a
                href={`#${formId}-${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`${formId}-${field}`)?.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { CATALOGUE, type ProblemCode } from './problems/catalogue';
import { WORDS } from './problems/words';
import type { Locale } from './locale';

/** A value that is said in the reader's language. */
export type Said = Readonly<Record<Locale, string>>;

export type ProblemParameters = Readonly<Record<string, string | number | Said>>;

export interface FieldError {
  /** Path of the field in the request body, e.g. `choices.0.label`. */
  readonly field: string;
  readonly message: string;
}

/** The wire form: RFC 9457, `application/problem+json`. `code` is stable; `title` and `detail` are for people. */
export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly FieldError[];
  readonly parameters?: ProblemParameters;
}

/** A refusal that a person can act on. Services throw it; the filter writes it in the reader's language. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly parameters: ProblemParameters;
  /** Fields at fault, each with the code of the problem that says what is wrong with it. */
  readonly fields: readonly { field: string; code: ProblemCode; parameters?: ProblemParameters }[];

  constructor(
    code: ProblemCode,
    parameters: ProblemParameters = {},
    fields: readonly { field: string; code: ProblemCode; parameters?: ProblemParameters }[] = [],
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.parameters = parameters;
    this.fields = fields;
  }

  get status(): number {
    return CATALOGUE[this.code].status;
  }
}

export function sayProblem(problem: Problem, locale: Locale): ProblemView {
  const entry = CATALOGUE[problem.code];
  const errors = problem.fields.map(({ field, code, parameters }) => ({
    field,
    message: fill(CATALOGUE[code][locale].detail, parameters ?? {}, locale),
  }));
  // What was said in words already is not said again as data.
  const parameters = Object.entries(problem.parameters).filter(([, value]) => typeof value !== 'object');
  return {
    type: `/problems#${problem.code}`,
    title: fill(entry[locale].title, problem.parameters, locale),
    status: entry.status,
    detail: fill(entry[locale].detail, problem.parameters, locale),
    code: problem.code,
    ...(errors.length > 0 ? { errors } : {}),
    ...(parameters.length > 0 ? { parameters: Object.fromEntries(parameters) } : {}),
  };
}

function fill(text: string, parameters: ProblemParameters, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    if (typeof value === 'object') return value[locale];
    return WORDS[String(value)]?.[locale] ?? String(value);
  });
}

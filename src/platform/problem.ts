import { CATALOGUE, type ProblemCode } from './problems/catalogue';
import type { Locale } from './locale';

export type ProblemParameters = Readonly<Record<string, string | number>>;

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
    message: fill(CATALOGUE[code][locale].detail, parameters ?? {}),
  }));
  return {
    type: `/problems#${problem.code}`,
    title: fill(entry[locale].title, problem.parameters),
    status: entry.status,
    detail: fill(entry[locale].detail, problem.parameters),
    code: problem.code,
    ...(errors.length > 0 ? { errors } : {}),
    ...(Object.keys(problem.parameters).length > 0 ? { parameters: problem.parameters } : {}),
  };
}

function fill(text: string, parameters: ProblemParameters): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    return value === undefined ? whole : String(value);
  });
}

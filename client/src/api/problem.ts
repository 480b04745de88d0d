export interface FieldError {
  /** Name of the input at fault; for nested bodies a path such as `choices.0.label`. */
  readonly field: string;
  readonly message: string;
}

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors: readonly FieldError[];
}

/** A refusal of the server (RFC 9457), or code `network` with status 0 when it could not be reached. */
export class ApiProblem extends Error implements ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly FieldError[];

  constructor(body: ProblemBody) {
    super(`${body.code}: ${body.title}`);
    this.name = 'ApiProblem';
    this.type = body.type;
    this.title = body.title;
    this.status = body.status;
    this.detail = body.detail;
    this.code = body.code;
    this.errors = body.errors;
  }

  /** Not there, or not the reader's: the server does not tell which, nor does the page. */
  get isDenied(): boolean {
    return this.status === 404 || this.status === 403;
  }

  /** Sending the same again may succeed; safe because every creating command carries its row's id. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

export function networkProblem(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: '',
    status: 0,
    detail: '',
    code: 'network',
    errors: [],
  });
}

/** Anything thrown, as a problem that a page can show. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ type: 'about:blank', title: '', status: 0, detail: '', code: 'page', errors: [] });
}

export async function readProblem(response: Response): Promise<ApiProblem> {
  return problemFrom(response.status, await response.json().catch(() => null));
}

/** The refusal that a status and whatever came with it make. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const text = (key: string) => {
    const value = isRecord(body) ? body[key] : undefined;
    return typeof value === 'string' ? value : '';
  };
  const errors = isRecord(body) && Array.isArray(body['errors']) ? body['errors'].filter(isFieldError) : [];
  return new ApiProblem({
    type: text('type') || 'about:blank',
    title: text('title'),
    status,
    detail: text('detail'),
    code: text('code') || `http-${String(status)}`,
    errors,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['message'] === 'string';
}

import { networkProblem, readProblem } from './problem';

interface Options<T> {
  readonly signal?: AbortSignal;
  /** Turns the answer's JSON into what the caller wants; without it the contract is trusted. */
  readonly read?: (json: unknown) => T;
}

let language = 'en';
const signedOutListeners = new Set<() => void>();

/** The language of titles, details and field messages in problems. */
export function setRequestLanguage(locale: string): void {
  language = locale;
}

export function languageOfRequests(): string {
  return language;
}

/** Called whenever the server says 401: the session has ended, whatever the page was doing. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => void signedOutListeners.delete(listener);
}

/** For requests that do not go through `api`. */
export function tellSignedOut(): void {
  for (const tell of signedOutListeners) tell();
}

async function send<T>(method: string, path: string, body: unknown, options: Options<T> = {}): Promise<T> {
  const response = await ask(method, path, body, options.signal);
  const json: unknown = response.status === 204 ? undefined : await readJson(response);
  return options.read ? options.read(json) : (json as T);
}

async function ask(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const isFile = body instanceof FormData || body instanceof Blob;
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language };
  if (body !== undefined && !isFile) headers['Content-Type'] = 'application/json';
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = isFile ? body : JSON.stringify(body);
  if (signal) init.signal = signal;
  const response = await fetch(path, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkProblem();
  });
  if (!response.ok) {
    if (response.status === 401) tellSignedOut();
    throw await readProblem(response);
  }
  return response;
}

/** A file that the server makes of what is posted, with the name it gives it. */
async function sendForFile(path: string, body: unknown): Promise<{ blob: Blob; name: string }> {
  const response = await ask('POST', path, body);
  const name =
    /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'download';
  return { blob: await response.blob(), name };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

/** Same-origin JSON. `const roll = await api.get<RollView>('/api/…')`; refusals are thrown as `ApiProblem`. */
export const api = {
  get: <T>(path: string, options?: Options<T>) => send('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: Options<T>) => send('POST', path, body, options),
  postForFile: (path: string, body: unknown) => sendForFile(path, body),
  put: <T>(path: string, body?: unknown, options?: Options<T>) => send('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: Options<T>) => send('PATCH', path, body, options),
  delete: <T>(path: string, options?: Options<T>) => send('DELETE', path, undefined, options),
};

/** Id of a row that this page is about to create. Mint it once per intent and keep it across retries. */
export function mintId(): string {
  return crypto.randomUUID();
}

/** `?q=ana&shift=night`, leaving out what is empty. */
export function queryString(
  values: Readonly<Record<string, string | number | boolean | undefined | null>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '' && value !== false)
      parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

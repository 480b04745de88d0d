export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

interface Init {
  readonly method: string;
  readonly body?: string | Blob;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser's worth of cookies and headers, without the browser. */
export class Session {
  accountId = '';
  #cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    private readonly locale = 'en',
  ) {}

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async signIn(email: string, password: string): Promise<void> {
    const { status, body } = await this.post('/api/session', { email, password });
    if (status !== 200 && status !== 201)
      throw new Error(`sign-in of ${email}: ${status} ${JSON.stringify(body)}`);
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  post<T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, body);
  }

  put<T = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send<T>('PUT', path, body);
  }

  delete<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('DELETE', path, body);
  }

  /** Bytes as `application/octet-stream`. */
  upload<T = Record<string, unknown>>(path: string, bytes: Uint8Array): Promise<Answer<T>> {
    return this.#fetch<T>(path, {
      method: 'POST',
      body: new Blob([new Uint8Array(bytes)]),
      headers: { 'content-type': 'application/octet-stream' },
    });
  }

  async download(path: string): Promise<{ status: number; bytes: Uint8Array }> {
    const response = await fetch(`${this.url}${path}`, { headers: this.#headers() });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  }

  send<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    if (body === undefined) return this.#fetch<T>(path, { method });
    return this.#fetch<T>(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }

  async #fetch<T>(path: string, init: Init): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { ...this.#headers(), origin: this.url, ...init.headers },
    });
    for (const each of response.headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      const cut = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  }

  #headers(): Record<string, string> {
    return { 'accept-language': this.locale, ...(this.#cookies.size > 0 ? { cookie: this.cookie } : {}) };
  }
}

import supertest, { type Response, type Test } from 'supertest';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A browser's worth of cookies and headers, without the browser. */
export class Session {
  accountId = '';
  readonly #cookies = new Map<string, string>();

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
  async upload<T = Record<string, unknown>>(path: string, bytes: Uint8Array): Promise<Answer<T>> {
    const request = this.#request('post', path).type('application/octet-stream');
    return this.#answer<T>(await request.send(Buffer.from(bytes)));
  }

  /** The bytes of an answer; with a body, of the answer to posting it. */
  async download(
    path: string,
    body?: unknown,
  ): Promise<{ status: number; bytes: Uint8Array; headers: Headers }> {
    const request = this.#request(body === undefined ? 'get' : 'post', path)
      .buffer(true)
      .parse(readBytes);
    const response = await (body === undefined
      ? request
      : request.type('application/json').send(JSON.stringify(body)));
    const headers = new Headers(response.headers);
    return { status: response.status, bytes: new Uint8Array(response.body as Buffer), headers };
  }

  async send<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const request = this.#request(method.toLowerCase() as Method, path);
    // Serialised here: a body of `null` or a bare text goes out as it is.
    return this.#answer<T>(
      await (body === undefined ? request : request.type('application/json').send(JSON.stringify(body))),
    );
  }

  #request(method: Method, path: string): Test {
    const client = supertest(this.url);
    const request = client[method](path).redirects(0);
    request
      .ok(() => true)
      .set('accept-language', this.locale)
      .set('origin', this.url);
    return this.#cookies.size === 0 ? request : request.set('cookie', this.cookie);
  }

  #answer<T>(response: Response): Answer<T> {
    const headers = new Headers();
    for (const [name, value] of Object.entries(response.headers as Record<string, string | string[]>)) {
      for (const each of [value].flat()) headers.append(name, each);
    }
    for (const each of headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      const cut = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const isJson = /json/.test(headers.get('content-type') ?? '');
    const { text } = response;
    const body: unknown = isJson && text ? JSON.parse(text) : text;
    return { status: response.status, body: body as T, headers };
  }
}

function readBytes(response: Response, done: (error: Error | null, bytes: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
}

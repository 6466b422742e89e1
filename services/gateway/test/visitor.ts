export interface Reply {
  status: number;
  headers: Headers;
  body: Body;
  text: string;
}

/** What tests read of any body. */
export interface Body {
  [name: string]: unknown;
  code?: string;
  detail?: string;
  errors?: { field: string; in: string; pointer?: string; code: string; detail: string }[];
}

/** Somebody with a browser of her own: keeps cookies, and sends the token that changes need. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  csrf: string | undefined;

  constructor(
    private readonly url: string,
    private readonly standing: Record<string, string> = {},
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('POST', path, body, headers);
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const raw = typeof body === 'string' || body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : body === undefined ? undefined : JSON.stringify(body);
    const response = await this.raw(method, path, raw, headers);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: isJson ? (JSON.parse(text) as Body) : {} };
  }

  async raw(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    const response = await fetch(new URL(path, this.url), {
      method,
      signal,
      body,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 && { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(this.csrf && { 'x-csrf-token': this.csrf }),
        ...this.standing,
        ...headers,
      },
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

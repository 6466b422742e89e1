/** An answer that is not what the step needed, with what the system said. */
export class UnexpectedAnswer extends Error {
  constructor(
    readonly method: string,
    readonly path: string,
    readonly status: number,
    readonly problem: { code?: string; detail?: string; [key: string]: unknown },
  ) {
    super(`${method} ${path} answered ${status}${problem.code ? ` ${problem.code}` : ''}${problem.detail ? `: ${problem.detail}` : ''}`);
  }
}

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

interface Sending {
  headers?: Record<string, string>;
  language?: 'sv' | 'en';
}

/** As much of a browser as the API needs: it keeps cookies, follows no redirect by itself, and speaks JSON. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  constructor(readonly base: string) {}

  get = <T>(path: string, sending?: Sending) => this.send<T>('GET', path, undefined, sending);
  post = <T>(path: string, body?: unknown, sending?: Sending) => this.send<T>('POST', path, body, sending);
  patch = <T>(path: string, body?: unknown, sending?: Sending) => this.send<T>('PATCH', path, body, sending);
  put = <T>(path: string, body?: unknown, sending?: Sending) => this.send<T>('PUT', path, body, sending);
  delete = <T>(path: string, sending?: Sending) => this.send<T>('DELETE', path, undefined, sending);

  /** @throws UnexpectedAnswer where the status is not 2xx */
  async send<T>(method: string, path: string, body?: unknown, { headers = {}, language = 'sv' }: Sending = {}): Promise<Answer<T>> {
    const sent = new Headers({ accept: 'application/json', 'accept-language': language, ...headers });
    if (body !== undefined) sent.set('content-type', 'application/json');
    if (method !== 'GET') sent.set('origin', new URL(this.base).origin);
    const response = await this.fetch(new URL(path, this.base), {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const parsed = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
    if (!response.ok) throw new UnexpectedAnswer(method, path, response.status, typeof parsed === 'object' ? parsed : { detail: parsed });
    return { status: response.status, body: parsed as T, headers: response.headers };
  }

  /** The cookies that it has for an address, as another browser takes them over. */
  cookiesFor(address: string): { name: string; value: string; url: string }[] {
    return [...(this.cookies.get(new URL(address).host) ?? [])].map(([name, value]) => ({ name, value, url: address }));
  }

  /** One request with this browser's cookies for that host; redirects are left to the caller. */
  async fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const cookies = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, cookies);
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    return response;
  }
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = '', ...attributes] = header.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  const expired = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute) || /expires=Thu, 01 Jan 1970/i.test(attribute));
  if (expired || value === '') cookies.delete(name);
  else cookies.set(name, value);
}

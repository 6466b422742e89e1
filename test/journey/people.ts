import { randomInt } from 'node:crypto';
import { Browser, UnexpectedAnswer } from './browser.js';
import type { PostBox } from './post.js';

interface Session {
  signedIn: boolean;
  personId: string;
  roles: string[];
  csrfToken: string;
}

/** Somebody with a browser who has signed in. */
export class Person {
  constructor(
    readonly browser: Browser,
    readonly session: Session,
    readonly email: string,
  ) {}

  get<T>(path: string, language?: 'sv' | 'en') {
    return this.browser.get<T>(path, { language });
  }

  async change<T>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown, headers: Record<string, string> = {}) {
    return this.browser.send<T>(method, path, body, { headers: { 'x-csrf-token': this.session.csrfToken, ...headers } });
  }
}

/** Signs in as an outside actor does: with a code that comes by mail. */
export async function signInByCode(web: string, post: PostBox, email: string): Promise<Person> {
  const browser = new Browser(web);
  await browser.post('/api/v1/sign-in/codes', { email, language: 'sv' });
  const mail = await post.mail(email, /kod/i);
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(mail.text)?.[0];
  if (!code) throw new Error(`found no code in “${mail.subject}”`);
  const { body } = await browser.post<Session>('/api/v1/sign-in/sessions', { email, code });
  return new Person(browser, body, email);
}

const mostSteps = 15;

/** Signs in as staff do: by the authorization-code flow at the identity provider, filling in its form. */
export async function signInAsStaff(web: string, account: string): Promise<Person> {
  const browser = new Browser(web);
  let url = new URL('/api/v1/sign-in/staff?returnTo=/', web);
  let init: RequestInit = {};
  for (let step = 0; step < mostSteps; step++) {
    const response = await browser.fetch(url, { ...init, headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' } });
    const location = response.headers.get('location');
    const page = await response.text();
    if (response.status >= 400) throw new UnexpectedAnswer('GET', url.pathname, response.status, { detail: page.slice(0, 300) });
    if (location) {
      url = new URL(location, url);
      init = {};
    } else if (url.host === new URL(web).host) {
      const { body } = await browser.get<Session>('/api/v1/session');
      if (!body.signedIn) throw new Error('the identity provider let staff in, but there is no session');
      return new Person(browser, body, account);
    } else {
      url = new URL(/<form[^>]*action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? missingForm(page), url);
      init = { method: 'POST', body: new URLSearchParams({ account }).toString() };
    }
  }
  throw new Error('signing in as staff goes round in circles');
}

const missingForm = (page: string): never => {
  throw new Error(`the identity provider shows no form: ${page.slice(0, 300)}`);
};

/** A Swedish organisation number that is well-formed and most likely nobody's. */
export function organisationNumber(): string {
  const digits = `5599${randomInt(10_000, 99_999)}`;
  const sum = Array.from(digits).reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits.slice(0, 6)}-${digits.slice(6)}${(10 - (sum % 10)) % 10}`;
}

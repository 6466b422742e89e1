import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { SidekickConfiguration } from './configuration.js';
import { escapeHtml, listen, loopback, page, readForm } from './http.js';
import { partsOf } from './sms-parts.js';

interface TextMessage {
  id: string;
  status: 'created';
  direction: 'outgoing';
  from: string;
  to: string;
  message: string;
  /** UTC without an offset, as the real one writes it. */
  created: string;
  parts: number;
  /** In ten-thousandths of the currency. */
  cost: number;
}

const textSender = /^[A-Za-z][A-Za-z0-9]{2,10}$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const known = new Set(['from', 'to', 'message', 'dryrun', 'flashsms', 'whendelivered', 'dontlog']);
const longestParts = 10;
const costPerPart = 5200;
const kept = 500;

/**
 * A stand-in for the SMS interface of 46elks (https://46elks.com/docs/send-sms): refuses what the real one would refuse, answers
 * in the same form, and shows what it was given: as a page at `/`, as JSON, newest first, at `/messages`.
 */
export async function startSmsStandIn({ port, username, password, host = loopback }: NonNullable<SidekickConfiguration['sms']>): Promise<Server> {
  const messages: TextMessage[] = [];
  const expected = Buffer.from(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  return listen(port, host, (request, response) => {
    const path = (request.url ?? '').toLowerCase();
    if (path === '/a1/sms') void send(request, response, expected, messages);
    else if (path === '/messages') json(response, messages);
    else if (path === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(inbox(messages));
    else refuse(response, 404, 'Not found');
  });
}

async function send(request: IncomingMessage, response: ServerResponse, expected: Buffer, messages: TextMessage[]) {
  if (request.method !== 'POST') return refuse(response, 405, 'Method not allowed');
  if (!isAuthorised(request.headers.authorization, expected)) return refuse(response, 401, 'API access denied');
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return refuse(response, 400, 'Expected form data');
  const form = await readForm(request).catch(() => undefined);
  if (!form) return refuse(response, 413, 'Too large');
  // Their own examples leave the plus sign as it is, which in a form means a space.
  form.set('to', (form.get('to') ?? '').replace(/^ /, '+'));
  const wrong = whatIsWrong(form);
  if (wrong) return refuse(response, 400, wrong);
  const message = accepted(form);
  if (form.get('dryrun') !== 'yes') messages.unshift(message);
  messages.length = Math.min(messages.length, kept);
  json(response, message);
}

function whatIsWrong(form: URLSearchParams): string | undefined {
  const unknown = [...form.keys()].find((name) => !known.has(name));
  if (unknown) return `Unknown parameter ${unknown}`;
  const missing = ['from', 'to', 'message'].find((name) => !form.get(name));
  if (missing) return `Missing key ${missing}`;
  const [from, to, message] = ['from', 'to', 'message'].map((name) => form.get(name) ?? '') as [string, string, string];
  if (!e164.test(to)) return `Invalid to number ${to}`;
  if (!textSender.test(from) && !e164.test(from)) return `Invalid from ${from}`;
  if (partsOf(message) > longestParts) return 'Message too long';
  return undefined;
}

function accepted(form: URLSearchParams): TextMessage {
  const message = form.get('message') ?? '';
  const parts = partsOf(message);
  return {
    status: 'created',
    direction: 'outgoing',
    from: form.get('from') ?? '',
    to: form.get('to') ?? '',
    message,
    created: new Date().toISOString().replace('Z', '000'),
    parts,
    cost: parts * costPerPart,
    id: `s${randomBytes(16).toString('hex')}`,
  };
}

function isAuthorised(given: string | undefined, expected: Buffer): boolean {
  const credentials = Buffer.from(given ?? '');
  return credentials.length === expected.length && timingSafeEqual(credentials, expected);
}

function json(response: ServerResponse, body: unknown) {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, why: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(why);
}

const inbox = (messages: readonly TextMessage[]) =>
  page(
    'Text messages',
    `<table><tr><th>When (UTC)<th>To<th>From<th>Message</tr>
${messages.map(({ created, to, from, message }) => `<tr><td>${created.slice(0, 19)}<td>${to}<td>${escapeHtml(from)}<td>${escapeHtml(message)}</tr>`).join('\n')}
</table>`,
  );

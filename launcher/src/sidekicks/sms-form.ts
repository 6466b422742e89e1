import { randomBytes } from 'node:crypto';
import { utc, type TextMessage } from './sms-message.js';
import { partsOf } from './sms-parts.js';

const textSender = /^[A-Za-z][A-Za-z0-9]{2,10}$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const known = new Set(['from', 'to', 'message', 'dryrun', 'flashsms', 'whendelivered', 'dontlog']);
const longestParts = 10;
const costPerPart = 5200;

export function whatIsWrong(form: URLSearchParams): string | undefined {
  const unknown = [...form.keys()].find((name) => !known.has(name));
  if (unknown) return `Unknown parameter ${unknown}`;
  const missing = ['from', 'to', 'message'].find((name) => !form.get(name));
  if (missing) return `Missing key ${missing}`;
  const [from, to, message] = ['from', 'to', 'message'].map((name) => form.get(name) ?? '') as [string, string, string];
  if (!e164.test(to)) return `Invalid to number ${to}`;
  if (!textSender.test(from) && !e164.test(from)) return `Invalid from ${from}`;
  if (partsOf(message) > longestParts) return 'Message too long';
  if (!isAddress(form.get('whendelivered'))) return 'Invalid whendelivered';
  return (form.get('dontlog') ?? 'message') === 'message' ? undefined : 'Invalid dontlog';
}

const isAddress = (url: string | null): boolean => url === null || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));

export function accepted(form: URLSearchParams): TextMessage {
  const message = form.get('message') ?? '';
  const parts = partsOf(message);
  return {
    status: 'created',
    direction: 'outgoing',
    from: form.get('from') ?? '',
    to: form.get('to') ?? '',
    message: form.has('dontlog') ? null : message,
    created: utc(new Date()),
    parts,
    cost: parts * costPerPart,
    id: `s${randomBytes(16).toString('hex')}`,
  };
}

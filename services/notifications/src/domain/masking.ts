import type { Fetched } from './letters/letter.js';

/** Enough of an address for staff to recognise it, too little to use it: `a***@example.se`, `+4670***67`. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  if (at > 0) return `${Array.from(address)[0]}***${address.slice(at)}`;
  return `${address.slice(0, 5)}***${address.slice(-2)}`;
}

/** Servers like to quote the address in what they answer; what is kept and logged of it must not. */
export function withoutAddress(text: string, address: string): string {
  if (address === '') return text;
  const quoted = address.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(quoted, 'gi'), masked(address));
}

/** What is behind these acts for whoever has it: links of ours, and where the SMS operator reports; also as they stand in a form. */
const linkPath = /((?:\/|%2F)(?:[mnprs]|hooks(?:\/|%2F)sms)(?:\/|%2F))[\w-]+/gi;
/** What is shorter would be found where it is not meant. */
const shortestSecret = 4;

/** Filters like to quote what they dislike in a message, whole or in part: of what was fetched for it nothing may be kept. */
export const withoutSecrets = (text: string, fetched: unknown): string =>
  textsIn(fetched)
    .filter(({ length }) => length >= shortestSecret)
    .toSorted((one, other) => other.length - one.length)
    .reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text)
    .replaceAll(linkPath, '$1***');

/** Whether a message holds a code or a link that lets whoever has it act; a name that was fetched for it is no secret from her. */
export const holdsSecret = (text: string, { visitor: _visitor, hostName: _hostName, applicantName: _applicantName, ...secrets }: Fetched): boolean => withoutSecrets(text, secrets) !== text;

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];

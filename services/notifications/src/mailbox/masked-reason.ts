import { withoutAddress, withoutSecrets } from '../domain/masking.js';
import type { RecipientReport } from './read-delivery-report.js';

const longest = 300;
const anyAddress = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

/** What a server tells of a message, as far as it may be kept: without addresses, hers and whomever it was passed on to. */
export function reasonOf({ action, status, answer }: RecipientReport, recipient: string | null): string {
  const told = withoutSecrets(withoutAddress((answer ?? '').replaceAll(/\p{C}+/gu, ' '), recipient ?? ''), null)
    .replaceAll(anyAddress, (address) => (address.includes('***') ? address : '***'));
  return [action, status, told].filter((word) => word).join(' ').slice(0, longest);
}

import { statusOf } from '../domain/bounce.js';
import { addressIn, groupsOf, type Fields } from './mail-fields.js';

const actions = ['delivered', 'delayed', 'failed'] as const;
export type Action = (typeof actions)[number];

/** What a server tells of one recipient (RFC 3464). */
export interface RecipientReport {
  action: Action;
  /** As it was written to, and as whom it came to in the end. */
  recipients: string[];
  status: string | null;
  answer: string | null;
}

const mostRecipients = 50;

/** The recipients in a `message/delivery-status`: all groups of fields but the first, which is about the message. */
export const readDeliveryStatus = (text: string): RecipientReport[] =>
  groupsOf(text).slice(1, mostRecipients + 1).map(readRecipient).filter((report) => report !== undefined);

/** Servers that write another name for a message than it has leave its own here. */
export const originalIdIn = (text: string): string | undefined => {
  const [first] = groupsOf(text);
  return first?.get('x-original-message-id') ?? first?.get('original-message-id');
};

function readRecipient(fields: Fields): RecipientReport | undefined {
  const action = actions.find((known) => known === /^\w+/.exec(fields.get('action') ?? '')?.[0].toLowerCase());
  if (!action) return undefined;
  const recipients = ['original-recipient', 'final-recipient'].map((name) => addressIn(fields.get(name))).filter((address) => address !== undefined);
  const answer = fields.get('diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '') ?? null;
  return { action, recipients: [...new Set(recipients)], status: statusOf(fields.get('status') ?? null, answer), answer };
}

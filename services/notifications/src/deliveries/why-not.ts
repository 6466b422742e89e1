import type { Instant } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import type { Message } from '../announcing/message.js';
import { consentTo } from '../domain/consent.js';
import { timeZoneIn } from '../domain/time-zone.js';
import { takesSms } from '../domain/ways.js';
import type { ClaimedDelivery } from './claim-due.js';
import type { Ending } from './settle.js';

/** A message that does not go now, and why: never, or not yet. */
export type Unsent = Extract<Ending, { state: 'suppressed' | 'put-off' }>;

interface Around {
  /** Of the house. */
  timeZone: string;
  now: Instant;
}

/** Why a message does not go now; undefined where nothing speaks against it. */
export function whyNot(delivery: ClaimedDelivery, message: Message, { timeZone, now }: Around): Unsent | undefined {
  const { content, channel, category, recipient, personId, toHouse, digestFor, wishes, history } = delivery;
  if (content === null) return suppressed(personId === null && !toHouse ? 'erased' : 'host-erased');
  const { until } = content;
  // What was put in line before this was thought of has no such time.
  if (until != null && Temporal.Instant.compare(until, now) <= 0) return suppressed('too-late', `too late: of no use since ${until}`);
  if (recipient === null) return undefined;
  if (channel === 'sms' && !takesSms(message.sms, recipient)) return suppressed(recipient.phone === null ? 'no-phone' : 'preference');
  if (history.isOutrun) return suppressed('told-newer', 'she has been told something newer');
  if (history.isReminded) return suppressed('told-newer', 'she is reminded by a later one');
  if (message.onlyAfterAnother && !history.wasTold) return suppressed('nothing-to-take-back', 'she was told nothing that it takes back');
  const asking = { category, channel, until: until ?? null, timeZone: timeZoneIn(content) ?? timeZone, isDigest: digestFor !== null };
  const consent = consentTo(asking, wishes, now);
  if (consent.kind === 'go') return undefined;
  // All that has come to the house in the night is one mail in the morning.
  return consent.kind === 'suppressed' ? suppressed(consent.why) : { state: 'put-off', until: consent.until, why: toHouse ? 'digest' : consent.why };
}

const suppressed = (why: Extract<Unsent, { state: 'suppressed' }>['why'], reason: string | null = null): Unsent => ({ state: 'suppressed', why, reason });

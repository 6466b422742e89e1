import type { Instant } from '#kernel';
import { judge, type Outcome } from '../domain/attempt.js';
import { withoutAddress } from '../domain/masking.js';
import type { ClaimedDelivery } from './claim-due.js';
import type { Delivered } from './courier.js';
import type { Ending, Settlement, Tried } from './settle.js';

/** What is written down of how it went, without the address that servers like to quote. */
export function settlementOf(delivery: ClaimedDelivery, delivered: Delivered, { now, chance }: { now: Instant; chance: number }): Settlement {
  if (!('outcome' in delivered)) return { delivery, ending: delivered, tried: null };
  const { provider, before } = delivered;
  const masked = (text: string): string => withoutAddress(text, addressOf(delivery));
  const outcome = 'reason' in delivered.outcome ? { ...delivered.outcome, reason: masked(delivered.outcome.reason) } : delivered.outcome;
  if (outcome.kind === 'held') return { delivery, ending: { state: 'put-off', until: now.add({ milliseconds: outcome.delay }), why: null }, tried: null };
  const { attempts, category, dueAt, digestFor } = delivery;
  const age = now.since(digestFor ?? dueAt).total('milliseconds');
  const tried: Tried = { provider, outcome: outcome.kind, answer: answerOf(outcome, before && masked(before)), receipt: outcome.kind === 'sent' ? outcome : {} };
  return { delivery, ending: judge(outcome, { attempts, age, category, chance }), tried };
}

/** Whether somebody should know of it. */
export const isTrouble = (ending: Ending): boolean =>
  ending.state === 'failed' || ending.state === 'uncertain' || (ending.state === 'queued' && ending.reason !== null);

const answerOf = (outcome: Outcome, before: string | null): string | null =>
  [before, 'reason' in outcome ? outcome.reason : null].filter((said) => said !== null).join('; ') || null;

const addressOf = ({ recipient, channel }: ClaimedDelivery): string => (channel === 'email' ? recipient?.email : recipient?.phone) ?? '';

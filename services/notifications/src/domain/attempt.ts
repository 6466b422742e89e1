import { treatmentOf, type Category } from './category.js';

/** What a provider says of a message that it has accepted. */
export interface Receipt {
  /** What it calls the message; its reports name it so. */
  providerId?: string;
  /** How many SMS it is sent as. */
  parts?: number;
  /** In 1/10,000 of the provider's currency. */
  cost?: number;
}

/** How an attempt to hand a message over ended. */
export type Outcome =
  | ({ kind: 'sent' } & Receipt)
  /** Refused for good: the same message would be refused again. */
  | { kind: 'refused'; reason: string }
  /** Not accepted this time, for something about this message or its recipient. */
  | { kind: 'deferred'; reason: string }
  /** The other side is away, or does not let us in: nothing is wrong with the message. */
  | { kind: 'away'; reason: string }
  /** The line broke when it may already have been accepted. */
  | { kind: 'unknown'; reason: string }
  /** What belongs in it is not to be had yet, from a service that hears of things a moment after us. Nothing was sent. */
  | { kind: 'not-yet'; reason: string }
  /** It is not known yet whom it is for. Nothing was sent. */
  | { kind: 'nobody-yet'; reason: string }
  /** The service that has what belongs in it is away. Nothing was sent. */
  | { kind: 'owner-away'; reason: string };

export interface Attempt {
  /** This attempt included. */
  attempts: number;
  /** Milliseconds since the message was to be sent for the first time. */
  age: number;
  category: Category;
  /** From 0 to 1, at random: so that those who have failed together do not all come back together. */
  chance: number;
}

export type Verdict =
  | { state: 'sent' }
  | { state: 'failed'; reason: string }
  | Queued
  /** It may have gone through; sent again as the same message after a while, or never. */
  | { state: 'uncertain'; reason: string; delay: number | null };

interface Queued {
  state: 'queued';
  /** Null where it is no failure, and not worth showing. */
  reason: string | null;
  delay: number;
  /** Whether something newer to tell of the same is told instead of it. */
  yields: boolean;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const least = second;
const delays = [5 * second, 15 * second, minute, 5 * minute, 15 * minute, 30 * minute, hour];
const delaysNotYet = [second, second, 2 * second, 5 * second, 10 * second, 20 * second, minute, 5 * minute];
/** By the kind of outcome. To ask after a service of the house costs next to nothing. */
const longestWhileAway: Partial<Record<Outcome['kind'], number>> = { 'away': minute, 'owner-away': 15 * second };
/** For so long what is not to be had yet is in the nature of things. */
const ordinaryWait = 30 * second;
const givenUpAfter = 72 * hour;

// Facts of different services do not come in their order.
const isEarly = (kind: Outcome['kind']): boolean => kind === 'not-yet' || kind === 'nobody-yet';

/** The longest that it may take until the next attempt, in milliseconds. A server that is away for all is asked often, since no recipient suffers from it. */
export function longestDelay(attempts: number, kind: Outcome['kind']): number {
  const pauses = isEarly(kind) ? delaysNotYet : delays;
  return Math.min(pauses[Math.min(attempts, pauses.length) - 1] ?? hour, longestWhileAway[kind] ?? hour);
}

/** Milliseconds until the next attempt: anything from a second to the longest that it may take. */
export const delayAfter = (attempts: number, kind: Outcome['kind'], chance: number): number =>
  Math.round(least + chance * (longestDelay(attempts, kind) - least));

/** What becomes of a delivery after an attempt. */
export function judge(outcome: Outcome, { attempts, age, category, chance }: Attempt): Verdict {
  if (outcome.kind === 'sent') return { state: 'sent' };
  const { kind, reason } = outcome;
  const isGivenUp = age >= givenUpAfter;
  const delay = delayAfter(attempts, kind, chance);
  if (kind === 'unknown') return { state: 'uncertain', reason, delay: isGivenUp || treatmentOf[category].whenUncertain === 'leave' ? null : delay };
  if (kind === 'refused' || isGivenUp) return { state: 'failed', reason };
  return {
    state: 'queued',
    reason: isEarly(kind) && age < ordinaryWait ? null : reason,
    delay,
    yields: kind === 'not-yet' || kind === 'owner-away',
  };
}

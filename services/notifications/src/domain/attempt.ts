/** How an attempt to hand a message over ended. */
export type Outcome =
  | { kind: 'sent' }
  /** Refused for good: the same message would be refused again. */
  | { kind: 'refused'; reason: string }
  /** Not accepted this time, for something about this message or its recipient. */
  | { kind: 'deferred'; reason: string }
  /** The other side is away, or does not let us in: nothing is wrong with the message. */
  | { kind: 'away'; reason: string }
  /** The line broke when it may already have been accepted. */
  | { kind: 'unknown'; reason: string };

export interface Attempt {
  /** This attempt included. */
  attempts: number;
  /** Milliseconds since the message was to be sent for the first time. */
  age: number;
}

export type Verdict =
  | { state: 'sent' }
  | { state: 'failed'; reason: string }
  | { state: 'pending'; reason: string; delay: number; maybeTwice: boolean };

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const delays = [5 * second, 15 * second, minute, 5 * minute, 15 * minute, 30 * minute, hour];
const longestWhileAway = minute;
const givenUpAfter = 72 * hour;

/** Milliseconds until the next attempt. A server that is away for all is asked often, since no recipient suffers from it. */
export function delayAfter(attempts: number, kind: Outcome['kind']): number {
  const delay = delays[Math.min(attempts, delays.length) - 1] ?? hour;
  return kind === 'away' ? Math.min(delay, longestWhileAway) : delay;
}

/** What becomes of a delivery after an attempt. */
export function judge(outcome: Outcome, { attempts, age }: Attempt): Verdict {
  if (outcome.kind === 'sent') return { state: 'sent' };
  const { reason } = outcome;
  if (outcome.kind === 'refused' || age >= givenUpAfter) return { state: 'failed', reason };
  return { state: 'pending', reason, delay: delayAfter(attempts, outcome.kind), maybeTwice: outcome.kind === 'unknown' };
}

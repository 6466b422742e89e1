import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { treatmentOf, type Category } from './category.js';

export type Choice = 'at-once' | 'daily' | 'off';

/** By the clocks of a zone, `21:00`; where it ends when it begins, it is never quiet. */
export interface QuietHours {
  begins: string;
  ends: string;
  timeZone: string;
}

/** What is known of what somebody wants, and of the address that it would go to. */
export interface Wishes {
  /** Of this category by this channel; null where she has said nothing. */
  choice: Choice | null;
  quiet: QuietHours | null;
  suppressedSince: string | null;
}

/** What bears on when a message may go. */
export interface Asking {
  category: Category;
  channel: 'email' | 'sms' | 'app';
  /** From when on it is of no use. */
  until: string | null;
  /** Of what it tells of, else of the house: where she is, unless she has told. */
  timeZone: string;
  /** Whether it has its place in a digest already. */
  isDigest: boolean;
}

export type Consent =
  | { kind: 'go' }
  | { kind: 'suppressed'; why: 'preference' | 'address-suppressed' }
  | { kind: 'wait'; until: Instant; why: 'quiet-hours' | 'digest' };

/** When the house disturbs nobody who has said nothing. */
export const houseQuiet = { begins: '21:00', ends: '07:00' };
const digestTime = Temporal.PlainTime.from('07:30');

/** Whether a message may go now, to somebody who has these wishes. */
export function consentTo({ category, channel, until, timeZone, isDigest }: Asking, wishes: Wishes, now: Instant): Consent {
  // What stands in the app waits there until she looks.
  if (channel === 'app') return { kind: 'go' };
  // Whoever asks for a code stands waiting for it, and may have mended her address.
  if (wishes.suppressedSince !== null && category !== 'sign-in') return { kind: 'suppressed', why: 'address-suppressed' };
  const choice = choiceOf(category, channel, wishes.choice);
  if (choice === 'off') return { kind: 'suppressed', why: 'preference' };
  if (!treatmentOf[category].canWait) return { kind: 'go' };

  const quiet = wishes.quiet ?? { ...houseQuiet, timeZone };
  const isOfUseAt = (time: Instant): boolean => until === null || Temporal.Instant.compare(time, until) < 0;
  const digest = choice === 'daily' && !isDigest ? nextDigest(quiet.timeZone, now) : null;
  if (digest && isOfUseAt(endOfQuiet(quiet, digest) ?? digest)) return { kind: 'wait', until: digest, why: 'digest' };
  const ends = endOfQuiet(quiet, now);
  return ends && isOfUseAt(ends) ? { kind: 'wait', until: ends, why: 'quiet-hours' } : { kind: 'go' };
}

/**
 * Her choice where she may choose, else what the house does: news go only to whoever has asked for them, and a decision comes by
 * mail whatever she wants. By SMS it comes to whoever wants SMS, and a choice narrows that.
 */
export function choiceOf(category: Category, channel: 'email' | 'sms', choice: Choice | null): Choice {
  if (!mayChoose(category, channel)) return 'at-once';
  if (choice === null) return category === 'news' ? 'off' : 'at-once';
  return channel === 'sms' && choice === 'daily' ? 'at-once' : choice;
}

export const mayChoose = (category: Category, channel: 'email' | 'sms'): boolean =>
  treatmentOf[category].mayBeStopped || (category === 'decision' && channel === 'sms');

/** When the next digest goes: half past seven by the clocks of a zone, never now. */
export function nextDigest(timeZone: string, now: Instant): Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return [0, 1]
    .map((days) => today.add({ days }).toZonedDateTime({ timeZone, plainTime: digestTime }).toInstant())
    .find((time) => Temporal.Instant.compare(time, now) > 0)!;
}

/**
 * The first moment after `now` that is not quiet; null where it is not quiet now. On the nights when the clocks change that may be
 * an hour that comes twice, or the moment when they jump over the end.
 */
export function endOfQuiet(quiet: QuietHours, now: Instant): Instant | null {
  if (!isQuiet(quiet, now)) return null;
  const { timeZone } = quiet;
  const local = now.toZonedDateTimeISO(timeZone);
  const ends = [0, 1].flatMap((days) => {
    const end = local.toPlainDate().add({ days }).toPlainDateTime(Temporal.PlainTime.from(quiet.ends));
    return (['earlier', 'later'] as const).map((disambiguation) => end.toZonedDateTime(timeZone, { disambiguation }).toInstant());
  });
  const jump = local.getTimeZoneTransition('next')?.toInstant();
  return [...ends, ...(jump ? [jump] : [])]
    .filter((time) => Temporal.Instant.compare(time, now) > 0 && !isQuiet(quiet, time))
    .toSorted((one, other) => Temporal.Instant.compare(one, other))[0] ?? null;
}

function isQuiet({ begins, ends, timeZone }: QuietHours, at: Instant): boolean {
  const time = at.toZonedDateTimeISO(timeZone).toPlainTime();
  const [begin, end] = [Temporal.PlainTime.from(begins), Temporal.PlainTime.from(ends)];
  const hasBegun = Temporal.PlainTime.compare(begin, time) <= 0;
  const hasEnded = Temporal.PlainTime.compare(end, time) <= 0;
  return Temporal.PlainTime.compare(begin, end) <= 0 ? hasBegun && !hasEnded : hasBegun || !hasEnded;
}

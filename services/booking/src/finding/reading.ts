import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { daysLater, mostDays } from '../domain/finding-times.js';
import type { Needs } from '../domain/wish.js';
import { datesAround, type Dates } from '../sites/calendars.js';
import type { Own } from './own.js';

export interface Looking {
  /** Of these spaces alone. */
  spaceIds?: readonly string[];
  /** Of these sites, and of the others where the clocks are the same; none is all. */
  siteIds?: readonly string[];
  /** Not of those others. */
  onlyThere?: boolean;
  /** Only the first of the times that floor is taken, which nearly always is enough. */
  onlyFirstTaken?: boolean;
  /** RFC 3339, or by the clocks of each site. */
  from: string;
  to: string;
  needs: Needs;
  personId: string;
  organisationId: string | null;
  own?: Own | undefined;
  now: Instant;
}

/** What there is to read of time: all that a wish, or what comes nearest to it, may touch. */
export interface Frame {
  dates: Dates;
  from: Instant;
  until: Instant;
}

/** Some days around those that are wished, whatever the clocks and however long setting up takes; and a month after. */
export function frameOf({ from, to, now }: Pick<Looking, 'from' | 'to' | 'now'>): Frame {
  const around = datesAround(from, to);
  // So far is nobody shown anything: who asks for more is told so when it is known by which clocks.
  const furthest = around.from.add({ days: mostDays + 5 });
  const last = Temporal.PlainDate.compare(around.to, furthest) < 0 ? around.to : furthest;
  const dates = { from: around.from, to: last.add({ days: daysLater }) };
  const yesterday = now.subtract({ hours: 24 });
  return { dates, from: latest(midnight(dates.from), yesterday), until: midnight(dates.to.add({ days: 1 })) };
}

const midnight = (date: Temporal.PlainDate): Instant => date.toZonedDateTime('UTC').toInstant();

const latest = (one: Instant, other: Instant): Instant => (Temporal.Instant.compare(one, other) < 0 ? other : one);

import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { sequenceAt } from '../domain/calendar-entry.js';
import type { CalendarAnswer } from './read-answer.js';

interface Invited {
  id: string;
  /** Of what it is about. */
  version: number;
  at: string;
  isSeries: boolean;
  /** Where it is one of a series: when the rule has it begin, by these clocks. */
  occasion: string | null;
  timeZone: string | null;
}

/**
 * What somebody answers to an invitation, on the newest that she may have answered; of two answers to the same the newer one counts,
 * whichever comes first. A clock that goes fast gains nothing.
 * @returns false where no such invitation went to that address
 */
export async function noteAnswer(tx: Transaction, given: CalendarAnswer, now: Instant): Promise<boolean> {
  const invitation = (await invitationsOf(tx, given)).find((one) => isOf(given, one));
  if (!invitation) return false;
  const answeredAt = Temporal.Instant.compare(given.at, now) > 0 ? now : given.at;
  await tx.execute(sql`
    update deliveries set answer = ${given.answer}, answered_at = ${answeredAt}
    where id = ${invitation.id} and (answered_at is null or answered_at < ${answeredAt})`);
  return true;
}

/** Those that went to her about it, the newest first; locked, since two answers may come at once. */
const invitationsOf = (tx: Transaction, { about, attendee }: CalendarAnswer): Promise<Invited[]> =>
  tx.query<Invited>(sql`
    select id, about_version as version, content ->> 'at' as at, content ? 'series' as "isSeries",
      case when about <> ${about} then content #>> '{booking,recurrenceId}' end as occasion, content #>> '{booking,timeZone}' as "timeZone"
    from deliveries
    where lower(recipient) = ${attendee} and channel = 'email' and content ->> 'invitation' = 'REQUEST'
      and state in ('sending', 'sent', 'delivered', 'uncertain') and (about = ${about} or content #>> '{booking,seriesId}' = ${about})
    order by about_version desc, id desc limit 100 for update`);

function isOf({ sequence, occasion }: CalendarAnswer, invited: Invited): boolean {
  if (sequence !== null && sequenceOf(invited) > sequence) return false;
  return occasion === null ? invited.occasion === null : invited.occasion !== null && isSameTime(occasion, invited.occasion, invited.timeZone ?? 'UTC');
}

// As the invitation said it: what several facts tell counts by time.
const sequenceOf = ({ version, at, isSeries, occasion }: Invited): number => (isSeries || occasion !== null ? sequenceAt(at) : version);

/** Calendars name an occasion by the clocks, or in UTC. */
function isSameTime(told: string, meant: string, timeZone: string): boolean {
  const local = Temporal.PlainDateTime.from(meant);
  if (!told.endsWith('Z')) return local.equals(Temporal.PlainDateTime.from(told));
  return local.toZonedDateTime(timeZone).toInstant().equals(Temporal.Instant.from(told));
}

import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Interval } from '../domain/interval.js';
import { workingMinutes, workingTimeBefore } from '../domain/working-time.js';

interface RunningClock {
  siteId: string;
  startedAt: Instant;
}

/**
 * The applicant is waited for: the clock stands still, and what it has counted is kept. The case is locked; the caller locks its
 * bookings after it, if at all.
 * @returns false where nobody is waited for, since it has been decided, or she is already
 */
export async function stopClock(tx: Transaction, caseId: string, now: Instant): Promise<boolean> {
  const running = await tx.maybeOne<RunningClock>(sql`
    select site_id as "siteId", clock_started_at as "startedAt" from cases
    where id = ${caseId} and state = 'requested' and waits_for = 'staff' for no key update`);
  if (!running) return false;
  const minutes = workingMinutes(await windowsOf(tx, running.siteId, running.startedAt, now), running.startedAt, now);
  await tx.execute(sql`
    update cases set waits_for = 'applicant', clock_stopped_at = ${now}, clock_minutes = ${minutes}, version = version + 1
    where id = ${caseId}`);
  return true;
}

interface StoppedClock {
  siteId: string;
  minutes: number;
}

/**
 * Staff are waited for again. The clock counts from the moment since which as much working time has passed as had when it was
 * stopped, however the hours of the house have been changed in between. The case is locked.
 * @returns false where the clock was not stopped
 */
export async function startClock(tx: Transaction, caseId: string, now: Instant): Promise<boolean> {
  const stopped = await tx.maybeOne<StoppedClock>(sql`
    select site_id as "siteId", clock_minutes as minutes from cases
    where id = ${caseId} and waits_for = 'applicant' for no key update`);
  if (!stopped) return false;
  const startedAt = workingTimeBefore(await windowsOf(tx, stopped.siteId, null, now), now, stopped.minutes);
  await tx.execute(sql`
    update cases set waits_for = 'staff', clock_started_at = ${startedAt}, clock_stopped_at = null, clock_minutes = 0, version = version + 1
    where id = ${caseId}`);
  return true;
}

/** When the site was open, as far as that is kept. */
const windowsOf = (tx: Transaction, siteId: string, from: Instant | null, to: Instant): Promise<Interval[]> =>
  tx.query<Interval>(sql`
    select lower(during) as start, upper(during) as end from open_windows
    where calendar_id = ${siteId} and date between
      coalesce((${from}::timestamptz at time zone 'UTC')::date - 1, '-infinity') and (${to}::timestamptz at time zone 'UTC')::date + 1
    order by date`);

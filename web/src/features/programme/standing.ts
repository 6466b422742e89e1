import type { components } from '@/api/schema.gen';

export type ProgrammeEvent = components['schemas']['ProgrammeEvent'];
type Known = Pick<ProgrammeEvent, 'state' | 'seatsLeft' | 'registrationOpens' | 'registrationCloses'>;

/** What somebody can do about an event now: take a seat, wait for one, or nothing, and why. */
export type Standing = 'open' | 'queue' | 'not-yet' | 'closed' | 'cancelled' | 'over';

export function standingOf({ state, seatsLeft, registrationOpens, registrationCloses }: Known, now: number): Standing {
  if (state === 'cancelled') return 'cancelled';
  if (state === 'over') return 'over';
  if (registrationOpens !== null && Date.parse(registrationOpens) > now) return 'not-yet';
  if (Date.parse(registrationCloses) <= now) return 'closed';
  return seatsLeft === 0 ? 'queue' : 'open';
}

const fewSeats = 10;

/** What a reader should know before she goes on; nothing where there is plenty of room. */
export function callOf(event: Known, now: number): 'cancelled' | 'full' | 'few' | undefined {
  const standing = standingOf(event, now);
  if (standing === 'cancelled') return 'cancelled';
  if (standing === 'queue') return 'full';
  return standing === 'open' && event.seatsLeft <= fewSeats ? 'few' : undefined;
}

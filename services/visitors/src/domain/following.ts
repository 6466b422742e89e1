import type { Temporal } from 'temporal-polyfill';
import { stateAfter, type VisitState } from './visit-states.js';

interface Names {
  sv: string;
  en: string;
}

/** Where and when somebody is expected. */
export interface Place {
  siteId: string;
  siteName: Names;
  address: string;
  spaceName: Names | null;
  timeZone: string;
  expectedFrom: Temporal.Instant;
  expectedUntil: Temporal.Instant;
}

export interface Followed extends Place {
  state: VisitState;
  title: Names;
  cancelledAt: Temporal.Instant | null;
}

/** What a registration or a booking, as it now stands, means for a visit. */
export interface Wish {
  title: Names;
  /** Null when nobody is expected any more. */
  place: Place | null;
}

export type Step<V> = { change: 'expect' | 'move' | 'cancel' | 'rename'; after: V } | null;

/**
 * How a visit follows what it is for; null where nothing changes. Whoever has come has come: her visit is not cancelled any more.
 * @param mayReturn whether somebody who is not expected any more can be expected again
 */
export function follow<V extends Followed>(visit: V, { title, place }: Wish, now: Temporal.Instant, mayReturn: boolean): Step<V> {
  const renamed = { ...visit, title };
  if (!place && visit.state === 'expected') {
    return { change: 'cancel', after: { ...renamed, state: stateAfter(visit.state, 'cancel'), cancelledAt: now } };
  }
  if (place && visit.state === 'cancelled' && mayReturn) {
    return { change: 'expect', after: { ...renamed, ...place, state: stateAfter(visit.state, 'expect'), cancelledAt: null } };
  }
  if (place && visit.state !== 'cancelled' && isElsewhere(visit, place)) {
    return { change: 'move', after: { ...renamed, ...place, state: stateAfter(visit.state, 'move') } };
  }
  return sameNames(visit.title, title) ? null : { change: 'rename', after: renamed };
}

const isElsewhere = (visit: Place, place: Place): boolean =>
  visit.siteId !== place.siteId ||
  visit.address !== place.address ||
  visit.timeZone !== place.timeZone ||
  !sameNames(visit.siteName, place.siteName) ||
  !sameNames(visit.spaceName, place.spaceName) ||
  !visit.expectedFrom.equals(place.expectedFrom) ||
  !visit.expectedUntil.equals(place.expectedUntil);

const sameNames = (a: Names | null, b: Names | null): boolean => a?.sv === b?.sv && a?.en === b?.en;

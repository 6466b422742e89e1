import type { Temporal } from 'temporal-polyfill';
import { stateAfter, type VisitState } from './visit-states.js';

/** Stands where somebody's own words stood. */
export const erasedText = '[raderad / erased]';

/** What somebody comes for who has not said, or of whom it has been forgotten. */
export const unnamedErrand = { sv: 'Besök', en: 'Visit' };

interface PersonsVisit {
  kind: 'attendee' | 'guest' | 'walk-in';
  state: VisitState;
  title: { sv: string; en: string };
  visitorId: string | null;
  visitorName: string | null;
  visitorOrganisation: string | null;
  hostId: string | null;
  cancelledAt: Temporal.Instant | null;
}

/**
 * A visit as it stands when a person has been forgotten. That somebody was here still counts; who, and whom she visited, goes.
 * @param isTitleHers whether what the visit is called are words of the person
 */
export function forgetPerson<V extends PersonsVisit>(visit: V, personId: string, isTitleHers: boolean, now: Temporal.Instant): V {
  const withoutHost = visit.hostId === personId ? { ...visit, hostId: null } : visit;
  const titled = isTitleHers ? { ...withoutHost, title: { sv: erasedText, en: erasedText } } : withoutHost;
  if (visit.visitorId !== personId) return titled;
  const nameless = { ...titled, visitorId: null, visitorName: null, visitorOrganisation: null };
  if (visit.state !== 'expected') return nameless;
  return { ...nameless, state: stateAfter(visit.state, 'cancel'), cancelledAt: now };
}

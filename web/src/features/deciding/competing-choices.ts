import { nothingOffered, untilOf, type Offered } from './offered';
import type { Compared } from './queries';
import { isGiven, noReason, reasonBody, type Reason } from './reason';

export const choices = ['wait', 'approve', 'offer', 'decline'] as const;

/** What is to become of one request; what was filled in stays when another choice is looked at. */
export interface Choice {
  kind: (typeof choices)[number];
  offered: Offered;
  reason: Reason;
}

export type Chosen = Record<string, Choice>;

const undecided: Choice = { kind: 'wait', offered: nothingOffered, reason: noReason };
export const chosenFor = (chosen: Chosen, bookingId: string): Choice => chosen[bookingId] ?? undecided;

/** Only one can have it: approving another lets the first wait again. */
export function withChoice(chosen: Chosen, bookingId: string, more: Partial<Choice>): Chosen {
  const others = more.kind === 'approve' ? Object.fromEntries(Object.entries(chosen).map(([id, each]) => [id, each.kind === 'approve' ? { ...each, kind: 'wait' as const } : each])) : chosen;
  return { ...others, [bookingId]: { ...chosenFor(chosen, bookingId), ...more } };
}

const decidedOn = (chosen: Chosen, requests: readonly Compared[]) =>
  requests.map(({ booking }) => ({ booking, choice: chosenFor(chosen, booking.id) })).filter(({ choice }) => choice.kind !== 'wait');

/** Which requests lack what their choice needs: something to offer, or a reason. */
export const lacking = (chosen: Chosen, requests: readonly Compared[]): string[] =>
  decidedOn(chosen, requests)
    .filter(({ choice: { kind, offered, reason } }) => (kind === 'offer' && offered.places.length === 0) || (kind === 'decline' && !isGiven(reason)))
    .map(({ booking }) => booking.id);

const row = ({ id, version }: Compared['booking']) => ({ bookingId: id, version });

/** All of it as one decision; undefined where nothing is decided. */
export function bodyOf(chosen: Chosen, requests: readonly Compared[]) {
  const decided = decidedOn(chosen, requests);
  if (decided.length === 0) return undefined;
  const of = (kind: Choice['kind']) => decided.filter(({ choice }) => choice.kind === kind);
  const [approved] = of('approve');
  return {
    ...(approved && { approve: row(approved.booking) }),
    offers: of('offer').map(({ booking, choice: { offered } }) => ({ ...row(booking), alternatives: offered.places, until: untilOf(offered, booking.timeZone) })),
    decline: of('decline').map(({ booking, choice: { reason } }) => ({ ...row(booking), ...reasonBody(reason) })),
  };
}

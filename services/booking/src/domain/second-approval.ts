import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { decide, type BookingStanding } from './booking-states.js';
import { contains, merge, type Interval } from './interval.js';

export const allGrounds = ['people', 'opening-hours', 'alcohol'] as const;
export type Ground = (typeof allGrounds)[number];

/** When one person's approval is not enough. */
export interface ApprovalRules {
  version: number;
  /** Null is however many come. */
  peopleOver: number | null;
  outsideOpeningHours: boolean;
  alcohol: boolean;
}

interface Occasion extends Interval {
  people: number;
  servesAlcohol: boolean;
}

/** Why a second person has to approve it too; nothing where one is enough. `open` is when the house is open anyway, around its time. */
export function secondApprovalGrounds(occasion: Occasion, rules: ApprovalRules | null, open: readonly Interval[]): Ground[] {
  if (!rules) return [];
  const holds: Record<Ground, boolean> = {
    people: rules.peopleOver !== null && occasion.people > rules.peopleOver,
    'opening-hours': rules.outsideOpeningHours && !merge(open).some((stretch) => contains(stretch, occasion)),
    alcohol: rules.alcohol && occasion.servesAlcohol,
  };
  return allGrounds.filter((ground) => holds[ground]);
}

/** How far a booking has come on its way through two approvals. */
export interface Approvals {
  secondApproval: Ground[];
  firstApprovedBy: string | null;
  firstApprovedAt: Temporal.Instant | null;
}

export const notApproved = { firstApprovedBy: null, firstApprovedAt: null };

type Approvable = BookingStanding & Approvals;

/**
 * What the approval of one person does to a request for which there are these grounds now: it is approved, where there are none or
 * another has approved it before on all of them; else hers is the first.
 */
export function approveOn<B extends Approvable>(
  booking: B,
  { grounds, by }: { grounds: Ground[]; by: string },
  now: Temporal.Instant,
): { change: 'approve' | 'approve-first'; after: B } {
  const { firstApprovedBy, firstApprovedAt, secondApproval } = booking;
  const isSeen = firstApprovedAt !== null && firstApprovedBy !== null && grounds.every((ground) => secondApproval.includes(ground));
  if (grounds.length > 0 && !isSeen) {
    const first = decide(booking, { change: 'approve-first' }, now);
    return { change: 'approve-first', after: { ...first, secondApproval: grounds, firstApprovedBy: by, firstApprovedAt: now } };
  }
  const after = { ...decide(booking, { change: 'approve' }, now), secondApproval: grounds };
  if (grounds.length > 0 && firstApprovedBy === by)
    throw new DomainError('booking.second-approval-by-another', { grounds, firstApprovedAt: firstApprovedAt!.toString() });
  return { change: 'approve', after: grounds.length > 0 ? after : { ...after, ...notApproved } };
}

type Changed = Occasion & Approvals & Pick<BookingStanding, 'state'>;

// What was looked at when it was approved.
const covers: Record<Ground, (before: Changed, after: Changed) => boolean> = {
  people: (before, after) => after.people <= before.people,
  'opening-hours': (before, after) => contains(before, after),
  alcohol: () => true,
};

/** On which of its grounds nobody has looked at a booking as it is after a change. */
export const groundsUnseen = (before: Changed, after: Changed, grounds: readonly Ground[]): Ground[] =>
  grounds.filter((ground) => !before.secondApproval.includes(ground) || !covers[ground](before, after));

/**
 * A booking that has been changed, with the grounds that there are for it now. A first approval that did not see all of them is
 * taken back. What is approved stays approved on what it was approved on: whether it may be changed so is another matter.
 */
export function regrounded<B extends Changed>(before: Changed, after: B, grounds: Ground[]): B {
  if (before.state === 'approved') {
    return { ...after, secondApproval: grounds.filter((ground) => before.secondApproval.includes(ground)) };
  }
  const isSeen = grounds.length > 0 && groundsUnseen(before, after, grounds).length === 0;
  return { ...after, secondApproval: grounds, ...(isSeen ? {} : notApproved) };
}

import { Temporal } from 'temporal-polyfill';
import type { Actor, Instant } from '#kernel';
import { rememberLastStart, type Place, type Search } from '../domain/finding-place.js';
import type { Approval, Deciding } from '../domain/finding-search.js';
import type { Stretch } from '../domain/finding-stretches.js';
import { approvesAtOnce, daysAheadOf } from '../domain/privileges.js';
import { secondApprovalGrounds, type ApprovalRules } from '../domain/second-approval.js';
import type { Needs } from '../domain/wish.js';
import { askerOf } from '../bookings/rules-in-the-way.js';
import type { Standing } from './read-standing.js';

interface Asked {
  actor: Actor;
  organisationId: string | null;
  needs: Needs;
  minutes: number;
  now: Instant;
}

/** The wish as rules see it. */
export function searchOf({ actor, organisationId, needs, minutes, now }: Asked, { grants }: Standing): Search {
  const daysAhead = daysAheadOf(grants, now);
  return { needs, minutes, now, asker: askerOf({ actor, organisationId, grants, now }), daysAhead, latestIn: rememberLastStart(now, daysAhead) };
}

/** How asking for so many would decide, by the rules of the space and then by agreements; what two have to approve staff decide. */
export const decidingBy = ({ grants, held }: Standing, now: Instant, people: number): Deciding => (place, time): Approval => {
  if (place.approvalRules && isForTwo(place, place.approvalRules, time, people)) return 'staff';
  if (place.approval === 'automatic') return 'automatic';
  const wish = { ...intervalOf(time), timeZone: place.timeZone };
  return grants.some((grant) => approvesAtOnce(grant, wish, held.get(grant.agreementId) ?? [], now)) ? 'agreement' : 'staff';
};

// Whether alcohol is served is said when it is asked for.
const isForTwo = ({ hours }: Place, rules: ApprovalRules, time: Stretch, people: number): boolean =>
  secondApprovalGrounds({ ...intervalOf(time), people, servesAlcohol: false }, rules, hours.days.map(intervalOf)).length > 0;

const intervalOf = ({ from, until }: Stretch) => ({ start: instant(from), end: instant(until) });
export const instant = (milliseconds: number): Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds);

export interface AskedNeeds extends Omit<Needs, 'layout'> {
  layout?: string | undefined;
}

/** What is asked for, each thing once. */
export const needsOf = ({ people, layout, equipment, accessibility, pooled, serviceIds }: AskedNeeds): Needs => ({
  people,
  layout: layout ?? null,
  equipment: [...new Set(equipment)],
  accessibility: [...new Set(accessibility)],
  pooled,
  serviceIds: [...new Set(serviceIds)],
});


import type { ComparedRequest } from '#contracts';
import type { Actor, Instant } from '#kernel';
import type { Queryable } from '#persistence';
import { standingOf } from '../bookings/quotas-in-the-way.js';
import type { BookingRow } from '../bookings/booking-row.js';
import { alternativesTo } from '../domain/finding-alternatives.js';
import { refusalsAt, refusedAnyway } from '../domain/finding-explanation.js';
import { furnishingOf, type Place, type Search } from '../domain/finding-place.js';
import { bestFirst, find } from '../domain/finding-search.js';
import { minute, written, type Stretch } from '../domain/finding-stretches.js';
import { approvesAtOnce, hoursInMonthOf } from '../domain/privileges.js';
import type { Quota } from '../domain/quotas.js';
import type { Refusal } from '../domain/refusal.js';
import { needsOf } from '../domain/wish.js';
import { placesOf } from '../finding/places.js';
import { readPlaces } from '../finding/read-places.js';
import { standingFrom } from '../finding/read-standing.js';
import { decidingBy, searchOf } from '../finding/searching.js';

interface Looking {
  actor: Actor;
  now: Instant;
}

type Standing = Pick<ComparedRequest, 'agreementId' | 'alternatives'> & { rules: Refusal[] };

/** What agreements and the rules of its space say of a request, floor aside, and what it could be offered instead: by the functions that everybody finds with. */
export async function standingOfRequest(db: Queryable, booking: BookingRow, { actor, now }: Looking): Promise<Standing> {
  const { organisationId, start, end } = booking;
  const time = { from: start.epochMilliseconds, until: end.epochMilliseconds };
  const minutes = (time.until - time.from) / minute;
  const elsewhere = { ...booking, layout: null, accessibility: [] };
  const personId = booking.applicantId ?? actor.id;
  const own = { holdId: null, bookingId: booking.id, personId, isStaff: true };
  const wish = { from: start.toString(), to: end.toString(), needs: elsewhere, minutes };
  const read = await readPlaces(db, { ...wish, personId, organisationId, own, now });
  const standing = standingFrom(read.standing);
  const { all, wishedIn } = placesOf(read, wish);
  const searching = (needs: Search['needs']) => searchOf({ actor, organisationId, needs, minutes, now }, standing);
  const there = all.find(({ id }) => id === booking.spaceId);
  const agreement = standing.grants.find((grant) => approvesAtOnce(grant, booking, standing.held.get(grant.agreementId) ?? [], now));
  const others = { all: all.filter(({ id }) => id !== booking.spaceId), wishedIn, deciding: decidingBy(standing, now, booking.people) };
  return {
    agreementId: booking.state === 'requested' ? (agreement?.agreementId ?? null) : null,
    rules: there ? rulesThere(there, searching(needsOf({ ...booking, accessibility: [] }, there)), time.from) : [{ code: 'space.not-found', params: {} }],
    alternatives: time.from > now.epochMilliseconds ? alternatives(booking, searching(elsewhere), { ...others, there }) : [],
  };
}

const rulesThere = (place: Place, search: Search, from: number): Refusal[] =>
  [...refusedAnyway(place, search), ...refusalsAt(place, furnishingOf(place, search.needs), search, from)].filter(({ code }) => code !== 'booking.conflict');

interface Others {
  all: readonly Place[];
  there: Place | undefined;
  wishedIn: (place: Place) => readonly Stretch[];
  deciding: ReturnType<typeof decidingBy>;
}

const mostOfAKind = 3;

/** Other spaces of the site at the same time, and else the next times; and other sites. */
function alternatives({ siteId }: BookingRow, search: Search, { all, there, wishedIn, deciding }: Others): ComparedRequest['alternatives'] {
  const { offers } = find(all.filter((place) => place.siteId === siteId), search, wishedIn, deciding);
  const sameTime = offers.slice(0, mostOfAKind).map(({ place, windows }) => {
    const { start: from, end: until } = windows[0]!;
    return { kind: 'other-space' as const, part: { place, from, until } };
  });
  const possible = bestFirst([...(there ? [there] : []), ...all].filter((place) => refusedAnyway(place, search).length === 0), search);
  const inReach = possible.filter((place) => place.siteId === siteId);
  const instead = alternativesTo(search, inReach, possible.filter((place) => place.siteId !== siteId)).flatMap(({ kind, parts }) =>
    kind === 'other-time' || kind === 'other-site' ? parts.map((part) => ({ kind, part })) : [],
  );
  return [...sameTime, ...instead].map(({ kind, part: { place, from, until } }) => ({
    kind,
    siteId: place.siteId,
    spaceId: place.id,
    start: written(from),
    end: written(until),
  }));
}

/** How much of its owner's quota is used beside it. */
export async function quotaBeside(db: Queryable, booking: BookingRow, quota: Quota | null): Promise<ComparedRequest['quota']> {
  const { applicantId, organisationId } = booking;
  if (!quota || (quota.hoursAMonth === null && quota.openRequests === null) || applicantId === null) return null;
  const held = await standingOf(db, quota, { personId: applicantId, organisationId }, [booking]);
  return { ...quota, hoursUsed: hoursInMonthOf(booking, held), requestsOpen: held.filter(({ isOpen }) => isOpen).length };
}

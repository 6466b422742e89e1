import { leadIn } from './habits.js';
import type { Step } from './planned.js';
import type { Random } from './random.js';
import type { Wish } from './wishes.js';
import type { YearHouse, YearSpace } from './year-house.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** What the service itself gives as the reason where nobody came. */
const nobodyCame = '019a0000-0000-7000-8000-0000000d0021';

export type Outlook = 'free' | 'taken';

interface Circumstances {
  house: YearHouse;
  space: YearSpace;
  now: number;
  random: Random;
}

/** When it was asked for; undefined where that would still be to come. */
export function askedAt(wish: Wish, { space, now, random }: Circumstances): number | undefined {
  const at = Math.round((wish.start - leadIn(space, random)) / 1000) * 1000;
  return at < now ? at : undefined;
}

/** What becomes of a request: all that has happened to it by now. */
export function fateOf(wish: Wish, requestedAt: number, outlook: Outlook, circumstances: Circumstances): Step[] {
  const { space, random, now } = circumstances;
  const asked = { at: requestedAt, by: wish.applicantId };
  if (outlook === 'free' && space.rules.approval === 'automatic') {
    return [{ change: 'book', state: 'approved', ...asked }, ...afterApproval(wish, requestedAt, circumstances)];
  }
  const request: Step = { change: 'request', state: 'requested', ...asked };
  const decidedAt = workingHour(requestedAt + random.skewed(20 * minute, 6 * day), random);
  // What nobody got round to in time was decided just before it was to begin.
  const at = Math.min(decidedAt, Math.max(requestedAt + minute, wish.start - hour));
  if (at >= now) return [request];
  return [request, ...decided(wish, at, outlook, circumstances)];
}

function decided(wish: Wish, at: number, outlook: Outlook, circumstances: Circumstances): Step[] {
  const { house, random } = circumstances;
  const by = random.oneOf(house.staffIds);
  if (random.chance(outlook === 'taken' ? 0.25 : 0.03)) return [{ change: 'withdraw', state: 'withdrawn', at, by: wish.applicantId }];
  if (outlook === 'taken' || random.chance(0.04)) return [{ change: 'decline', state: 'declined', at, by, reasonId: reason('decline', circumstances) }];
  return [{ change: 'approve', state: 'approved', at, by }, ...afterApproval(wish, at, circumstances)];
}

function afterApproval(wish: Wish, approvedAt: number, circumstances: Circumstances): Step[] {
  const { space, now, random } = circumstances;
  const ending = random.chance(0.07) && cancelled(wish, approvedAt, circumstances);
  if (ending) return [ending];
  const { releaseAfterMinutes } = space.rules;
  if (releaseAfterMinutes !== null && random.chance(0.06)) {
    const at = wish.start + releaseAfterMinutes * minute;
    return at < now ? [{ change: 'release', state: 'cancelled', at, by: null, reasonId: nobodyCame }] : [];
  }
  const cameAt = Math.max(approvedAt, wish.start + random.between(-10, 8) * minute);
  // Where nobody would free the space, many do not think of it.
  if (cameAt >= now || (releaseAfterMinutes === null && random.chance(0.35))) return [];
  const came: Step = { change: 'check-in', state: 'approved', at: cameAt, by: wish.applicantId };
  const leftAt = wish.end - random.between(2, 4) * 5 * minute;
  const isEarly = leftAt > Math.max(wish.start, cameAt) + 10 * minute && leftAt < now && random.chance(0.08);
  return isEarly ? [came, { change: 'finish', state: 'approved', at: leftAt, by: wish.applicantId }] : [came];
}

function cancelled(wish: Wish, approvedAt: number, circumstances: Circumstances): Step | undefined {
  const { space, now, random, house } = circumstances;
  const late = space.rules.lateCancellationMinutes * minute;
  const at = Math.round(approvedAt + (wish.start - approvedAt) * random.next() ** 0.4 - 1);
  if (at <= approvedAt || at >= Math.min(now, wish.start)) return undefined;
  const by = random.chance(0.85) ? wish.applicantId : random.oneOf(house.staffIds);
  const isLate = by === wish.applicantId && wish.start - at < late;
  return { change: 'cancel', state: 'cancelled', at, by, reasonId: reason('cancel', circumstances), isLate };
}

const reason = (kind: 'decline' | 'cancel', { house, random }: Circumstances): string =>
  random.oneOf(house.reasons.filter((one) => one.kind === kind && one.id !== nobodyCame)).id;

/** On a weekday between eight and five, or soon after eight on the next; whoever decides goes home at night. */
function workingHour(at: number, random: Random): number {
  const date = new Date(at);
  const isWorking = date.getUTCDay() % 6 !== 0 && date.getUTCHours() >= 7 && date.getUTCHours() < 16;
  if (isWorking) return Math.round(at / 1000) * 1000;
  const isBefore = date.getUTCDay() % 6 !== 0 && date.getUTCHours() < 7;
  const next = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + (isBefore ? 0 : 1), 7, random.between(0, 59), random.between(0, 59)));
  return next.getUTCDay() % 6 === 0 ? workingHour(next.getTime() + day - 8 * hour, random) : next.getTime();
}

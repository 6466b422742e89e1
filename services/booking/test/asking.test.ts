import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, bookingApproved, bookingRequested, cancelBooking, findFreeInPools, getBooking, moveBooking, placeHold, requestBooking, setOpeningException, setQuota, setRules, setTerms,
  type BookingView, type FactContract, type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { refusal } from './hall.js';
import { confirm, partner, type Partner } from './partner.js';
import { booths, openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  workshop = await openWorkshop({ replicas: 2 });
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const anna = () => workshop.house.as('booker');
type Person = ReturnType<typeof anna>;

// Each test has a day of its own.
let day = 0;
const nextDay = () => {
  day++;
  return (time: string) => `2027-01-${String(7 + (day % 20)).padStart(2, '0')}T${time}`;
};

const wish = (space: string, start: string, end: string, more: Partial<RawInputOf<typeof requestBooking>> = {}) => ({
  spaceId: workshop.space[space]!, start, end, title: 'Klimatdialog', people: 8, ...more,
});
const ask = (person: Person, ...args: Parameters<typeof wish>) => person.call(requestBooking, wish(...args));
const refused = (person: Person, ...args: Parameters<typeof wish>) => refusal(ask(person, ...args));
const given = async (...args: Parameters<typeof wish>) => {
  const { id } = await ask(anna(), ...args);
  return staff().call(approveBooking, { bookingId: id });
};

const change = (person: Person, { id, version }: BookingView, start: string, end: string) =>
  person.call(moveBooking, { bookingId: id, version, start, end });

describe('setting up and clearing up', () => {
  it('both come between two bookings: the first one’s clearing up, and then the second one’s setting up', async () => {
    const at = nextDay();
    const first = await given('hall', at('10:00'), at('12:00'));
    expect(first).toMatchObject({ layout: 'board', setupMinutes: 15, clearupMinutes: 10 });

    const tooClose = await refused(anna(), 'hall', at('12:39'), at('14:00'), { people: 100 });
    expect(tooClose).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ kind: 'booking' }] } });
    const second = await given('hall', at('12:40'), at('14:00'), { people: 100 });
    expect(second).toMatchObject({ layout: 'theatre', setupMinutes: 30, clearupMinutes: 15 });
  });

  it('a booking keeps the minutes that applied to it', async () => {
    const at = nextDay();
    const booking = await given('hall', at('10:00'), at('12:00'));
    const tables = workshop.house.database('booking');
    await tables.execute(sql`update layouts set setup_minutes = 60 where space_id = ${workshop.space.hall!} and kind = 'board'`);
    try {
      const { id: bookingId, version } = booking;
      const moved = await staff().call(moveBooking, { bookingId, version, start: at('14:00'), end: at('16:00') });
      expect(moved).toMatchObject({ setupMinutes: 15, clearupMinutes: 10 });
      expect(await ask(anna(), 'hall', at('18:00'), at('19:00'))).toMatchObject({ setupMinutes: 60 });
    } finally {
      await tables.execute(sql`update layouts set setup_minutes = 15 where space_id = ${workshop.space.hall!} and kind = 'board'`);
    }
  });

  it('take no time in a space that is not furnished, where bookings meet', async () => {
    const at = nextDay();
    await given('west', at('10:00'), at('12:00'));
    expect(await given('west', at('12:00'), at('13:00'))).toMatchObject({ layout: null, state: 'approved' });
    expect(await given('west', at('09:00'), at('10:00'))).toMatchObject({ state: 'approved' });
  });
});

describe('awkward times', () => {
  beforeAll(async () => {
    // Easter Day, when the house would be closed.
    const note = { sv: 'Öppet ändå', en: 'Open nevertheless' };
    const hours = { opens: '00:00', closes: '24:00' };
    await staff().call(setOpeningException, { siteId: workshop.siteId, date: '2027-03-28', hours, note });
  });

  it.each([
    ['ending at midnight', '2026-12-04T20:00', '2026-12-05T00:00', 4],
    ['across midnight', '2026-12-05T22:00', '2026-12-06T03:00', 5],
    ['a whole day', '2026-12-07T00:00', '2026-12-08T00:00', 24],
    ['two whole days', '2026-12-09T00:00', '2026-12-11T00:00', 48],
    ['the night on which clocks go forward', '2027-03-27T22:00', '2027-03-28T06:00', 7],
    ['the night on which clocks go back', '2027-10-30T22:00', '2027-10-31T06:00', 9],
  ])('%s is kept as the clocks of the site show it', async (_, start, end, hours) => {
    const booking = await given('west', start, end);
    expect((Date.parse(booking.end) - Date.parse(booking.start)) / 3_600_000).toBe(hours);
    // The moment before it ends is taken, and the moment when it ends is free.
    const last = new Date(Date.parse(booking.end) - 15 * 60_000).toISOString();
    const after = new Date(Date.parse(booking.end) + 15 * 60_000).toISOString();
    expect(await refused(anna(), 'west', last, booking.end)).toMatchObject({ code: 'booking.conflict' });
    expect(await ask(anna(), 'west', booking.end, after)).toMatchObject({ state: 'requested' });
  });

  it('the hour that is repeated is two, told apart by their offset', async () => {
    expect(await refused(anna(), 'east', '2027-10-31T02:30', '2027-10-31T03:30')).toMatchObject({ code: 'input.time-is-ambiguous' });
    expect(await ask(anna(), 'booth-0', '2027-10-31T02:00:00+02:00', '2027-10-31T02:00:00+01:00')).toMatchObject({ state: 'approved' });
    expect(await refused(anna(), 'booth-0', '2027-10-31T02:30:00+02:00', '2027-10-31T02:45:00+02:00')).toMatchObject({ code: 'booking.conflict' });
    expect(await ask(anna(), 'booth-0', '2027-10-31T02:30:00+01:00', '2027-10-31T02:45:00+01:00')).toMatchObject({ state: 'approved' });
  });
});

describe('what is given to the first who asks', () => {
  it('is approved at once, under the rules as they were, and told once', async () => {
    const at = nextDay();
    const person = anna();
    const booking = await ask(person, 'booth-1', at('10:00'), at('11:00'));
    expect(booking).toMatchObject({ state: 'approved', rulesVersion: 1, version: 1, decidedAt: booking.requestedAt });
    const { history } = await person.call(getBooking, { bookingId: booking.id });
    expect(history.map(({ change, state }) => [change, state])).toEqual([['book', 'approved']]);
    const told = async (fact: FactContract) => (await workshop.house.told(fact)).filter(({ subject }) => subject === booking.id).length;
    await eventually('the approval is told', async () => (await told(bookingApproved)) === 1 || undefined);
    expect(await told(bookingRequested)).toBe(0);
  });

  it('goes to one of many who ask at once, and the others are told what stands in the way', async () => {
    const at = nextDay();
    const attempts = await Promise.allSettled(
      Array.from({ length: 60 }, () => anna().call(requestBooking, wish('booth-2', at('10:00'), at('11:00')), { timeoutMs: 60_000 })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts.filter((one) => one.status === 'rejected')) expect(attempt.reason).toMatchObject({ code: 'booking.conflict' });
  });

  it('is, where a request keeps others out, kept for her until staff have decided', async () => {
    const at = nextDay();
    const first = await ask(anna(), 'east', at('10:00'), at('11:00'));
    expect(first).toMatchObject({ state: 'requested', holdsFloor: true });
    expect(await refused(anna(), 'east', at('10:30'), at('11:30'))).toMatchObject({ code: 'booking.conflict' });
    expect(await refused(anna(), 'hall', at('10:30'), at('11:30'))).toMatchObject({ code: 'booking.conflict' });
    expect(await staff().call(approveBooking, { bookingId: first.id })).toMatchObject({ state: 'approved' });
    await staff().call(cancelBooking, { bookingId: first.id, reason: 'Sjukdom' });
    expect(await ask(anna(), 'east', at('10:30'), at('11:30'))).toMatchObject({ state: 'requested' });
  });
});

describe('what is carried to a space', () => {
  it('comes from the pool that has what the space lacks, and not more than is left', async () => {
    const at = nextDay();
    const projector = { equipment: ['projector' as const] };
    const booking = await ask(anna(), 'booth-3', at('10:00'), at('12:00'), projector);
    expect(booking.pooled).toEqual([{ poolId: workshop.pool.projectors, amount: 1 }]);
    await ask(anna(), 'booth-4', at('11:00'), at('13:00'), projector);
    expect(await refused(anna(), 'booth-5', at('11:30'), at('14:00'), projector)).toMatchObject({
      code: 'booking.pool-overdrawn',
      params: { poolId: workshop.pool.projectors, amount: 1, left: 0 },
    });
    // One is back when the next is wanted.
    expect(await ask(anna(), 'booth-5', at('12:00'), at('14:00'), projector)).toMatchObject({ state: 'approved' });
    const { pools } = await anna().call(findFreeInPools, { siteId: workshop.siteId, from: booking.start, to: booking.end });
    expect(pools).toContainEqual({ poolId: workshop.pool.projectors, amount: 2, left: 0 });
  });

  it('is never more than there is, however many ask at once', async () => {
    const at = nextDay();
    const attempts = await Promise.allSettled(
      Array.from({ length: booths }, (_, index) => ask(anna(), `booth-${index}`, at('10:00'), at('12:00'), { equipment: ['projector'] })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const attempt of attempts.filter((one) => one.status === 'rejected')) expect(attempt.reason).toMatchObject({ code: 'booking.pool-overdrawn' });
  });

  it('is let go with the booking', async () => {
    const at = nextDay();
    const easels = { pooled: [{ poolId: workshop.pool.easels!, amount: 3 }] };
    const booking = await ask(anna(), 'booth-6', at('10:00'), at('12:00'), easels);
    expect(await refused(anna(), 'booth-7', at('10:00'), at('12:00'), easels)).toMatchObject({ code: 'booking.pool-overdrawn' });
    await staff().call(cancelBooking, { bookingId: booking.id, reason: 'Sjukdom' });
    expect(await ask(anna(), 'booth-7', at('10:00'), at('12:00'), easels)).toMatchObject({ state: 'approved' });
  });
});

describe('what is asked of whoever asks', () => {
  it('is to order services in time', async () => {
    const coffee = { serviceIds: [workshop.service.coffee!] };
    expect(await refused(anna(), 'booth-8', '2026-11-20T20:00', '2026-11-20T21:00', coffee)).toMatchObject({
      code: 'booking.service-too-late',
      params: { minutes: 1440, latest: '2026-11-19T19:00:00Z' },
    });
    const at = nextDay();
    expect(await ask(anna(), 'booth-8', at('20:00'), at('21:00'), coffee)).toMatchObject({ serviceIds: coffee.serviceIds });
  });

  it('is to accept the terms as they are now; staff have made them', async () => {
    const other = await openWorkshop();
    try {
      const { house, siteId, space } = other;
      const asking = { spaceId: space['booth-0']!, start: '2027-01-07T10:00', end: '2027-01-07T11:00', title: 'Möte', people: 2 };
      const text = { sv: 'Lämna lokalen som ni fann den.', en: 'Leave the space as you found it.' };
      const terms = await house.as('staff').call(setTerms, { siteId, text });
      expect(await refusal(house.as('booker').call(requestBooking, asking))).toMatchObject({
        code: 'booking.terms-not-accepted',
        params: { termsVersion: terms.version },
      });
      const accepted = await house.as('booker').call(requestBooking, { ...asking, termsVersion: terms.version });
      expect(accepted.termsVersion).toBe(terms.version);
      expect(await house.as('staff').call(requestBooking, { ...asking, start: '2027-01-07T12:00', end: '2027-01-07T13:00' })).toMatchObject({ termsVersion: null });
    } finally {
      await other.house.close();
    }
  });

  it('is to stay within a quota of requests and of hours, also for many at once', async () => {
    const at = nextDay();
    const [busy, hourly] = [anna(), anna()];
    await staff().call(setQuota, { kind: 'person', ownerId: busy.id, hoursAMonth: null, openRequests: 3 });
    await staff().call(setQuota, { kind: 'person', ownerId: hourly.id, hoursAMonth: 5, openRequests: null });
    const asked = await Promise.allSettled(Array.from({ length: 15 }, () => ask(busy, 'west', at('10:00'), at('11:00'))));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(asked.find((one) => one.status === 'rejected')!.reason).toMatchObject({
      code: 'booking.quota-requests',
      params: { kind: 'person', requests: 3, open: 3 },
    });
    const booked = await Promise.allSettled(
      Array.from({ length: booths }, (_, index) => ask(hourly, `booth-${index}`, at('14:00'), at('16:00'))),
    );
    expect(booked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(booked.find((one) => one.status === 'rejected')!.reason).toMatchObject({ code: 'booking.quota-hours', params: { hours: 5, used: 4, wanted: 2 } });
    // What she asks for an organisation is not on her own account.
    const organisationId = newId();
    await confirm(workshop, hourly.id, organisationId);
    expect(await ask(hourly, 'booth-0', at('17:00'), at('19:00'), { organisationId })).toMatchObject({ state: 'approved' });
  });

  it('is to act for whom the space is, which an agreement can make her do', async () => {
    const at = nextDay();
    const spaceId = workshop.space['booth-9']!;
    const rules = workshop.spaces.find(({ id }) => id === spaceId)!.rules;
    const { rulesVersion } = await staff().call(setRules, { spaceId, version: 1, rules: { ...rules, whoMayAsk: 'partners' } });
    expect(rulesVersion).toBe(2);
    expect(await refused(anna(), 'booth-9', at('10:00'), at('11:00'))).toMatchObject({ code: 'booking.not-for-you', params: { whoMayAsk: 'partners' } });
    const friend: Partner = await partner(workshop, { privileges: { daysAhead: null, automaticApproval: false, hoursAMonth: null, priority: 7 } });
    const booking = await ask(friend.member, 'booth-9', at('10:00'), at('11:00'), { organisationId: friend.organisationId });
    expect(booking).toMatchObject({ state: 'approved', rulesVersion: 2, priority: 7 });
  });
});

describe('a booking that its applicant changes', () => {
  it('may be moved anywhere while it is only requested', async () => {
    const at = nextDay();
    const person = anna();
    const booking = await ask(person, 'west', at('10:00'), at('11:00'));
    expect(await change(person, booking, at('15:00'), at('18:00'))).toMatchObject({ state: 'requested', version: 2 });
    expect(await refusal(change(anna(), { ...booking, version: 2 }, at('15:00'), at('16:00')))).toMatchObject({ code: 'booking.not-found' });
  });

  it('may take less once it is approved, and more only where the rules give it', async () => {
    const at = nextDay();
    const person = anna();
    const asked = await ask(person, 'west', at('10:00'), at('12:00'));
    const approved = await staff().call(approveBooking, { bookingId: asked.id });
    expect(await refusal(change(person, approved, at('10:00'), at('12:30')))).toMatchObject({ code: 'booking.change-needs-staff' });
    expect(await change(person, approved, at('10:30'), at('12:00'))).toMatchObject({ state: 'approved' });
    const booth = await ask(person, 'booth-10', at('10:00'), at('12:00'));
    expect(await change(person, booth, at('11:00'), at('14:00'))).toMatchObject({ state: 'approved' });
  });

  it('does not stand in its own way, and stays where it is when something else does', async () => {
    const at = nextDay();
    const person = anna();
    const booking = await ask(person, 'booth-11', at('10:00'), at('12:00'), { equipment: ['projector'] });
    await ask(anna(), 'booth-11', at('13:00'), at('14:00'));
    const moved = await change(person, booking, at('11:00'), at('13:00'));
    expect(await refusal(change(person, moved, at('11:30'), at('13:30')))).toMatchObject({ code: 'booking.conflict' });
    expect(await person.call(getBooking, { bookingId: booking.id })).toMatchObject({ start: moved.start, end: moved.end, version: 2 });
  });

  it('counts on a quota as it will be, not as it was', async () => {
    const at = nextDay();
    const person = anna();
    await staff().call(setQuota, { kind: 'person', ownerId: person.id, hoursAMonth: 3, openRequests: null });
    const booking = await ask(person, 'booth-10', at('18:00'), at('20:00'));
    expect(await refusal(change(person, booking, at('18:00'), at('22:00')))).toMatchObject({ code: 'booking.quota-hours', params: { used: 0, wanted: 4 } });
    expect(await change(person, booking, at('18:00'), at('21:00'))).toMatchObject({ state: 'approved' });
  });
});

describe('a hold', () => {
  it('is used up by the request that it was for', async () => {
    const at = nextDay();
    const person = anna();
    const hold = await person.call(placeHold, { spaceId: workshop.space['booth-1']!, start: at('10:00'), end: at('11:00') });
    expect(await refused(anna(), 'booth-1', at('10:00'), at('11:00'))).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ kind: 'hold' }] } });
    expect(await ask(person, 'booth-1', at('10:00'), at('11:00'), { holdId: hold.id })).toMatchObject({ state: 'approved' });
    const held = await workshop.house.database('booking').query(sql`select from holds where id = ${hold.id}`);
    expect(held).toEqual([]);
  });
});

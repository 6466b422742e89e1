import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  bookingApproved,
  bookingCancelled,
  bookingDeclined,
  bookingMoved,
  bookingRequested,
  bookingWithdrawn,
  cancelBooking,
  declineBooking,
  getBooking,
  moveBooking,
  requestBooking,
  withdrawBooking,
} from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const anna = () => hall.house.as('booker');

describe('deciding on a request', () => {
  it('tells the whole story of a booking, approved, moved and cancelled, and publishes each step as it stands', async () => {
    const [applicant, decider] = [anna(), staff()];
    const requested = await applicant.call(
      requestBooking,
      wish(hall.space.hall, { start: thursday('08:00'), end: thursday('09:00') }),
    );
    expect(requested).toMatchObject({ state: 'requested', version: 1, start: '2026-11-26T07:00:00Z', applicantId: applicant.id });
    const approved = await decider.call(approveBooking, { bookingId: requested.id, version: 1 });
    expect(approved).toMatchObject({
      state: 'approved',
      version: 2,
      decidedAt: '2026-11-20T10:00:00Z',
      purpose: 'Utsläppsfria maskiner',
    });
    const times = { start: thursday('08:30'), end: '2026-11-26T09:30:00+01:00' };
    const moved = await decider.call(moveBooking, { bookingId: requested.id, version: 2, ...times });
    expect(moved).toMatchObject({ state: 'approved', version: 3, start: '2026-11-26T07:30:00Z', end: '2026-11-26T08:30:00Z' });
    const cancelled = await applicant.call(cancelBooking, { bookingId: requested.id, reason: 'Sjuk' });
    expect(cancelled).toMatchObject({ state: 'cancelled', version: 4, reason: 'Sjuk' });

    const { history, ...shown } = await applicant.call(getBooking, { bookingId: requested.id });
    expect(shown).toMatchObject(cancelled);
    expect(history.map(({ change, state, by, start }) => [change, state, by, start])).toEqual([
      ['request', 'requested', applicant.id, '2026-11-26T07:00:00Z'],
      ['approve', 'approved', decider.id, '2026-11-26T07:00:00Z'],
      ['move', 'approved', decider.id, '2026-11-26T07:30:00Z'],
      ['cancel', 'cancelled', applicant.id, '2026-11-26T07:30:00Z'],
    ]);
    const told = await eventually('all four facts are in the stream', async () => {
      const facts = (await hall.house.told()).filter(({ subject }) => subject === requested.id);
      return facts.length === 4 && facts;
    });
    expect(told.map(({ type, aggregateversion }) => [type, aggregateversion])).toEqual(
      [bookingRequested, bookingApproved, bookingMoved, bookingCancelled].map(({ type }, index) => [type, index + 1]),
    );
    expect(told.at(-1)!.data).toMatchObject({ state: 'cancelled', reason: 'Sjuk', siteName: { en: 'Parken' }, version: 4 });
    expect(JSON.stringify(told)).not.toContain('Utsläppsfria');
  });

  it('declines with a reason, and withdraws', async () => {
    const applicant = anna();
    const one = await applicant.call(requestBooking, wish(hall.space.room));
    const other = await applicant.call(requestBooking, wish(hall.space.room));
    expect(await staff().call(declineBooking, { bookingId: one.id, reason: 'Stängt' })).toMatchObject({
      state: 'declined',
      reason: 'Stängt',
    });
    expect(await applicant.call(withdrawBooking, { bookingId: other.id })).toMatchObject({ state: 'withdrawn', reason: null });
    await eventually('both are told', async () => {
      const types = (await hall.house.told())
        .filter(({ subject }) => [one.id, other.id].includes(subject))
        .map(({ type }) => type);
      return types.includes(bookingDeclined.type) && types.includes(bookingWithdrawn.type);
    });
  });

  it('gives the time back when a booking is cancelled or moved away', async () => {
    const first = await anna().call(requestBooking, wish(hall.space['hall-west']));
    const second = await anna().call(requestBooking, wish(hall.space.hall));
    await staff().call(approveBooking, { bookingId: first.id });
    expect(await refusal(staff().call(approveBooking, { bookingId: second.id }))).toMatchObject({ code: 'booking.conflict' });
    await staff().call(moveBooking, {
      bookingId: first.id,
      version: 2,
      spaceId: hall.space.room,
      start: thursday('13:00'),
      end: thursday('14:00'),
    });
    await staff().call(approveBooking, { bookingId: second.id });
    await staff().call(cancelBooking, { bookingId: second.id, reason: 'Inställt' });
    const third = await anna().call(requestBooking, wish(hall.space['hall-east']));
    expect(await staff().call(approveBooking, { bookingId: third.id })).toMatchObject({ state: 'approved' });
  });

  it('moves into a time that it partly holds itself, but not into another’s', async () => {
    const mine = await anna().call(requestBooking, wish(hall.space.room, { start: thursday('08:00'), end: thursday('09:00') }));
    const others = await anna().call(requestBooking, wish(hall.space.room, { start: thursday('10:00'), end: thursday('11:00') }));
    for (const { id } of [mine, others]) await staff().call(approveBooking, { bookingId: id });
    await staff().call(moveBooking, { bookingId: mine.id, version: 2, start: thursday('08:30'), end: thursday('10:00') });
    const refused = await refusal(
      staff().call(moveBooking, { bookingId: mine.id, version: 3, start: thursday('09:30'), end: thursday('10:30') }),
    );
    expect(refused).toMatchObject({
      code: 'booking.conflict',
      params: { standsInTheWay: [{ bookingId: others.id, spaceName: { en: 'Room' } }] },
    });
    expect(await staff().call(getBooking, { bookingId: mine.id })).toMatchObject({ version: 3, end: '2026-11-26T09:00:00Z' });
  });

  it('refuses what is not possible, with why', async () => {
    const applicant = anna();
    const { id: bookingId } = await applicant.call(
      requestBooking,
      wish(hall.space.room, { start: thursday('15:00'), end: thursday('16:00') }),
    );
    expect(await refusal(applicant.call(cancelBooking, { bookingId, reason: 'x' }))).toMatchObject({
      code: 'booking.illegal-transition',
      params: { from: 'requested', change: 'cancel' },
    });
    expect(await refusal(staff().call(approveBooking, { bookingId, version: 7 }))).toMatchObject({
      code: 'version.changed',
      params: { current: 1 },
    });
    await staff().call(approveBooking, { bookingId });
    expect(await refusal(staff().call(approveBooking, { bookingId }))).toMatchObject({ code: 'booking.illegal-transition' });
    expect(await refusal(applicant.call(withdrawBooking, { bookingId }))).toMatchObject({ code: 'booking.illegal-transition' });
    const toRoom = { bookingId, version: 2, start: thursday('15:00'), end: thursday('16:00') };
    expect(await refusal(staff().call(moveBooking, { ...toRoom, spaceId: newId() }))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(staff().call(moveBooking, { ...toRoom, end: thursday('18:00') }))).toMatchObject({
      code: 'booking.outside-opening-hours',
    });
    expect(await refusal(staff().call(approveBooking, { bookingId: newId() }))).toMatchObject({ code: 'booking.not-found' });
  });

  it('lets nobody cancel, move or approve what has begun', async () => {
    const applicant = anna();
    const times = { start: '2026-11-20T15:00', end: '2026-11-20T16:00' };
    const [one, other] = await Promise.all([1, 2].map(() => applicant.call(requestBooking, wish(hall.space.room, times))));
    await staff().call(approveBooking, { bookingId: one!.id });
    hall.house.clock.set('2026-11-20T14:30:00Z');
    const later = { start: '2026-11-20T16:00', end: '2026-11-20T17:00' };
    const refused = await Promise.all([
      refusal(applicant.call(cancelBooking, { bookingId: one!.id, reason: 'x' })),
      refusal(staff().call(moveBooking, { bookingId: one!.id, version: 2, ...later })),
      refusal(staff().call(approveBooking, { bookingId: other!.id })),
    ]);
    hall.house.clock.set(today);
    expect(refused.map(({ code }) => code)).toEqual(['booking.already-begun', 'booking.already-begun', 'booking.in-the-past']);
  });

  it('lets nobody but the applicant withdraw, cancel or see, and does not say that there is anything', async () => {
    const other = anna();
    const { id: bookingId } = await anna().call(
      requestBooking,
      wish(hall.space.room, { start: thursday('16:00'), end: thursday('17:00') }),
    );
    for (const attempt of [
      other.call(getBooking, { bookingId }),
      other.call(withdrawBooking, { bookingId }),
      other.call(cancelBooking, { bookingId, reason: 'x' }),
      staff().call(withdrawBooking, { bookingId }),
    ])
      expect(await refusal(attempt)).toMatchObject({ code: 'booking.not-found' });
    expect(await hall.house.as('reception').call(getBooking, { bookingId })).toMatchObject({ id: bookingId });
  });
});

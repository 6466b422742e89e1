import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  bookingState,
  listBookings,
  listBookingStates,
  membershipConfirmed,
  membershipEnded,
  organisationRecorded,
  requestBooking,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { transitions } from '../src/domain/booking-states.js';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const anna = () => hall.house.as('booker');
const at = (start: string, end: string) => ({ start: thursday(start), end: thursday(end) });

describe('asking for a space', () => {
  it('is refused for each reason with what it rests on, and nothing is stored', async () => {
    const hallId = hall.space.hall;
    const refused = async (more: Parameters<typeof wish>[1]) => {
      const { code, params } = await refusal(anna().call(requestBooking, wish(hallId, more)));
      return { code, params };
    };
    expect(await refused({ spaceId: newId() })).toMatchObject({ code: 'space.not-found' });
    expect(await refused(at('14:00', '13:00'))).toMatchObject({ code: 'input.end-before-start' });
    expect(await refused({ people: 121 })).toMatchObject({
      code: 'booking.too-many-people',
      params: { people: 121, capacity: 120 },
    });
    expect(await refused({ equipment: ['microphone'] })).toMatchObject({
      code: 'booking.equipment-missing',
      params: { missing: ['microphone'] },
    });
    expect(await refused({ start: '2026-11-20T09:00', end: '2026-11-20T10:00' })).toMatchObject({ code: 'booking.in-the-past' });
    expect(await refused({ start: '2027-11-22T09:00', end: '2027-11-22T10:00' })).toMatchObject({
      code: 'booking.too-far-ahead',
    });
    expect(await refused(at('16:30', '17:30'))).toMatchObject({
      code: 'booking.outside-opening-hours',
      params: { opening: [{ date: '2026-11-26', closes: '2026-11-26T16:00:00Z' }] },
    });
    expect(await refused({ start: '2027-03-28T02:30', end: '2027-03-28T04:00' })).toMatchObject({
      code: 'input.time-does-not-exist',
    });
    expect(await refused({ organisationId: newId() })).toMatchObject({ code: 'booking.not-for-organisation' });
    expect(await hall.house.as('staff').call(listBookings, {})).toEqual({ items: [], next: null });
  });

  it('may compete with other requests, but not with what is approved; a stranger is not told what stands there', async () => {
    const first = await anna().call(
      requestBooking,
      wish(hall.space['hall-west'], { ...at('08:00', '10:00'), title: 'Anställningsintervju' }),
    );
    const second = await anna().call(requestBooking, wish(hall.space.hall, at('09:00', '11:00')));
    expect([first.state, second.state]).toEqual(['requested', 'requested']);
    await hall.house.as('staff').call(approveBooking, { bookingId: first.id });

    const stranger = await refusal(anna().call(requestBooking, wish(hall.space.hall, at('09:00', '11:00'))));
    expect(stranger).toMatchObject({ code: 'booking.conflict' });
    expect(stranger.params.standsInTheWay).toEqual([
      {
        kind: 'booking',
        spaceId: hall.space['hall-west'],
        spaceName: { sv: 'West sv', en: 'West' },
        start: '2026-11-26T07:00:00Z',
        end: '2026-11-26T09:00:00Z',
      },
    ]);
    const staff = await refusal(hall.house.as('staff').call(requestBooking, wish(hall.space.hall, at('09:00', '11:00'))));
    expect(staff.params.standsInTheWay).toMatchObject([
      { bookingId: first.id, title: 'Anställningsintervju', organisation: null },
    ]);
    expect(await anna().call(requestBooking, wish(hall.space.hall, at('10:00', '11:00')))).toMatchObject({ state: 'requested' });
  });

  it('for an organisation needs a membership that is confirmed and not ended, whatever order the facts come in', async () => {
    const applicant = anna();
    const [membershipId, organisationId] = [newId(), newId()];
    const data = { membershipId, personId: applicant.id, organisationId, role: 'member', at: '2026-11-01T10:00:00Z' };
    const ask = () => applicant.call(requestBooking, wish(hall.space.room, { organisationId }));
    await hall.house.tell(membershipConfirmed, { aggregateId: membershipId, aggregateVersion: 2, data: { ...data, version: 2 } });
    const booked = await eventually('a member may ask', async () => ask());
    expect(booked).toMatchObject({ organisationId, applicantId: applicant.id });

    await hall.house.tell(membershipEnded, { aggregateId: membershipId, aggregateVersion: 3, data: { ...data, version: 3 } });
    await eventually('she may not any more', async () => (await refusal(ask())).code === 'booking.not-for-organisation');
    const late = await hall.house.tell(membershipConfirmed, {
      aggregateId: membershipId,
      aggregateVersion: 2,
      data: { ...data, version: 2 },
    });
    const tables = hall.house.database('booking');
    await eventually('the late fact has been taken in', () => tables.maybeOne(sql`select from inbox where event_id = ${late}`));
    expect(await refusal(ask())).toMatchObject({ code: 'booking.not-for-organisation' });
  });

  it('names the organisation that stands in the way to staff', async () => {
    const applicant = anna();
    const [membershipId, organisationId] = [newId(), newId()];
    const data = { membershipId, personId: applicant.id, organisationId, role: 'member', at: '2026-11-01T10:00:00Z', version: 1 };
    await hall.house.tell(organisationRecorded, {
      aggregateId: organisationId,
      aggregateVersion: 2,
      data: { id: organisationId, name: 'Maskinbolaget AB', kind: 'legal-entity', version: 2 },
    });
    await hall.house.tell(organisationRecorded, {
      aggregateId: organisationId,
      data: { id: organisationId, name: 'Old', kind: 'legal-entity', version: 1 },
    });
    await hall.house.tell(membershipConfirmed, { aggregateId: membershipId, data });
    const booked = await eventually('a member may ask', () =>
      applicant.call(requestBooking, wish(hall.space.room, { ...at('15:00', '16:00'), organisationId })),
    );
    await hall.house.as('staff').call(approveBooking, { bookingId: booked.id });
    const { params } = await refusal(hall.house.as('staff').call(requestBooking, wish(hall.space.room, at('15:00', '16:00'))));
    expect(params.standsInTheWay).toMatchObject([{ organisation: 'Maskinbolaget AB' }]);
  });

  it('with the same key twice is asked once', async () => {
    const applicant = anna();
    const asked = wish(hall.space.room, at('11:00', '12:00'));
    const [one, two] = await Promise.all([1, 2].map(() => applicant.call(requestBooking, asked, { idempotencyKey: 'the-same' })));
    expect(two).toEqual(one);
    expect((await applicant.call(listBookings, {})).items).toHaveLength(1);
  });
});

describe('listing bookings', () => {
  it('shows a booker her own and staff everybody’s, by start, page by page', async () => {
    const applicant = anna();
    const hours = ['16:00', '08:00', '12:00', '10:00', '14:00'];
    for (const hour of hours) {
      await applicant.call(
        requestBooking,
        wish(hall.space['hall-east'], { start: `2026-12-03T${hour}`, end: `2026-12-03T${hour.slice(0, 2)}:30` }),
      );
    }
    const starts: string[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await applicant.call(listBookings, { limit: 2, ...(after && { after }) });
      expect(items.length).toBeLessThanOrEqual(2);
      starts.push(...items.map(({ start }) => start.slice(11, 13)));
      after = next ?? undefined;
    } while (after);
    expect(starts).toEqual(['07', '09', '11', '13', '15']);

    expect((await anna().call(listBookings, {})).items).toEqual([]);
    const { items } = await hall.house.as('reception').call(listBookings, {
      siteId: hall.siteId,
      spaceId: hall.space['hall-east'],
      state: 'requested',
      from: '2026-12-03T08:00:00Z',
      to: '2026-12-03T12:00:00+01:00',
    });
    expect(items.map(({ start }) => start)).toEqual(['2026-12-03T09:00:00Z']);
    expect((await hall.house.as('staff').call(listBookings, { siteId: newId() })).items).toEqual([]);
  });

  it('refuses an `after` that is none', async () => {
    const id = newId();
    const positions = ["2026-11-26T12:00:00Z' or true--", `2026-02-30T12:00:00Z ${id}`, `2026-11-26T99Z ${id}`, `2026-11-26T12:00:00Z ${'-'.repeat(36)}`];
    for (const after of ['x', ...positions.map((position) => Buffer.from(position).toString('base64url'))]) {
      expect(await refusal(anna().call(listBookings, { after }))).toMatchObject({
        code: 'input.invalid',
        fields: [{ field: 'after' }],
      });
    }
  });
});

it('the states of a booking are told to anybody', async () => {
  const told = await hall.house.as('visitor').call(listBookingStates, {});
  expect(told.transitions).toEqual(transitions);
  expect(told.states).toEqual(bookingState.options);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approveBooking, listMyQuotas, listQuotas, requestBooking, setQuota } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';
import { confirm } from './partner.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());
beforeEach(() => hall.house.database('booking').execute(sql`delete from quotas`));

const staff = () => hall.house.as('staff');
const booker = () => hall.house.as('booker');
const quota = (kind: 'person' | 'organisation', ownerId: string | null, hoursAMonth: number | null, openRequests: number | null = null) =>
  ({ kind, ownerId, hoursAMonth, openRequests });
const at = (from: string, to: string) => ({ start: thursday(from), end: thursday(to) });

describe('quotas', () => {
  it('are set, changed, listed page by page, and removed where no limit is left', async () => {
    const [one, other] = [newId(), newId()];
    for (const given of [quota('person', null, 10), quota('organisation', null, null, 3), quota('person', other, 5), quota('person', one, 1), quota('organisation', one, 2)])
      expect(await staff().call(setQuota, given)).toEqual(given);
    await staff().call(setQuota, quota('person', one, 7, 2));
    await staff().call(setQuota, quota('person', other, null));
    const first = await staff().call(listQuotas, { limit: 3 });
    const second = await staff().call(listQuotas, { limit: 3, after: first.next! });
    expect([...first.items, ...second.items]).toEqual([
      quota('organisation', null, null, 3), quota('person', null, 10), quota('organisation', one, 2), quota('person', one, 7, 2),
    ]);
    expect(second.next).toBeNull();
    expect(await refusal(staff().call(listQuotas, { after: 'nothing' }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'after' }] });
  });

  it('are shown to whom they are for, with what is used of them this month and how many wait', async () => {
    const [anna, organisationId] = [booker(), newId()];
    await confirm(hall, anna.id, organisationId);
    const ask = (hours: [string, string], more = {}) => anna.call(requestBooking, wish(hall.space.room, { ...at(...hours), ...more }));
    const given = await ask(['08:00', '09:30']);
    await staff().call(approveBooking, { bookingId: given.id });
    await ask(['10:00', '11:00']);
    await ask(['12:00', '14:00'], { organisationId });
    await ask(['00:00', '00:00'], { start: '2026-12-03T10:00', end: '2026-12-03T11:00' });
    await booker().call(requestBooking, wish(hall.space.hall, at('10:00', '11:00')));

    expect(await anna.call(listMyQuotas, {})).toEqual({ quotas: [] });
    await staff().call(setQuota, quota('person', null, 10, 4));
    await staff().call(setQuota, quota('organisation', organisationId, 20));
    await staff().call(setQuota, quota('organisation', null, 1));
    await staff().call(setQuota, quota('person', newId(), 99));
    expect(await anna.call(listMyQuotas, {})).toEqual({
      quotas: [
        // All that waits is counted, in whatever month.
        { ...quota('person', anna.id, 10, 4), hoursUsed: 2.5, requestsOpen: 2 },
        { ...quota('organisation', organisationId, 20), hoursUsed: 2, requestsOpen: 1 },
      ],
    });
    await staff().call(setQuota, quota('person', anna.id, 3));
    expect((await anna.call(listMyQuotas, {})).quotas[0]).toMatchObject({ hoursAMonth: 3, openRequests: null, hoursUsed: 2.5 });
    expect(await refusal(ask(['15:00', '16:00']))).toMatchObject({ code: 'booking.quota-hours', params: { kind: 'person', hours: 3, used: 2.5 } });
  });

  it('of somebody else are not hers to see', async () => {
    const [anna, bo, organisationId] = [booker(), booker(), newId()];
    await confirm(hall, anna.id, organisationId);
    await staff().call(setQuota, quota('organisation', organisationId, 20));
    await staff().call(setQuota, quota('person', anna.id, 20));
    expect(await bo.call(listMyQuotas, {})).toEqual({ quotas: [] });
    expect(await refusal(bo.call(listQuotas, {}))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await refusal(bo.call(setQuota, quota('person', bo.id, null)))).toMatchObject({ code: 'actor.not-permitted' });
  });
});

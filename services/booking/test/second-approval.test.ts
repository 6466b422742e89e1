import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  approveBooking, approveSeries, bookingApproved, bookingFirstApproved, changeSeries, declineBooking, getBooking, getSeries, listBookings, listSpaces, moveBooking,
  personErased, requestBooking, requestSeries, searchSpaces, seriesDecided, setApprovalRules, setRules, showApprovalRules, type BookingView, type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { sql, sqlState, type Database } from '#persistence';
import { eventually } from '#testing';
import { openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall();
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const anna = () => hall.house.as('booker');
type Rules = Omit<RawInputOf<typeof setApprovalRules>, 'siteId' | 'version'>;

const strict: Rules = { peopleOver: 50, outsideOpeningHours: true, alcohol: true };
const none: Rules = { peopleOver: null, outsideOpeningHours: false, alcohol: false };
async function rule(rules: Rules) {
  const { version } = await staff().call(showApprovalRules, { siteId: hall.siteId });
  return hall.house.as('admin').call(setApprovalRules, { siteId: hall.siteId, version, ...rules });
}
beforeEach(async () => {
  await tables.transaction(async (tx) => {
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`update bookings set state = 'withdrawn', decided_at = now() where state = 'requested'`);
    await tx.execute(sql`update bookings set state = 'cancelled', reason = 'x' where state = 'approved'`);
  });
  await rule(strict);
});

const many = (more: Partial<RawInputOf<typeof requestBooking>> = {}) => anna().call(requestBooking, wish(hall.space.hall, { people: 80, ...more }));
const approve = (who: ReturnType<typeof staff>, { id: bookingId }: BookingView, version?: number) => who.call(approveBooking, { bookingId, version });

const hourFrom = (hour: number) => ({ start: thursday(`${hour}:00`), end: thursday(`${hour + 1}:00`) });

describe('the rules', () => {
  it('are in versions, of which each says what replaced which', async () => {
    const site = await staff().call(showApprovalRules, { siteId: hall.siteId });
    expect(site).toMatchObject({ ...strict, version: expect.any(Number) });
    const stale = { siteId: hall.siteId, version: null, ...none };
    expect(await refusal(hall.house.as('admin').call(setApprovalRules, stale))).toMatchObject({ code: 'version.changed', params: { current: site.version } });
    expect(await refusal(staff().call(showApprovalRules, { siteId: newId() }))).toMatchObject({ code: 'site.not-found' });
    const changed: unknown = await tables.execute(sql`update approval_rules set alcohol = false`).catch((error: unknown) => error);
    expect((changed as { constraint: string }).constraint).toBe('versions_stay');
  });
});

describe('what two have to approve', () => {
  it('waits after the first, can be listed so, and is given by another', async () => {
    const [eva, olle] = [staff(), staff()];
    const asked = await many({ servesAlcohol: true });
    expect(asked).toMatchObject({ state: 'requested', secondApproval: ['people', 'alcohol'], firstApprovedAt: null });
    const first = await approve(eva, asked);
    expect(first).toMatchObject({ state: 'requested', version: 2, firstApprovedAt: '2026-11-20T10:00:00Z', decidedAt: null });
    const waiting = await staff().call(listBookings, { secondApproval: 'waiting' });
    expect(waiting.items.map(({ id }) => id)).toEqual([asked.id]);
    expect(await refusal(approve(eva, asked))).toMatchObject({ code: 'booking.second-approval-by-another' });
    expect(await approve(olle, asked)).toMatchObject({ state: 'approved', version: 3 });
    expect((await staff().call(listBookings, { secondApproval: 'waiting' })).items).toEqual([]);
    const { history } = await eva.call(getBooking, { bookingId: asked.id });
    expect(history.map(({ change, by }) => [change, by]).slice(1)).toEqual([['approve-first', eva.id], ['approve', olle.id]]);
    const types = await eventually('both are told', async () => {
      const told = (await hall.house.told()).filter(({ subject }) => subject === asked.id).map(({ type }) => type);
      return told.length === 3 && told;
    });
    expect(types.slice(1)).toEqual([bookingFirstApproved.type, bookingApproved.type]);
  });

  it('is given by one where no rule asks for two', async () => {
    const asked = await many({ people: 50 });
    expect(asked.secondApproval).toEqual([]);
    expect(await approve(staff(), asked)).toMatchObject({ state: 'approved', firstApprovedAt: null });
  });

  it('is looked at by the rules as they are when it is decided', async () => {
    await rule(none);
    const asked = await many();
    await rule(strict);
    expect(await approve(staff(), asked)).toMatchObject({ state: 'requested', secondApproval: ['people'] });
    await rule(none);
    expect(await approve(staff(), asked)).toMatchObject({ state: 'approved', secondApproval: [], firstApprovedAt: null });
  });

  it('can be declined after the first approval', async () => {
    const asked = await many();
    await approve(staff(), asked);
    expect(await staff().call(declineBooking, { bookingId: asked.id, reason: 'Nej' })).toMatchObject({ state: 'declined' });
  });

  it('is not even approved first where the time is taken', async () => {
    const asked = await many();
    await approve(staff(), await anna().call(requestBooking, wish(hall.space['hall-west'])));
    expect(await refusal(approve(staff(), asked))).toMatchObject({ code: 'booking.conflict' });
  });

  it('is not given at once by the rules of its space', async () => {
    const { spaces } = await staff().call(listSpaces, { siteId: hall.siteId });
    const { rules, rulesVersion } = spaces.find(({ id }) => id === hall.space['hall-east'])!;
    await staff().call(setRules, { spaceId: hall.space['hall-east'], version: rulesVersion, rules: { ...rules, approval: 'automatic' } });
    const given = await anna().call(requestBooking, wish(hall.space['hall-east'], hourFrom(10)));
    const waits = await anna().call(requestBooking, wish(hall.space['hall-east'], { ...hourFrom(11), servesAlcohol: true }));
    expect([given.state, waits.state, waits.holdsFloor]).toEqual(['approved', 'requested', true]);
    await approve(staff(), waits);
    expect(await approve(staff(), waits)).toMatchObject({ state: 'approved' });
    const foundFor = async (people: number) => {
      const hour = { from: thursday('15:00'), to: thursday('16:00'), minutes: 60 };
      const { offers } = await anna().call(searchSpaces, { siteIds: [hall.siteId], ...hour, people });
      return offers.find(({ spaceId }) => spaceId === hall.space['hall-east'])?.approval;
    };
    await rule({ ...strict, peopleOver: 20 });
    expect([await foundFor(20), await foundFor(21)]).toEqual(['automatic', 'staff']);
  });

  it('loses its first approval where a move makes more of it, and keeps it where it does not', async () => {
    const [eva, olle] = [staff(), staff()];
    const asked = await many();
    await approve(eva, asked);
    const moved = await olle.call(moveBooking, { bookingId: asked.id, version: 2, ...hourFrom(14) });
    expect(moved).toMatchObject({ firstApprovedAt: expect.any(String), secondApproval: ['people'] });
    const more = await olle.call(moveBooking, { bookingId: asked.id, version: 3, ...hourFrom(14), people: 100 });
    expect(more).toMatchObject({ firstApprovedAt: null, secondApproval: ['people'] });
    expect(await approve(eva, asked)).toMatchObject({ state: 'requested' });
    expect(await approve(olle, asked)).toMatchObject({ state: 'approved' });
    const fewer = await eva.call(moveBooking, { bookingId: asked.id, version: 6, ...hourFrom(14), people: 70 });
    expect(fewer).toMatchObject({ state: 'approved', secondApproval: ['people'] });
    expect(await refusal(eva.call(moveBooking, { bookingId: asked.id, version: 7, ...hourFrom(14), people: 110 }))).toMatchObject({
      code: 'booking.change-needs-second-approval',
      params: { grounds: ['people'] },
    });
  });
});

describe('all at once', () => {
  it('two who approve are first and second, in whichever order; the same one twice is still one', async () => {
    for (let round = 0; round < 5; round++) {
      const [eva, olle] = [staff(), staff()];
      const asked = await many({ start: thursday(`1${round}:00`), end: thursday(`1${round}:30`) });
      const views = await Promise.all([approve(eva, asked), approve(olle, asked)]);
      expect(views.map(({ state }) => state).toSorted()).toEqual(['approved', 'requested']);
      const { first, last } = await tables.one<{ first: string; last: string }>(sql`
        select first_approved_by as first, (select by from booking_history where booking_id = bookings.id and change = 'approve') as last
        from bookings where id = ${asked.id}`);
      expect([first, last].toSorted()).toEqual([eva.id, olle.id].toSorted());
    }
    const [eva, asked] = [staff(), await many({ start: thursday('16:00'), end: thursday('16:30') })];
    const twice = await Promise.allSettled([approve(eva, asked), approve(eva, asked), approve(eva, asked)]);
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await eva.call(getBooking, { bookingId: asked.id })).toMatchObject({ state: 'requested', version: 2 });
  });
});

/** Writes an approval past all that the service sees to. @returns which constraint refuses it */
async function approving(by: string, asked: BookingView, first: string | null = null): Promise<string | undefined> {
  const refused: unknown = await tables
    .transaction(async (tx) => {
      await tx.execute(sql`
        insert into allocations (booking_id, cell_id, during) select bookings.id, cell_id, occupied from bookings join space_cells using (space_id) where bookings.id = ${asked.id}`);
      await tx.execute(sql`
        update bookings set state = 'approved', decided_at = now(), version = 9, first_approved_by = coalesce(${first}::uuid, first_approved_by),
          first_approved_at = case when ${first}::uuid is null then first_approved_at else now() end
        where id = ${asked.id}`);
      await tx.execute(sql`
        insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at)
        select id, 9, now(), ${by}::uuid, 'approve', state, space_id, starts_at, ends_at from bookings where id = ${asked.id}`);
    })
    .catch((error: unknown) => error);
  return refused === undefined ? undefined : `${sqlState(refused)} ${(refused as { constraint: string }).constraint}`;
}

describe('the database', () => {
  it('refuses what one alone approves, whoever writes it', async () => {
    const [eva, olle] = [newId(), newId()];
    const asked = await many();
    expect(await approving(eva, asked)).toBe('23514 booking_second_approval');
    expect(await approving(eva, asked, eva)).toBe('23514 booking_second_approval');
    expect(await approving(olle, asked, eva)).toBeUndefined();
    const added: unknown = await tables.execute(sql`update bookings set second_approval = '{people,alcohol}' where id = ${asked.id}`).catch((error: unknown) => error);
    expect((added as { constraint: string }).constraint).toBe('booking_second_approval');
  });
});

describe('whoever approved first is erased', () => {
  it('and takes her approval with her where another is still waited for', async () => {
    const [eva, olle] = [staff(), staff()];
    const [waiting, given] = [await many(), await many({ start: thursday('09:00'), end: thursday('10:00') })];
    await approve(eva, waiting);
    await approve(eva, given);
    await approve(olle, given);
    await hall.house.tell(personErased, { aggregateId: eva.id, aggregateVersion: 1, data: { personId: eva.id } });
    await eventually('nobody has approved it', async () => (await olle.call(getBooking, { bookingId: waiting.id })).firstApprovedAt === null);
    expect(await olle.call(getBooking, { bookingId: given.id })).toMatchObject({ state: 'approved', firstApprovedAt: expect.any(String) });
    expect(await refusal(approve(eva, waiting))).toMatchObject({ code: 'person.erased' });
    const left = await tables.query(sql`select from bookings where first_approved_by = ${eva.id}`);
    expect(left).toEqual([]);
  });
});

const weekly = () =>
  anna().call(requestSeries, {
    spaceId: hall.space.hall, start: thursday('09:00'), end: thursday('10:00'), rrule: 'FREQ=WEEKLY;COUNT=3', title: 'Konsert', people: 80,
  });

describe('a series', () => {
  it('is approved by two in two steps, and told when it is', async () => {
    const [eva, olle] = [staff(), staff()];
    const { id: seriesId, version } = await weekly();
    const first = await eva.call(approveSeries, { seriesId });
    expect([first.version, ...first.occurrences.map(({ state }) => state)]).toEqual([version, 'requested', 'requested', 'requested']);
    const refused = await refusal(eva.call(approveSeries, { seriesId }));
    expect(refused.params.occurrences).toMatchObject([1, 2, 3].map(() => ({ refusals: [{ code: 'booking.second-approval-by-another' }] })));
    const second = await olle.call(approveSeries, { seriesId });
    expect(second.occurrences.map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
    await eventually('it is told once', async () => (await hall.house.told(seriesDecided)).filter(({ subject }) => subject === seriesId).length === 1);
  });

  it('keeps the first approvals of occurrences that are moved within what was seen', async () => {
    const [eva, olle] = [staff(), staff()];
    const series = await weekly();
    await eva.call(approveSeries, { seriesId: series.id });
    await eva.call(changeSeries, { bookingId: series.occurrences[0]!.bookingId, scope: 'one', people: 120 });
    const what = await olle.call(approveSeries, { seriesId: series.id });
    expect(what.occurrences.map(({ state }) => state)).toEqual(['requested', 'approved', 'approved']);
    expect((await eva.call(approveSeries, { seriesId: series.id })).occurrences[0]).toMatchObject({ state: 'approved' });
    expect(await eva.call(getSeries, { seriesId: series.id })).toMatchObject({ occurrences: [{ state: 'approved' }, { state: 'approved' }, { state: 'approved' }] });
  });
});

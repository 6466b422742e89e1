import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  approveBooking, cancelBooking, listWatches, moveBooking, personErased, personForgotten, placeHold, placeWatch, removeWatch, requestBooking,
  setOpeningException, watchMet, type DataOf, type RawInputOf,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { HoldsWorker } from '../src/holds/holds-worker.js';
import { WatchesWorker } from '../src/watches/watches-worker.js';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
let heard = 0;
beforeAll(async () => {
  // Two replicas, which must not tell two people at once.
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

beforeEach(async () => {
  hall.house.clock.set(today);
  heard = (await hall.house.told(watchMet)).length;
});
afterEach(async () => {
  await tables.transaction(async (tx) => {
    await tx.execute(sql`delete from watches`);
    await tx.execute(sql`delete from holds`);
    await tx.execute(sql`delete from booking_history`);
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`delete from bookings`);
    await tx.execute(sql`delete from freed_floor`);
  });
});

type Told = DataOf<typeof watchMet>;
const booker = () => hall.house.as('booker');
const staff = () => hall.house.as('staff');
const told = async () => (await hall.house.told(watchMet)).slice(heard).map(({ data }) => data as Told);
const isTold = (count: number) =>
  eventually(`${count} have been told`, async () => {
    const facts = await told();
    return facts.length >= count && facts;
  }, { timeoutMs: 20_000 });

/** Everybody who runs has looked once more, and what they tell has had its time to come. */
async function nobodyElseIsTold(count: number) {
  await Promise.all(hall.house.running.map(({ context }) => context.get(WatchesWorker).run()));
  await eventually('all that is to be told has been told', async () =>
    (await tables.query(sql`select from outbox where published_at is null`)).length === 0);
  expect(await told()).toHaveLength(count);
}

const watch = (more: Partial<RawInputOf<typeof placeWatch>> = {}): RawInputOf<typeof placeWatch> => ({
  siteIds: [hall.siteId], people: 10, minutes: 60, from: thursday('13:00'), to: thursday('15:00'), spaceIds: [hall.space.hall], ...more,
});

/** Somebody has the whole hall on Thursday, all day. */
async function taken(spaceId = hall.space.hall) {
  const { id: bookingId } = await booker().call(requestBooking, wish(spaceId, { start: thursday('08:00'), end: thursday('17:00') }));
  const { version } = await staff().call(approveBooking, { bookingId });
  return { bookingId, version };
}
const cancel = (bookingId: string) => staff().call(cancelBooking, { bookingId, reason: 'Inställt' });

async function inTurn(count: number) {
  const people = Array.from({ length: count }, booker);
  const watches = [];
  for (const person of people) {
    hall.house.clock.advance('PT1S');
    watches.push(await person.call(placeWatch, watch()));
  }
  return { people, watches };
}

it('those who watch are told in the order in which they asked, each half an hour before the next, and each once', async () => {
  const { bookingId } = await taken();
  const { people, watches } = await inTurn(3);
  await nobodyElseIsTold(0);

  await cancel(bookingId);
  const [first] = await isTold(1);
  expect(first).toEqual({
    watchId: watches[0]!.id, personId: people[0]!.id, people: 10, minutes: 60, headStartUntil: hall.house.clock.now().add({ minutes: 30 }).toString(), version: 2,
    windows: [{
      siteId: hall.siteId, siteName: { sv: 'Parken sv', en: 'Parken' }, spaceId: hall.space.hall, spaceName: { sv: 'Hall sv', en: 'Hall' },
      timeZone: 'Europe/Stockholm', start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z',
    }],
  });
  await nobodyElseIsTold(1);
  hall.house.clock.advance('PT29M');
  await nobodyElseIsTold(1);
  hall.house.clock.advance('PT1M');
  expect((await isTold(2)).map(({ personId }) => personId)).toEqual(people.slice(0, 2).map(({ id }) => id));
  await nobodyElseIsTold(2);
  hall.house.clock.advance('PT30M');
  expect((await isTold(3)).map(({ personId }) => personId)).toEqual(people.map(({ id }) => id));
  hall.house.clock.advance('PT2H');
  await nobodyElseIsTold(3);
  expect((await people[0]!.call(listWatches, {})).items).toMatchObject([{ id: watches[0]!.id, toldAt: expect.any(String), version: 2 }]);
});

it('the next is not told of what the first has booked, and the first has then been answered', async () => {
  const { bookingId } = await taken();
  const { people, watches } = await inTurn(2);
  await cancel(bookingId);
  await isTold(1);
  const mine = await people[0]!.call(requestBooking, wish(hall.space.hall, { end: thursday('15:00') }));
  await staff().call(approveBooking, { bookingId: mine.id });
  hall.house.clock.advance('PT30M');
  await nobodyElseIsTold(1);
  expect((await people[0]!.call(listWatches, {})).items).toEqual([]);
  await cancel(mine.id);
  expect((await isTold(2))[1]).toMatchObject({ watchId: watches[1]!.id });
});

it('whoever wants what is not free is passed over: too short, too small, without what she needs', async () => {
  const { bookingId, version } = await taken();
  for (const more of [{ minutes: 120 }, { people: 500 }, { equipment: ['whiteboard' as const] }, { spaceIds: [hall.space.room], from: thursday('18:00'), to: thursday('20:00') }])
    await booker().call(placeWatch, watch(more));
  const { watches } = await inTurn(1);
  await staff().call(moveBooking, { bookingId, version, start: thursday('08:00'), end: thursday('14:00') });
  expect(await isTold(1)).toMatchObject([{ watchId: watches[0]!.id, windows: [{ start: '2026-11-26T13:00:00Z', end: '2026-11-26T14:00:00Z' }] }]);
  await nobodyElseIsTold(1);
});

it('whoever could have nearly anything is told of a little, and of no more while she can have that', async () => {
  const anna = booker();
  await anna.call(placeWatch, watch({ spaceIds: [], people: 1, from: '2026-11-23T08:00', to: '2026-12-18T17:00' }));
  expect((await isTold(1))[0]!.windows).toHaveLength(3);
  for (let quarter = 0; quarter < 4; quarter++) {
    hall.house.clock.advance('PT15M');
    await nobodyElseIsTold(1);
  }
});

it('whoever was told of what somebody else then took is told again when it is given back', async () => {
  const { bookingId } = await taken();
  const { people: [anna] } = await inTurn(1);
  await cancel(bookingId);
  await isTold(1);
  hall.house.clock.advance('PT1H');
  const again = await taken();
  await nobodyElseIsTold(1);
  await cancel(again.bookingId);
  expect((await isTold(2))[1]).toMatchObject({ personId: anna!.id, windows: [{ start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z' }] });
  await nobodyElseIsTold(2);
});

it('floor that is given back all the while keeps nobody from being told', async () => {
  const { bookingId } = await taken();
  const { people: [anna] } = await inTurn(12);
  await nobodyElseIsTold(0);
  const over = new AbortController();
  const givenBack = (async () => {
    while (!over.signal.aborted) {
      await tables.execute(sql`
        insert into freed_floor (cell_ids, during)
        select array_agg(cell_id), tstzrange('2026-11-26T07:00Z', '2026-11-26T08:00Z') from space_cells where space_id = ${hall.space.room}`);
    }
  })();
  try {
    await cancel(bookingId);
    expect(await isTold(1)).toMatchObject([{ personId: anna!.id }]);
  } finally {
    over.abort();
    await givenBack;
  }
});

it('whatever frees floor is noticed: a hold that expires, hours that are widened; and what was free before anybody looked', async () => {
  await tables.execute(sql`
    insert into space_rules
      (space_id, version, notice_minutes, horizon_days, shortest_minutes, longest_minutes, who_may_ask, approval, pending_blocks, at)
    values (${hall.space['hall-west']}, 2, 0, 365, 5, 1440, 'everybody', 'manual', true, now())`);
  await tables.execute(sql`update spaces set rules_version = 2 where id = ${hall.space['hall-west']}`);
  await booker().call(placeHold, { spaceId: hall.space['hall-west'], start: thursday('08:00'), end: thursday('17:00') });
  const [held, late, free] = [booker(), booker(), booker()];
  await held.call(placeWatch, watch());
  await late.call(placeWatch, watch({ spaceIds: [hall.space.room], from: thursday('18:00'), to: thursday('21:00') }));
  await nobodyElseIsTold(0);

  hall.house.clock.advance('PT10M');
  await hall.house.running[0]!.context.get(HoldsWorker).run();
  expect(await isTold(1)).toMatchObject([{ personId: held.id }]);
  const hours = { opens: '08:00', closes: '20:00' };
  await hall.house.as('admin').call(setOpeningException, { siteId: hall.siteId, date: '2026-11-26', hours, note: { sv: 'Kväll', en: 'Evening' } });
  expect((await isTold(2))[1]).toMatchObject({ personId: late.id, windows: [{ start: '2026-11-26T17:00:00Z', end: '2026-11-26T19:00:00Z' }] });
  await free.call(placeWatch, watch({ spaceIds: [hall.space['hall-east']], from: '2026-11-27T13:00', to: '2026-11-27T15:00' }));
  expect((await isTold(3))[2]).toMatchObject({ personId: free.id });
});

it('things that come back to a pool are noticed, and rules that are changed when everybody is looked at again', async () => {
  const poolId = newId();
  await tables.execute(sql`
    insert into pools (id, site_id, slug, name, equipment, amount)
    values (${poolId}, ${hall.siteId}, 'whiteboards', '{"sv": "Tavlor", "en": "Boards"}', 'whiteboard', 1)`);
  const carried = await booker().call(requestBooking, wish(hall.space['hall-east'], { start: thursday('13:00'), end: thursday('15:00'), equipment: ['whiteboard'] }));
  await staff().call(approveBooking, { bookingId: carried.id });
  const [withBoard, large] = [booker(), booker()];
  await withBoard.call(placeWatch, watch({ spaceIds: [hall.space['hall-west']], equipment: ['whiteboard'] }));
  await large.call(placeWatch, watch({ spaceIds: [hall.space.room], people: 13 }));
  await nobodyElseIsTold(0);
  await cancel(carried.id);
  expect(await isTold(1)).toMatchObject([{ personId: withBoard.id }]);

  await tables.execute(sql`update spaces set capacity = 13 where id = ${hall.space.room}`);
  await nobodyElseIsTold(1);
  hall.house.clock.advance('PT15M');
  expect((await isTold(2))[1]).toMatchObject({ personId: large.id });
  await tables.execute(sql`update pools set in_use = false where id = ${poolId}`);
});

it('a watch ends when its time has passed or it is removed, and then nobody is told', async () => {
  await taken();
  const { people: [anna, bo], watches: [hers, his] } = await inTurn(2);
  expect(await refusal(bo!.call(removeWatch, { watchId: hers!.id }))).toMatchObject({ code: 'watch.not-found' });
  expect(await anna!.call(removeWatch, { watchId: hers!.id })).toEqual(hers);
  expect(await refusal(anna!.call(removeWatch, { watchId: hers!.id }))).toMatchObject({ code: 'watch.not-found' });
  expect((await bo!.call(listWatches, {})).items).toEqual([his]);
  hall.house.clock.set('2026-11-26T14:00:00Z');
  expect((await bo!.call(listWatches, {})).items).toEqual([]);
  await nobodyElseIsTold(0);
  expect(await tables.query(sql`select from watches where ended_at is null`)).toEqual([]);
});

it('one is refused that makes no sense, and so is the twenty-first of a person', async () => {
  const anna = booker();
  const ask = (more: object) => refusal(anna.call(placeWatch, watch(more)));
  expect(await ask({ siteIds: [hall.space.hall] })).toMatchObject({ code: 'site.not-found' });
  expect(await ask({ spaceIds: [hall.siteId] })).toMatchObject({ code: 'space.not-found' });
  expect(await ask({ from: thursday('16:00') })).toMatchObject({ code: 'input.end-before-start' });
  expect(await ask({ from: '2026-11-19T10:00', to: '2026-11-19T12:00' })).toMatchObject({ code: 'booking.in-the-past' });
  expect(await ask({ to: '2027-01-26T12:00' })).toMatchObject({ code: 'input.invalid', fields: [{ field: 'to' }] });
  expect(await ask({ minutes: 180 })).toMatchObject({ code: 'input.invalid', fields: [{ field: 'minutes' }] });
  expect(await ask({ organisationId: hall.siteId })).toMatchObject({ code: 'booking.not-for-organisation' });
  await taken();
  const settled = await Promise.allSettled(Array.from({ length: 25 }, () => anna.call(placeWatch, watch())));
  const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
  expect(codes).toEqual(Array.from({ length: 5 }, () => 'watch.too-many'));
});

it('whoever is erased is told of nothing more, and facts that name her are named to be purged', async () => {
  const { bookingId } = await taken();
  const { people: [anna, bo], watches: [hers] } = await inTurn(2);
  await cancel(bookingId);
  await isTold(1);
  await hall.house.tell(personErased, { aggregateId: anna!.id, data: { personId: anna!.id } });
  const forgotten = await eventually('she is forgotten', async () =>
    (await hall.house.told(personForgotten.booking)).find(({ subject }) => subject === anna!.id));
  expect(forgotten.data).toEqual({ personId: anna!.id, purge: [hers!.id], wholly: [hers!.id] });
  // She has no use for her head start; who is next is told at the next occasion.
  hall.house.clock.advance('PT30M');
  expect((await isTold(2))[1]).toMatchObject({ personId: bo!.id });
});

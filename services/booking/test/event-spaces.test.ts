import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  bookingCancelled,
  bookingRequested,
  declineBooking,
  eventAnonymised,
  eventCancelled,
  eventSpaceRefused,
  eventSpaceReleased,
  eventSpaceWanted,
  getBooking,
  listBookings,
  personErased,
  requestBooking,
  type DataOf,
  type EventSnapshot,
  type FactContract,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { openHall, today, wish, type Hall } from './hall.js';
import { confirm, generous, partner, taken } from './partner.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall(2);
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');

/** Whole hours of a day, as UTC. */
const on = (date: string, from: number, to: number) => ({
  start: `${date}T${String(from).padStart(2, '0')}:00:00Z`,
  end: `${date}T${String(to).padStart(2, '0')}:00:00Z`,
});

type Wish = DataOf<typeof eventSpaceWanted>;

const wanted = (more: Partial<Wish> = {}): Wish => ({
  ...on('2026-11-26', 8, 10),
  eventId: newId(),
  spaceId: hall.space.hall,
  title: 'Marknadsdialog',
  people: 40,
  applicantId: newId(),
  organisationId: null,
  version: 1,
  ...more,
});

const tell = async (data: Wish) =>
  taken(hall, await hall.house.tell(eventSpaceWanted, { aggregateId: data.eventId, aggregateVersion: data.version, data }));

const cancel = (eventId: string, version = 2) =>
  tellOf(eventCancelled, { eventId, version, state: 'cancelled', reason: 'Föreläsaren är sjuk' });

/** Tells how an event stands, and waits until it has been taken in. It is an online draft if nothing else is said. */
async function tellOf(fact: FactContract, more: Partial<EventSnapshot> & Pick<EventSnapshot, 'eventId'>): Promise<void> {
  const data: EventSnapshot = {
    ...on('2026-11-26', 8, 10),
    slug: 'dialog',
    kind: 'market-dialogue',
    theme: null,
    title: { sv: 'Dialog', en: 'Dialogue' },
    state: 'draft',
    attendance: 'online',
    timeZone: 'Europe/Stockholm',
    bookingId: null,
    siteId: null,
    siteName: null,
    address: null,
    spaceId: null,
    spaceName: null,
    capacity: 40,
    organiserId: null,
    spaceState: 'none',
    reason: null,
    version: 2,
    ...more,
  };
  await taken(hall, await hall.house.tell(fact, { aggregateId: data.eventId, aggregateVersion: data.version, data }));
}

const bookingsOf = async (eventId: string) => {
  const { items } = await staff().call(listBookings, { limit: 100 });
  return items.filter((booking) => booking.eventId === eventId);
};
const refusalsOf = async (eventId: string) => (await hall.house.told(eventSpaceRefused)).filter(({ subject }) => subject === eventId);
const refused = (eventId: string) => eventually('the event is told why not', async () => (await refusalsOf(eventId))[0]);

describe('an event that wants a space', () => {
  it('asks for it as its organiser would, once, however often it is told', async () => {
    const wish = wanted();
    await Promise.all([tell(wish), tell(wish), tell(wish)]);
    const [booking, ...others] = await bookingsOf(wish.eventId);
    expect(others).toEqual([]);
    const { eventId, spaceId, applicantId, title, people } = wish;
    expect(booking).toMatchObject({ state: 'requested', eventId, spaceId, applicantId, title, people, start: '2026-11-26T08:00:00Z' });
    const told = await eventually('the request is told', async () => {
      const facts = await hall.house.told(bookingRequested);
      return facts.find(({ subject }) => subject === booking!.id);
    });
    expect(told.data).toMatchObject({ eventId, agreementId: null });
    expect(await staff().call(approveBooking, { bookingId: booking!.id })).toMatchObject({ state: 'approved', eventId });
    expect(await refusalsOf(eventId)).toEqual([]);
  });

  it('has it approved at once where its organiser acts for an organisation whose agreement gives that', async () => {
    const company = await partner(hall);
    const { organisationId, agreementId } = company;
    const organiser = newId();
    const at = { spaceId: hall.space.room, people: 5, organisationId };
    const hers = wanted({ ...at, ...on('2026-12-01', 8, 9), applicantId: company.member.id });
    await tell(hers);
    expect(await bookingsOf(hers.eventId)).toMatchObject([{ state: 'approved', organisationId, agreementId }]);

    // Staff hold events for organisations too, without what their agreements give.
    const byStaff = wanted({ ...at, ...on('2026-12-01', 9, 10), applicantId: organiser });
    await tell(byStaff);
    expect(await bookingsOf(byStaff.eventId)).toMatchObject([{ state: 'requested', organisationId: null, agreementId: null }]);
    await confirm(hall, organiser, organisationId);
    const asMember = wanted({ ...at, ...on('2026-12-01', 10, 11), applicantId: organiser });
    await tell(asMember);
    expect(await bookingsOf(asMember.eventId)).toMatchObject([{ state: 'approved', organisationId }]);
  });

  it('is told which rule stands in the way, and nothing is left of the attempt', async () => {
    const erased = newId();
    await taken(hall, await hall.house.tell(personErased, { aggregateId: erased, data: { personId: erased } }));
    const wishes = {
      'booking.outside-opening-hours': wanted(on('2026-11-28', 8, 10)),
      'booking.too-many-people': wanted({ people: 121, version: 3 }),
      'booking.in-the-past': wanted(on('2026-11-20', 8, 9)),
      'space.not-found': wanted({ spaceId: newId() }),
      'booking.conflict': wanted({ ...on('2026-12-01', 8, 10), spaceId: hall.space.room, people: 5 }),
      'person.erased': wanted({ ...on('2026-11-27', 8, 9), applicantId: erased }),
    };
    await Promise.all(Object.values(wishes).map(tell));
    for (const [code, { eventId, spaceId, version }] of Object.entries(wishes)) {
      expect(await refused(eventId)).toMatchObject({ aggregateversion: version, data: { eventId, spaceId, code, version } });
      expect(await bookingsOf(eventId)).toEqual([]);
      expect(await refusalsOf(eventId)).toHaveLength(1);
    }
    const dead = hall.house.database('booking').query(sql`select from dead_letters`);
    expect(await dead).toEqual([]);
  });

  it('may wish again when it has none any more', async () => {
    const first = wanted(on('2026-12-02', 8, 9));
    await tell(first);
    const [booking] = await bookingsOf(first.eventId);
    await staff().call(declineBooking, { bookingId: booking!.id, reason: 'Upptaget' });
    await tell({ ...first, spaceId: hall.space['hall-west'], version: 2 });
    await tell(first);
    expect((await bookingsOf(first.eventId)).map(({ state }) => state).toSorted()).toEqual(['declined', 'requested']);
  });

  it('of many with agreements that want the same floor at once, no floor is held twice and each is told how it went', async () => {
    const companies = await Promise.all(Array.from({ length: 12 }, () => partner(hall, { privileges: generous })));
    const spaces = [hall.space.hall, hall.space['hall-west'], hall.space['hall-east']];
    const wishes = companies.map(({ organisationId, member }, index) =>
      wanted({ ...on('2026-12-03', 8, 10), spaceId: spaces[index % 3]!, people: 20, organisationId, applicantId: member.id }),
    );
    await Promise.all(wishes.map(tell));
    const had = (await Promise.all(wishes.map(({ eventId }) => bookingsOf(eventId)))).flat();
    expect(had.every(({ state }) => state === 'approved')).toBe(true);
    const taking = had.map(({ spaceId }) => spaces.indexOf(spaceId)).toSorted((a, b) => a - b);
    expect([[0], [1, 2]]).toContainEqual(taking);
    const losers = wishes.filter(({ eventId }) => !had.some((booking) => booking.eventId === eventId));
    for (const { eventId } of losers) expect((await refused(eventId)).data).toMatchObject({ code: 'booking.conflict' });
  });
});

describe('an event that is cancelled', () => {
  it('withdraws what it asked for, and gives back what it had, with its reason', async () => {
    const [waiting, given] = [wanted(on('2026-12-07', 8, 9)), wanted(on('2026-12-07', 9, 10))];
    for (const one of [waiting, given]) await tell(one);
    const [booking] = await bookingsOf(given.eventId);
    await staff().call(approveBooking, { bookingId: booking!.id });
    for (const { eventId } of [waiting, given, given]) await cancel(eventId);
    expect(await bookingsOf(waiting.eventId)).toMatchObject([{ state: 'withdrawn', version: 2 }]);
    expect(await bookingsOf(given.eventId)).toMatchObject([{ state: 'cancelled', reason: 'Föreläsaren är sjuk', version: 3 }]);
    const { history } = await staff().call(getBooking, { bookingId: booking!.id });
    expect(history.at(-1)).toMatchObject({ change: 'cancel', by: null });
    await eventually('it is told', async () =>
      (await hall.house.told(bookingCancelled)).some(({ subject, data }) => subject === booking!.id && data.eventId === given.eventId),
    );
    const free = wanted(on('2026-12-07', 9, 10));
    await tell(free);
    expect(await bookingsOf(free.eventId)).toMatchObject([{ state: 'requested' }]);
  });

  it('wants nothing any more, also if its wish comes after', async () => {
    const late = wanted(on('2026-12-08', 8, 9));
    await cancel(late.eventId);
    await tell(late);
    await tell({ ...late, version: 3 });
    expect(await bookingsOf(late.eventId)).toEqual([]);
    expect(await refusalsOf(late.eventId)).toEqual([]);
  });

  it('at the very moment when its wish comes keeps nothing', async () => {
    const wishes = Array.from({ length: 10 }, (_, index) => wanted(on('2026-12-10', 7 + (index % 8), 8 + (index % 8))));
    await Promise.all(wishes.flatMap((one) => [tell(one), cancel(one.eventId)]));
    for (const { eventId } of wishes)
      expect((await bookingsOf(eventId)).filter(({ state }) => state !== 'withdrawn')).toEqual([]);
  });

  it('leaves alone what somebody else asked for, and what has begun', async () => {
    const others = await hall.house.as('booker').call(requestBooking, wish(hall.space.room, on('2026-12-11', 8, 9)));
    const begun = wanted(on('2026-12-11', 9, 10));
    await tell(begun);
    const [booking] = await bookingsOf(begun.eventId);
    await staff().call(approveBooking, { bookingId: booking!.id });
    hall.house.clock.set('2026-12-11T09:00:00Z');
    await cancel(begun.eventId);
    hall.house.clock.set(today);
    expect(await bookingsOf(begun.eventId)).toMatchObject([{ state: 'approved' }]);
    await cancel(newId());
    expect(await staff().call(getBooking, { bookingId: others.id })).toMatchObject({ state: 'requested', version: 1 });
  });
});

describe('an event that no longer takes the space that it asked for', () => {
  it('gives it back, once, however often it is told, and not what it asks for afterwards', async () => {
    const [waiting, given] = [wanted(on('2026-12-14', 8, 9)), wanted(on('2026-12-14', 9, 10))];
    for (const one of [waiting, given]) await tell(one);
    const [booking] = await bookingsOf(given.eventId);
    await staff().call(approveBooking, { bookingId: booking!.id });
    for (const { eventId } of [waiting, given, given]) await tellOf(eventSpaceReleased, { eventId });
    expect(await bookingsOf(waiting.eventId)).toMatchObject([{ state: 'withdrawn', version: 2 }]);
    expect(await bookingsOf(given.eventId)).toMatchObject([{ state: 'cancelled', version: 3, reason: expect.stringContaining('no longer') }]);

    await tell({ ...waiting, version: 3 });
    await tellOf(eventSpaceReleased, { eventId: waiting.eventId });
    expect((await bookingsOf(waiting.eventId)).map(({ state }) => state).toSorted()).toEqual(['requested', 'withdrawn']);
  });

  it('does not get it either where the wish comes after', async () => {
    const late = wanted(on('2026-12-15', 8, 9));
    await tellOf(eventSpaceReleased, { eventId: late.eventId });
    await tell(late);
    expect(await bookingsOf(late.eventId)).toEqual([]);
    const wishes = Array.from({ length: 10 }, (_, index) => wanted(on('2026-12-16', 7 + (index % 8), 8 + (index % 8))));
    await Promise.all(wishes.flatMap((one) => [tell(one), tellOf(eventSpaceReleased, { eventId: one.eventId })]));
    for (const { eventId } of wishes)
      expect((await bookingsOf(eventId)).filter(({ state }) => state !== 'withdrawn')).toEqual([]);
  });

  // Whatever was told of it before may have left the stream with its organiser.
  it('gives it back also when only what is told after its organiser was erased says so, and else keeps it', async () => {
    const [cancelled, letGo, held] = [wanted(on('2026-12-17', 8, 9)), wanted(on('2026-12-17', 9, 10)), wanted(on('2026-12-17', 10, 11))];
    for (const one of [cancelled, letGo, held]) await tell(one);
    const [booking] = await bookingsOf(held.eventId);
    await tellOf(eventAnonymised, { eventId: cancelled.eventId, state: 'cancelled', reason: 'Storm' });
    await tellOf(eventAnonymised, { eventId: letGo.eventId, spaceState: 'refused' });
    await tellOf(eventAnonymised, { eventId: held.eventId, spaceState: 'requested', bookingId: booking!.id });
    expect(await bookingsOf(cancelled.eventId)).toMatchObject([{ state: 'withdrawn' }]);
    expect(await bookingsOf(letGo.eventId)).toMatchObject([{ state: 'withdrawn' }]);
    expect(await bookingsOf(held.eventId)).toMatchObject([{ state: 'requested', version: 1 }]);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  cancelBooking,
  declineBooking,
  listFeeds,
  membershipEnded,
  openFeed,
  organisationRecorded,
  personErased,
  personForgotten,
  readFeed,
  requestBooking,
  revokeFeed,
  withdrawBooking,
  type BookingView,
  type FeedView,
} from '#contracts';
import { newId } from '#kernel';
import { raw, sql } from '#persistence';
import { eventually } from '#testing';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';
import { confirm, taken } from './partner.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());
beforeEach(async () => {
  hall.house.clock.set(today);
  await tables().transaction(async (tx) => {
    for (const table of ['calendar_feeds', 'booking_history', 'allocations', 'bookings']) await tx.execute(sql`delete from ${raw(table)}`);
  });
});

type Somebody = ReturnType<Hall['house']['as']>;

const tables = () => hall.house.database('booking');
const staff = () => hall.house.as('staff');
const digestOf = (token: string) => createHash('sha256').update(token).digest('hex');

async function open(who: Somebody, what: { organisationId?: string; spaceId?: string } = {}): Promise<FeedView & { token: string }> {
  const token = randomBytes(32).toString('base64url');
  const { digest, ...feed } = await who.call(openFeed, { ...what, digest: digestOf(token) });
  expect(digest).toBe(digestOf(token));
  return { ...feed, token };
}

const read = (token: string) => hall.house.as('visitor').call(readFeed, { token });
const told = async (token: string) => (await read(token)).items.map(({ id, status }) => `${id} ${status}`).toSorted();
const ask = (who: Somebody, hour: number, more: object = {}): Promise<BookingView> =>
  who.call(requestBooking, wish(hall.space.room, { start: thursday(`${hour}:00`), end: thursday(`${hour}:30`), ...more }));

describe('one’s own feed', () => {
  it('tells her bookings, and nobody else’s, as they stand', async () => {
    const [anna, bo] = [hall.house.as('booker'), hall.house.as('booker')];
    const [asked, given, refused, taken, off] = [await ask(anna, 10), await ask(anna, 11), await ask(anna, 12), await ask(anna, 13), await ask(anna, 14)];
    await ask(bo, 15);
    for (const { id: bookingId } of [given, off]) await staff().call(approveBooking, { bookingId });
    await staff().call(declineBooking, { bookingId: refused.id, reason: 'Nej' });
    await anna.call(withdrawBooking, { bookingId: taken.id });
    await anna.call(cancelBooking, { bookingId: off.id, reason: 'Nej' });
    const { token } = await open(anna);
    expect(await told(token)).toEqual(
      [`${asked.id} tentative`, `${given.id} confirmed`, ...[refused, taken, off].map(({ id }) => `${id} cancelled`)].toSorted(),
    );
    const { items, organisation, space } = await read(token);
    expect([organisation, space]).toEqual([null, null]);
    expect(items.find(({ id }) => id === given.id)).toEqual({
      id: given.id,
      version: 2,
      status: 'confirmed',
      title: 'Marknadsdialog',
      spaceName: { sv: 'Room sv', en: 'Room' },
      siteName: { sv: 'Parken sv', en: 'Parken' },
      address: 'Redaregatan 50, Helsingborg',
      timeZone: 'Europe/Stockholm',
      start: '2026-11-26T10:00:00Z',
      end: '2026-11-26T10:30:00Z',
      changedAt: today,
    });
    expect(JSON.stringify(items)).not.toContain('Utsläppsfria');
  });

  it('tells sixty days back and four hundred ahead, and what was called off for thirty', async () => {
    const anna = hall.house.as('booker');
    const [given, taken] = [await ask(anna, 10), await ask(anna, 11)];
    await staff().call(approveBooking, { bookingId: given.id });
    await anna.call(withdrawBooking, { bookingId: taken.id });
    const { token } = await open(anna);
    const on = async (day: string) => {
      hall.house.clock.set(`${day}T12:00:00Z`);
      return (await read(token)).items.map(({ id }) => id);
    };
    expect(await on('2026-12-19')).toEqual([given.id, taken.id]);
    expect(await on('2026-12-21')).toEqual([given.id]);
    expect(await on('2027-01-24')).toEqual([given.id]);
    expect(await on('2027-01-26')).toEqual([]);
    expect(await on('2025-10-22')).toEqual([given.id, taken.id]);
    expect(await on('2025-10-20')).toEqual([]);
  });

  it('comes page by page', async () => {
    const anna = hall.house.as('booker');
    const ids = [];
    for (const hour of [10, 11, 12]) ids.push((await ask(anna, hour)).id);
    const { token } = await open(anna);
    const visitor = hall.house.as('visitor');
    const first = await visitor.call(readFeed, { token, limit: 2 });
    const second = await visitor.call(readFeed, { token, limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
  });
});

describe('the feed of an organisation', () => {
  it('tells what is booked for it to those who act for it, for as long as they do', async () => {
    const [anna, bo] = [hall.house.as('booker'), hall.house.as('booker')];
    const organisationId = newId();
    const snapshot = { organisationId, name: 'Bergs Bygg AB', kind: 'legal-entity', numberMasked: null, version: 1 };
    await hall.house.tell(organisationRecorded, { aggregateId: organisationId, data: snapshot });
    await confirm(hall, anna.id, organisationId);
    await confirm(hall, bo.id, organisationId);
    const [hers, his] = [await ask(anna, 10, { organisationId }), await ask(bo, 11, { organisationId })];
    await ask(anna, 12);
    const feed = await open(anna, { organisationId });
    expect(await told(feed.token)).toEqual([`${hers.id} tentative`, `${his.id} tentative`].toSorted());
    const staffs = await open(staff(), { organisationId });
    expect(await refusal(open(hall.house.as('booker'), { organisationId }))).toMatchObject({ code: 'booking.not-for-organisation' });

    const { id: membershipId } = await tables().one<{ id: string }>(sql`select id from memberships where person_id = ${anna.id}`);
    const data = { membershipId, personId: anna.id, organisationId, role: 'member', at: '2026-11-20T10:00:00Z', version: 2 };
    await taken(hall, await hall.house.tell(membershipEnded, { aggregateId: membershipId, aggregateVersion: 2, data }));
    expect(await refusal(read(feed.token))).toMatchObject({ code: 'link.invalid' });
    expect(await told(staffs.token)).toHaveLength(2);
  });
});

describe('the feed of a space', () => {
  it('tells staff what is in it, also what is in a larger space or in a part', async () => {
    const who = hall.house.as('booker');
    const both = await ask(who, 10, { spaceId: hall.space.hall });
    const west = await ask(who, 11, { spaceId: hall.space['hall-west'] });
    const east = await ask(who, 12, { spaceId: hall.space['hall-east'] });
    const feeds = { hall: await open(staff(), { spaceId: hall.space.hall }), west: await open(staff(), { spaceId: hall.space['hall-west'] }) };
    expect(await told(feeds.hall.token)).toEqual([both, west, east].map(({ id }) => `${id} tentative`).toSorted());
    expect(await told(feeds.west.token)).toEqual([both, west].map(({ id }) => `${id} tentative`).toSorted());
    expect((await read(feeds.west.token)).space).toEqual({ sv: 'West sv', en: 'West' });
  });

  it('is opened by staff alone, for a space that there is, and for nothing else at the same time', async () => {
    expect(await refusal(open(hall.house.as('booker'), { spaceId: hall.space.room }))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await refusal(open(staff(), { spaceId: newId() }))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(open(staff(), { spaceId: hall.space.room, organisationId: newId() }))).toMatchObject({ code: 'input.invalid' });
  });
});

describe('the address of a feed', () => {
  it('is stored nowhere, and is told again to nobody', async () => {
    const anna = hall.house.as('booker');
    const feed = await open(anna);
    await read(feed.token);
    const names = await tables().query<{ row: string }>(sql`
      select t::text as row from calendar_feeds as t union all select t::text from idempotency as t union all select t::text from outbox as t`);
    expect(names.some(({ row }) => row.includes(digestOf(feed.token)))).toBe(true);
    expect(names.filter(({ row }) => row.includes(feed.token))).toEqual([]);

    const key = { idempotencyKey: 'once' };
    const [first, second] = [await anna.call(openFeed, { digest: '1'.repeat(64) }, key), await anna.call(openFeed, { digest: '2'.repeat(64) }, key)];
    expect(second).toEqual(first);
    expect(first.digest).toBe('1'.repeat(64));
  });

  it('leads nowhere once it has been revoked, nor where it was guessed', async () => {
    const [anna, bo] = [hall.house.as('booker'), hall.house.as('booker')];
    const { token, ...feed } = await open(anna);
    expect(feed).toEqual({ id: feed.id, personId: anna.id, organisationId: null, spaceId: null, createdAt: today, lastReadOn: null });
    await read(token);
    expect((await anna.call(listFeeds, {})).items).toEqual([{ ...feed, lastReadOn: '2026-11-20' }]);
    expect((await bo.call(listFeeds, {})).items).toEqual([]);
    expect((await staff().call(listFeeds, {})).items).toEqual([]);
    expect((await hall.house.as('admin').call(listFeeds, {})).items).toHaveLength(1);
    for (const other of [bo, staff()]) expect(await refusal(other.call(revokeFeed, { feedId: feed.id }))).toMatchObject({ code: 'feed.not-found' });
    await anna.call(revokeFeed, { feedId: feed.id });
    expect(await refusal(read(token))).toMatchObject({ code: 'link.invalid' });
    expect(await refusal(anna.call(revokeFeed, { feedId: feed.id }))).toMatchObject({ code: 'feed.not-found' });
    expect(await refusal(read(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`))).toMatchObject({ code: 'link.invalid' });
    const another = await open(staff(), { spaceId: hall.space.room });
    await hall.house.as('admin').call(revokeFeed, { feedId: another.id });
    expect(await refusal(read(another.token))).toMatchObject({ code: 'link.invalid' });
  });

  it('is one of twenty at most', async () => {
    const anna = hall.house.as('booker');
    for (let count = 0; count < 20; count++) await open(anna);
    expect(await refusal(open(anna))).toMatchObject({ code: 'feed.too-many', params: { most: 20 } });
  });

  it('is gone with whoever opened it, and she opens no other', async () => {
    const anna = hall.house.as('booker');
    const { token } = await open(anna);
    await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
    await eventually('she is forgotten', async () => (await hall.house.told(personForgotten.booking)).some(({ subject }) => subject === anna.id));
    expect(await refusal(read(token))).toMatchObject({ code: 'link.invalid' });
    expect(await tables().query(sql`select from calendar_feeds where person_id = ${anna.id}`)).toEqual([]);
    expect(await refusal(open(anna))).toMatchObject({ code: 'person.erased' });
  });
});

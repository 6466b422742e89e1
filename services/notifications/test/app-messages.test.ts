import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookingApproved, bookingMoved, bookingRequested, listMessages, markMessagesRead, messageRead, messageReceived, personErased, personForgotten, visitorArrived } from '#contracts';
import { newId } from '#kernel';
import { sql, type Sql } from '#persistence';
import { eventually } from '#testing';
import { messages } from '../src/messages.js';
import { aVisit } from './facts.js';
import { aBooking, NotifiedHouse, type Person } from './notified-house.js';

let here: NotifiedHouse;
beforeAll(async () => {
  here = await NotifiedHouse.open();
});
afterAll(() => here.close());

const inbox = (person: Pick<Person, 'id'>, input = {}) => here.house.as({ id: person.id, roles: ['booker'] }).call(listMessages, input);
const tellOfBooking = async (person: Person, facts: (typeof bookingRequested)[], differences = {}) => {
  const booking = aBooking(person, differences);
  for (const [index, fact] of facts.entries()) {
    await here.house.tell(fact, { aggregateId: booking.bookingId, aggregateVersion: index + 1, data: { ...booking, state: index ? 'approved' : 'requested', version: index + 1 } });
  }
  return booking;
};
const received = async (person: Pick<Person, 'id'>) => (await here.house.told(messageReceived)).filter(({ data }) => data.personId === person.id);

describe('what somebody is told', () => {
  it('stands in her inbox in her language, newest first, as the letters have it', async () => {
    const eva = await here.person({ language: 'en' });
    const { bookingId } = await tellOfBooking(eva, [bookingRequested, bookingApproved]);
    const { items, unread } = await eventually('both stand there', async () => {
      const page = await inbox(eva);
      return page.items.length === 2 && page;
    });
    expect(unread).toBe(2);
    expect(items.map(({ name }) => name)).toEqual(['booking-approved', 'booking-requested']);
    expect(items[0]).toMatchObject({ category: 'decision', about: bookingId, isKept: true, readAt: null, link: { href: expect.stringContaining('https://parken.example') } });
    const mail = await eventually('it comes by mail too', async () => here.post.to(eva.email).find(({ subject }) => subject === items[0]!.title));
    expect(mail.text).toContain(items[0]!.paragraphs[0]);
    await eventually('she is told live', async () => (await received(eva)).length === 2);
  });

  it('stands there once, however often the fact comes', async () => {
    const eva = await here.person();
    const booking = aBooking(eva);
    const id = newId();
    for (let time = 0; time < 5; time++) await here.house.tell(bookingRequested, { id, aggregateId: booking.bookingId, data: booking });
    for (let time = 0; time < 3; time++) await here.house.tell(bookingRequested, { aggregateId: booking.bookingId, data: booking });
    await here.house.tell(bookingMoved, { aggregateId: booking.bookingId, data: { ...booking, version: 2, start: '2026-11-26T13:00:00Z' } });
    await eventually('the last stands there', async () => (await inbox(eva)).items.some(({ name }) => name === 'booking-moved'));
    expect((await inbox(eva)).items.map(({ name }) => name)).toEqual(['booking-moved', 'booking-requested']);
    expect(await received(eva)).toHaveLength(2);
  });

  it('holds neither a name that a letter fetches, nor a pass, nor a link that does something', async () => {
    const [host, guest] = [await here.person(), await here.person({ name: 'Gäst Ström' })];
    const visit = aVisit(guest, host, { state: 'inside', arrivedAt: '2026-11-20T07:59:00Z' });
    await here.house.tell(visitorArrived, { aggregateId: visit.visitId, data: visit });
    const { items } = await eventually('it stands there', async () => {
      const page = await inbox(host);
      return page.items.length === 1 && page;
    });
    expect(items[0]).toMatchObject({ name: 'visitor-arrived', heading: 'Din gäst har kommit' });
  });
});

describe('an inbox', () => {
  it('is read by whose it is alone: what another names is passed over', async () => {
    const [eva, mallory] = [await here.person(), await here.person()];
    await tellOfBooking(eva, [bookingRequested]);
    const [message] = await eventually('it stands there', async () => {
      const { items } = await inbox(eva);
      return items.length === 1 && items;
    });
    expect(await inbox(mallory)).toEqual({ items: [], next: null, unread: 0 });
    const her = here.house.as({ id: mallory.id, roles: ['booker'] });
    expect(await her.call(markMessagesRead, { messageIds: [message!.id] })).toEqual({ unread: 0 });
    expect(await her.call(markMessagesRead, { upTo: message!.id })).toEqual({ unread: 0 });
    expect(await here.house.as('admin').call(listMessages, {})).toMatchObject({ items: [] });
    expect(await inbox(eva)).toMatchObject({ unread: 1, items: [{ readAt: null }] });
    expect((await here.house.told(messageRead)).filter(({ data }) => data.personId === mallory.id)).toEqual([]);
  });

  it('knows what has been read: some, or all until one; again changes nothing', async () => {
    const eva = await here.person();
    for (let count = 0; count < 3; count++) await tellOfBooking(eva, [bookingRequested]);
    const items = await eventually('all stand there', async () => {
      const page = await inbox(eva);
      return page.items.length === 3 && page.items;
    });
    const she = here.house.as({ id: eva.id, roles: ['booker'] });
    const [newest, middle, oldest] = items.map(({ id }) => id) as [string, string, string];
    expect(await she.call(markMessagesRead, { messageIds: [middle] })).toEqual({ unread: 2 });
    expect((await inbox(eva, { isUnread: true })).items.map(({ id }) => id)).toEqual([newest, oldest]);
    expect(await she.call(markMessagesRead, { upTo: middle })).toEqual({ unread: 1 });
    expect(await she.call(markMessagesRead, { upTo: middle })).toEqual({ unread: 1 });
    expect((await inbox(eva, { isUnread: false })).items.map(({ id }) => id)).toEqual([middle, oldest]);
    const told = await eventually('her other windows are told', async () => {
      const facts = (await here.house.told(messageRead)).filter(({ data }) => data.personId === eva.id);
      return facts.length === 2 && facts;
    });
    expect(told.map(({ data }) => data)).toEqual([
      { personId: eva.id, deliveryIds: [middle], upTo: null, unread: 2 },
      { personId: eva.id, deliveryIds: [], upTo: middle, unread: 1 },
    ]);
    await expect(she.call(markMessagesRead, {})).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(she.call(markMessagesRead, { upTo: middle, messageIds: [middle] })).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(she.call(listMessages, { after: 'x' })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('of ten thousand is read by its index, no further than the page, and what is unread is counted by its own', async () => {
    const many = await here.person();
    await here.database.execute(sql`
      insert into deliveries (id, kind, category, channel, person_id, about, about_version, content, state, due_at, created_at, traceparent)
      select gen_random_uuid(), 'booking-approved', 'decision', 'app', ${many.id}, gen_random_uuid(), 1, null, 'delivered', now(), now(), ''
      from generate_series(1, 10000)`);
    await here.database.execute(sql`vacuum analyze deliveries`);
    expect(await inbox(many)).toMatchObject({ unread: 10_000, items: { length: 50 } });
    const planOf = async (query: Sql) => (await here.database.query<Record<string, string>>(sql`explain ${query}`)).map((row) => row['QUERY PLAN']).join('\n');
    const page = await planOf(sql`select id, content from deliveries where person_id = ${many.id} and channel = 'app' order by id desc limit 51`);
    expect(page).toMatch(/Index Scan using deliveries_(?:app|unread)/);
    expect(page).not.toContain('Sort');
    const count = await planOf(sql`select count(*) from deliveries where person_id = ${many.id} and channel = 'app' and read_at is null`);
    expect(count).toContain('deliveries_unread');
    const she = here.house.as({ id: many.id, roles: ['booker'] });
    expect(await she.call(markMessagesRead, { upTo: 'ffffffff-ffff-4fff-bfff-ffffffffffff' })).toEqual({ unread: 0 });
  });

  it('of somebody who is erased is gone, and what was told of it leaves the stream with her', async () => {
    const [eva, guest] = [await here.person(), await here.person()];
    await tellOfBooking(eva, [bookingRequested]);
    const visit = aVisit(guest, eva, { state: 'expected' });
    await here.house.tell(visitorArrived, { aggregateId: visit.visitId, data: { ...visit, state: 'inside', arrivedAt: '2026-11-20T07:59:00Z' } });
    await eventually('both stand there', async () => (await inbox(eva)).items.length === 2);
    await here.house.tell(personErased, { aggregateId: eva.id, data: { personId: eva.id } });
    const forgotten = await eventually('she is forgotten', async () => (await here.house.told(personForgotten.notifications)).find(({ data }) => data.personId === eva.id));
    expect(forgotten.data.purge).toEqual([eva.id]);
    expect(await inbox(eva)).toEqual({ items: [], next: null, unread: 0 });
    expect(await here.database.query(sql`select from outbox where strpos(envelope, ${eva.id}) > 0 and type <> ${personForgotten.notifications.type}`)).toEqual([]);
    await expect(here.house.as({ id: eva.id, roles: ['booker'] }).call(markMessagesRead, { upTo: newId() })).rejects.toMatchObject({ code: 'person.erased' });
  });

  it('says of what has been emptied since that it is no longer kept', async () => {
    const eva = await here.person();
    await tellOfBooking(eva, [bookingRequested]);
    await eventually('it stands there', async () => (await inbox(eva)).items.length === 1);
    await here.database.execute(sql`update deliveries set content = null where person_id = ${eva.id}`);
    expect((await inbox(eva)).items).toMatchObject([{ isKept: false, title: 'Meddelandet finns inte kvar', link: null }]);
  });
});

it('holds what goes out at once to somebody and what is new in the programme, and no reminder', () => {
  expect(messages.filter(({ app, when }) => app && when === 'at-once').length).toBeGreaterThan(30);
  expect(messages.filter(({ app, when }) => app && when !== 'at-once').map(({ name }) => name)).toEqual(['event-published']);
  expect(messages.filter(({ app, category }) => app && category === 'reminder')).toEqual([]);
});

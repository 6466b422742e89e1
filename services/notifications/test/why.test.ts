import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  bookingApproved, bookingCancelled, bookingRequested, getDelivery, listDeliveries, messagePosted, openPreferences, openWhy, personErased, sendSignInCode,
  setPreferences, unsubscribe, whyNot, type FactContract, type RawInputOf,
} from '#contracts';
import { Links, newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { aMessagePosted } from './facts.js';
import { NotifiedHouse, aBooking, type Person, type Snapshot } from './notified-house.js';

let here: NotifiedHouse;
let links: Links;
let anna: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open();
  links = new Links(here.house.environment('notifications').LINK_KEY!);
});
afterAll(() => here.close());
beforeEach(async () => {
  anna = await here.person({ phone: '+46701740605' });
});

const staff = () => here.house.as('staff');
const anybody = () => here.house.as({ id: 'anonymous', roles: ['visitor'] });
const tell = (fact: FactContract, data: Snapshot) => here.house.tell(fact, { aggregateId: data.bookingId, aggregateVersion: data.version, data });
const post = () => {
  const data = aMessagePosted(anna);
  return here.house.tell(messagePosted, { aggregateId: data.postId, data }).then(() => data);
};
const mailTo = (about: string, kind: string, ...states: string[]) =>
  eventually(`${kind} is ${states.join(' or ')}`, async () => {
    const { items } = await staff().call(listDeliveries, { about, channel: 'email', personId: anna.id });
    return items.find((one) => one.kind === kind && states.includes(one.state));
  });
const asked = (about?: string, more: Partial<RawInputOf<typeof whyNot>> = {}) => staff().call(whyNot, { personId: anna.id, about, ...more });

async function approved(differences: Partial<Snapshot> = {}): Promise<Snapshot> {
  const booking = aBooking(anna, { state: 'approved', version: 2, ...differences });
  await tell(bookingApproved, booking);
  await mailTo(booking.bookingId, 'booking-approved', 'sent');
  return booking;
}

describe('why she got a message', () => {
  test('is told by the link in it: what happened and when, what she is to it, and what was tried', async () => {
    const booking = await approved({ timeZone: 'Europe/Helsinki' });
    const { id } = await mailTo(booking.bookingId, 'booking-approved', 'sent');
    const why = await anybody().call(openWhy, { token: links.tokenFor('why', id) });
    expect(why).toMatchObject({
      kind: 'booking-approved', category: 'decision', channel: 'email', to: 'applicant', byChannel: 'always', state: 'sent', why: null,
      causedAt: here.clock.now().toString(), tries: [{ at: here.clock.now().toString(), outcome: 'sent' }],
      timeZone: 'Europe/Helsinki',
    });
    // Whoever has the message has this link in it as well, and no more of her is told.
    await anybody().call(openPreferences, { token: why.preferencesToken! });
    for (const hers of [anna.id, anna.email, booking.title]) expect(JSON.stringify(why)).not.toContain(hers);
  });

  test('is told to nobody by a link that is forged or for something else, nor once she has been erased', async () => {
    const { bookingId } = await approved();
    const { id } = await mailTo(bookingId, 'booking-approved', 'sent');
    for (const token of [links.tokenFor('preferences', id), new Links('a'.repeat(22)).tokenFor('why', id), links.tokenFor('why', newId()), 'x']) {
      await expect(anybody().call(openWhy, { token })).rejects.toMatchObject({ code: 'link.invalid' });
    }
    await here.house.tell(personErased, { aggregateId: anna.id, aggregateVersion: 2, data: { personId: anna.id } });
    await eventually('the link leads nowhere', () => anybody().call(openWhy, { token: links.tokenFor('why', id) }).then(() => false, ({ code }: { code: string }) => code === 'link.invalid'));
  });

  test('is told by the short link at the end of an SMS, the same each time that it is tried, and leads on to what she wants', async () => {
    const sven = await here.person({ phone: '+46701740699', smsWanted: true });
    const booking = aBooking(sven, { state: 'approved', version: 2 });
    here.account.mood = 'hanging-up';
    await tell(bookingApproved, booking);
    const smsIn = (...states: string[]) => eventually(`the SMS is ${states.join(' or ')}`, async () => {
      const { items } = await staff().call(listDeliveries, { about: booking.bookingId, channel: 'sms' });
      return items.find(({ state }) => states.includes(state));
    });
    await smsIn('uncertain');
    delete here.account.mood;
    here.clock.advance('PT5S');
    await smsIn('sent');
    const texts = (await here.texts(sven.phone!)).map(({ message }) => message);
    expect(texts).toEqual([texts[0], texts[0]]);
    const [, token] = /\nVarför\? https:\/\/parken\.example\/m\/([\w-]{11})$/.exec(texts[0]!)!;
    const why = await anybody().call(openWhy, { token: token! });
    expect(why).toMatchObject({ kind: 'booking-approved', channel: 'sms', to: 'applicant', byChannel: 'by-wish', tries: [{ outcome: 'unknown' }, { outcome: 'sent' }] });
    await anybody().call(openPreferences, { token: why.preferencesToken! });

    for (const other of [token!.toLowerCase() === token ? token.toUpperCase() : token!.toLowerCase(), token!.slice(1), `${token}A`, 'A'.repeat(11)]) {
      await expect(anybody().call(openWhy, { token: other })).rejects.toMatchObject({ code: 'link.invalid' });
    }
    const kept = await here.database.query<{ row: string }>(sql`select row_to_json(s)::text || row_to_json(d)::text as row from short_links s join deliveries d on d.id = s.delivery_id`);
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(token);
    await here.house.tell(personErased, { aggregateId: sven.id, aggregateVersion: 2, data: { personId: sven.id } });
    await eventually('the link leads nowhere', () => anybody().call(openWhy, { token: token! }).then(() => false, ({ code }: { code: string }) => code === 'link.invalid'));
  });

  test('staff and she herself see each attempt with what the server said, others not even that there is one', async () => {
    here.post.refusals.set(anna.email, `550 5.1.1 <${anna.email}> no such user`);
    const booking = aBooking(anna);
    const eventId = await tell(bookingRequested, booking);
    const { id: deliveryId } = await mailTo(booking.bookingId, 'booking-requested', 'failed');
    here.post.refusals.clear();
    const shown = await staff().call(getDelivery, { deliveryId });
    expect(shown).toMatchObject({ cause: { type: bookingRequested.type, id: eventId }, category: 'decision', tries: [{ attempt: 1, outcome: 'refused', answer: expect.stringContaining('no such user') }] });
    expect(JSON.stringify(shown)).not.toContain(anna.email);
    expect(await here.house.as({ id: anna.id, roles: ['booker'] }).call(getDelivery, { deliveryId })).toEqual(shown);
    await expect(here.house.as('booker').call(getDelivery, { deliveryId })).rejects.toMatchObject({ code: 'delivery.not-found' });
  });
});

describe('why she did not get a message, staff can ask', () => {
  test('what was sent is said to have been, and what never happened not to have reached us', async () => {
    const { bookingId } = await approved();
    const { items, person, obstacles } = await asked(bookingId);
    expect([person, obstacles]).toEqual(['known', [{ code: 'sms-not-wanted', category: null, channel: 'sms', since: null }]]);
    expect(items.find(({ kind, channel }) => kind === 'booking-approved' && channel === 'email')).toMatchObject({ code: 'sent', at: here.clock.now().toString() });
    expect(items.find(({ kind, channel }) => kind === 'booking-approved' && channel === 'sms')).toMatchObject({ code: 'sms-not-wanted' });
    expect(items.find(({ kind, channel }) => kind === 'booking-cancelled' && channel === 'email')).toMatchObject({ code: 'no-such-fact', deliveryId: null });
    // What is about other things could not have come.
    expect(items.map(({ kind }) => kind)).not.toContain('visit-expected');
  });

  test('she does not want it, since when', async () => {
    await anybody().call(unsubscribe, { token: links.tokenFor('preferences', anna.id), category: 'practical' });
    const since = here.clock.now().toString();
    const { postId } = await post();
    await mailTo(postId, 'message-posted', 'suppressed');
    const { items, obstacles } = await asked(postId, { kind: 'message-posted' });
    expect(items.find(({ channel }) => channel === 'email')).toMatchObject({ code: 'suppressed', why: 'preference', since });
    expect(obstacles).toContainEqual({ code: 'preference', category: 'practical', channel: 'email', since });
  });

  test('her address takes nothing, since when', async () => {
    const since = here.clock.now();
    await here.database.execute(sql`insert into suppressed_addresses (id, channel, address, reason, since) values (${newId()}, 'email', ${anna.email}, 'bounced', ${since})`);
    const booking = aBooking(anna);
    await tell(bookingRequested, booking);
    await mailTo(booking.bookingId, 'booking-requested', 'suppressed');
    const { items, obstacles } = await asked(booking.bookingId, { kind: 'booking-requested' });
    expect(items).toContainEqual(expect.objectContaining({ channel: 'email', code: 'suppressed', why: 'address-suppressed', since: since.toString() }));
    expect(obstacles).toContainEqual({ code: 'address-suppressed', category: null, channel: 'email', since: since.toString() });
  });

  test('it waits until she has slept', async () => {
    const quietHours = { begins: '08:00', ends: '23:00', timeZone: 'Europe/Stockholm' };
    await here.house.as({ id: anna.id, roles: ['booker'] }).call(setPreferences, { personId: anna.id, quietHours });
    const { postId } = await post();
    const { items } = await eventually('it waits', async () => {
      const answer = await asked(postId);
      return answer.items.some(({ why }) => why === 'quiet-hours') && answer;
    });
    const ends = here.clock.now().toZonedDateTimeISO('Europe/Stockholm').withPlainTime('23:00').toInstant();
    expect(items.find(({ channel }) => channel === 'email')).toMatchObject({ kind: 'message-posted', code: 'queued', why: 'quiet-hours', at: ends.toString() });
    // Whoever shortens them hears of it at once.
    await here.house.as({ id: anna.id, roles: ['booker'] }).call(setPreferences, { personId: anna.id, quietHours: null });
    await mailTo(postId, 'message-posted', 'sent');
  });

  test('it was older than what she had been told', async () => {
    const booking = aBooking(anna, { state: 'cancelled', version: 3 });
    await tell(bookingCancelled, booking);
    await mailTo(booking.bookingId, 'booking-cancelled', 'sent');
    await tell(bookingApproved, { ...booking, state: 'approved', version: 2 });
    await mailTo(booking.bookingId, 'booking-approved', 'suppressed');
    const { items } = await asked(booking.bookingId, { kind: 'booking-approved' });
    expect(items).toContainEqual(expect.objectContaining({ channel: 'email', code: 'suppressed', why: 'outdated' }));
  });

  test('nobody has heard of it, or could not read what was heard', async () => {
    const about = newId();
    const nothing = await asked(about, { kind: 'booking-approved' });
    expect(nothing.items.map(({ code }) => code)).toEqual(nothing.items.map(() => 'no-such-fact'));
    expect((await asked(about)).items.length).toBeGreaterThan(20);
    await here.house.tell(bookingApproved, { aggregateId: about, data: { nonsense: true } });
    await eventually('it lies among the dead letters', async () => {
      const { items } = await asked(about, { kind: 'booking-approved' });
      return items.length > 0 && items.every(({ code }) => code === 'fact-not-readable');
    }, { timeoutMs: 20_000 });
  });

  test('she is not known, by her address or by her id, or she has been erased', async () => {
    expect(await staff().call(whyNot, { email: 'nobody@example.se' })).toEqual({ personId: null, person: 'unknown', timeZone: 'Europe/Stockholm', obstacles: [], items: [] });
    expect(await staff().call(whyNot, { personId: newId() })).toMatchObject({ person: 'unknown', items: [] });
    expect(await staff().call(whyNot, { email: anna.email.toUpperCase() })).toMatchObject({ personId: anna.id, person: 'known' });
    await here.house.tell(personErased, { aggregateId: anna.id, aggregateVersion: 2, data: { personId: anna.id } });
    await eventually('she is erased', async () => (await asked()).person === 'erased');
    for (const input of [{}, { personId: anna.id, email: anna.email }]) await expect(staff().call(whyNot, input)).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('whether a code was sent to an address that nobody has', async () => {
    const email = `nils.${newId()}@example.se`;
    await here.house.as('system').call(sendSignInCode, { email, code: 'K7WQ-3MXP', expiresAt: here.clock.now().add('PT10M').toString(), language: 'sv' });
    const answer = await staff().call(whyNot, { email });
    expect(answer).toMatchObject({ person: 'unknown', items: [{ kind: 'sign-in-code', channel: 'email', code: 'sent' }] });
    expect(JSON.stringify(answer)).not.toContain('K7WQ');
  });
});

test('what was sent is found by whom it was for, its kind and its channel', async () => {
  await approved();
  await post();
  const hers = async (filter: Partial<RawInputOf<typeof listDeliveries>>) => (await staff().call(listDeliveries, { personId: anna.id, ...filter })).items.map(({ kind, category, channel }) => ({ kind, category, channel }));
  await eventually('both are there', async () => (await hers({ channel: 'email' })).length >= 2);
  expect(await hers({ category: 'practical', channel: 'email' })).toEqual([{ kind: 'message-posted', category: 'practical', channel: 'email' }]);
  expect(await hers({ channel: 'sms' })).toEqual([]);
  expect((await here.house.as('booker').call(listDeliveries, { personId: anna.id })).items).toEqual([]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { getDelivery, listDeliveries, openWhy, whyNot, type ReplyOf, type WhyView } from '#contracts';
import { DomainError } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { browser, expectPage } from './page.js';
import { sample } from './sample.js';

let house: Gatehouse;
const token = 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA';
const path = `/m/${token}`;

const why = (changes: Partial<WhyView> = {}): WhyView => ({
  kind: 'booking-approved', category: 'decision', channel: 'email', to: 'applicant', byChannel: 'always', state: 'sent', why: null,
  causedAt: '2026-11-20T08:00:00Z', createdAt: '2026-11-20T08:00:01Z', dueAt: '2026-11-20T08:00:01Z', nextAttemptAt: null, sentAt: '2026-11-20T08:00:06Z', reportedAt: null,
  maybeTwice: false, tries: [{ at: '2026-11-20T08:00:01Z', outcome: 'deferred' }, { at: '2026-11-20T08:00:06Z', outcome: 'sent' }], timeZone: 'Europe/Stockholm', preferencesToken: 'BZoAAAAA', ...changes,
});

beforeAll(async () => {
  house = await Gatehouse.open();
});
afterAll(() => house.close());
beforeEach(() => house.services.reset());

const get = (address: string) => house.visitor().get(address, browser);

test('a message says why it came: what happened, to whom it is and what was tried', async () => {
  house.services.on(openWhy, () => why());
  const page = await get(path);
  expectPage(page);
  for (const says of [
    'Besked att din bokning är godkänd', 'Bokningen godkändes, fredag 20 november 2026 kl.\u00A009.00.', 'Du är den som har bokat eller bett om det.',
    'Med e-post, som besked om det du har bett om alltid kommer.', 'togs inte emot den här gången', 'togs emot', 'href="/n/BZoAAAAA?language=sv"',
  ]) expect(page.text).toContain(says);
  expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  const english = await get(`${path}?language=en`);
  expectPage(english);
  expect(english.text).toContain('Word that your booking is approved');
});

test.each<[string, Partial<WhyView>, string]>([
  ['waits until she has slept', { state: 'queued', why: 'quiet-hours', nextAttemptAt: '2026-11-21T06:00:00Z', sentAt: null, tries: [] }, 'Väntar till efter de tysta timmarna.'],
  ['was switched off', { state: 'suppressed', why: 'preference', sentAt: null, tries: [] }, 'Skickades inte. Sådana meddelanden är avvalda.'],
  ['may have come twice', { maybeTwice: true }, 'Det kan ha kommit två gånger'],
  ['came by SMS since she asked', { channel: 'sms', byChannel: 'as-asked', to: 'attendee' }, 'eftersom du bad om det när du anmälde dig'],
  ['tells of a place elsewhere', { timeZone: 'Europe/Helsinki' }, 'fredag 20 november 2026 kl. 10.00'],
  ['is a reminder', { kind: 'booking-tomorrow', category: 'reminder', dueAt: '2026-11-25T12:00:00Z' }, 'Skulle skickas'],
  ['went to the house', { kind: 'request-received', to: 'staff', category: 'practical', preferencesToken: null }, 'Du arbetar i huset.'],
  ['is one that there is no more', { kind: 'unheard-of', to: null }, 'Ett meddelande'],
])('one that %s says so', async (_, changes, says) => {
  house.services.on(openWhy, () => why(changes));
  const page = await get(path);
  expectPage(page);
  expect(page.text.replaceAll('\u00A0', ' ')).toContain(says);
});

test('the short link in an SMS leads to the same page, which links on to what she wants', async () => {
  house.services.on(openWhy, ({ token: asked }) => {
    if (asked !== 'AbCdEfGhI-_') throw new DomainError('link.invalid');
    return why({ channel: 'sms', byChannel: 'by-wish' });
  });
  const page = await get('/m/AbCdEfGhI-_');
  expectPage(page);
  expect(page.text).toContain('eftersom du har valt SMS i din profil');
  expect(page.text).toContain('href="/n/BZoAAAAA?language=sv"');
  expect(page.headers.get('ratelimit')).toMatch(/r=\d+/);
  expectPage(await get('/m/AbCdEfGhI-A'), 404);
});

test('a link that leads nowhere says so', async () => {
  house.services.on(openWhy, () => {
    throw new DomainError('link.invalid');
  });
  expectPage(await get('/m/nonsense'), 404);
});

test('staff are told in words why somebody did not get a message, in their language', async () => {
  const since = '2026-11-20T08:00:00Z';
  const common = { why: null, since: null, at: null, about: null, deliveryId: null };
  const answer: ReplyOf<typeof whyNot> = {
    personId: null, person: 'known', timeZone: 'Europe/Stockholm',
    obstacles: [{ code: 'preference', category: 'reminder', channel: 'email', since }],
    items: [
      { ...common, kind: 'booking-tomorrow', channel: 'email', code: 'suppressed', why: 'preference', since },
      { ...common, kind: 'booking-approved', channel: 'email', code: 'sent', at: since },
      { ...common, kind: 'booking-cancelled', channel: 'email', code: 'no-such-fact' },
    ],
  };
  house.services.on(whyNot, () => answer);
  const { visitor } = await house.signedIn(['staff']);
  const asked = (language: string) => visitor.get('/api/v1/message-explanations?email=anna%40example.se', { 'accept-language': language });
  const { status, body } = await asked('sv');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    obstacles: [{ says: 'Sådana meddelanden är avvalda. Sedan fredag 20 november 2026 kl. 09.00.' }],
    items: [
      { name: 'Påminnelse dagen före din bokning', says: 'Skickades inte. Sådana meddelanden är avvalda. Sedan fredag 20 november 2026 kl. 09.00.' },
      { says: 'Skickat fredag 20 november 2026 kl. 09.00.' },
      { says: 'Ingen sådan händelse har nått meddelandetjänsten.' },
    ],
  });
  expect((await asked('en')).body).toMatchObject({ items: [{ name: 'Reminder the day before your booking' }, {}, { says: 'No such fact has reached the notifications service.' }] });
});

test('staff read the log of messages in words, and each time that one was tried', async () => {
  const sent = { ...(sample(getDelivery.reply) as ReplyOf<typeof getDelivery>), kind: 'booking-approved', state: 'suppressed' as const, why: 'preference' };
  house.services.on(listDeliveries, () => ({ items: [delivery(sent)], next: null }));
  house.services.on(getDelivery, () => ({ ...sent, tries: [{ attempt: 1, at: '2026-11-20T08:00:01Z', outcome: 'deferred', provider: null, answer: null }] }));
  const { visitor } = await house.signedIn(['staff']);
  const told = { name: 'Word that your booking is approved', says: 'Was not sent. Such messages have been switched off.' };
  expect(await visitor.get('/api/v1/deliveries', { 'accept-language': 'en' })).toMatchObject({ status: 200, body: { items: [told], next: null } });
  expect(await visitor.get(`/api/v1/deliveries/${sent.id}`, { 'accept-language': 'en' })).toMatchObject({ status: 200, body: { ...told, tries: [{ says: 'was not accepted this time' }] } });
});

const delivery = ({ tries: _tries, reports: _reports, ...shown }: ReplyOf<typeof getDelivery>) => shown;

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { changeAsked, changeDeclined, offerEnded, offerMade, watchMet } from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { correspondence } from './correspondence.js';
import { aChange, aWatchMet, anOffer, friday, thursday } from './facts.js';
import { NotifiedHouse, type Person } from './notified-house.js';

let here: NotifiedHouse;
let maja: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open();
});
afterAll(() => here.close());
beforeEach(async () => {
  maja = await here.person({ name: 'Maja Öst', phone: `+4670${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`, smsWanted: true });
});

const { tell, deliveriesAbout, told } = correspondence(() => here);

test('whoever watches hears what is free, each time it is something else', async () => {
  const watchId = newId();
  await tell(watchMet, watchId, aWatchMet(maja, { watchId, version: 2 }, thursday));
  const first = await told(maja, watchId, 2);
  expect(first.mail.subject).toBe('Ledigt nu: Stora salen, Parken');
  expect(first.mail.text).toContain('torsdag 26 november 2026 kl. 13.00–15.00');
  expect(first.texts).toEqual([expect.stringContaining('Ledigt nu: Stora salen, Parken, 26/11 13.00-15.00')]);
  await tell(watchMet, watchId, aWatchMet(maja, { watchId, version: 3 }, friday));
  expect((await told(maja, watchId, 4, 2)).mail.text).toContain('fredag 27 november 2026 kl. 13.00–15.00');
});

test('whoever is offered something else is told, and that it has lapsed; not of what she has answered herself', async () => {
  const [made, answered] = [anOffer(maja), anOffer(maja, { state: 'accepted', accepted: 1, version: 2 })];
  await tell(offerMade, made.offerId, made);
  const first = await told(maja, made.offerId, 2);
  expect(first.mail.subject).toBe('Vi kan erbjuda en annan tid eller lokal: PRK 2026-000123');
  expect(first.texts).toEqual([expect.stringContaining('Svara senast 25/11 12.00')]);
  await tell(offerEnded, answered.offerId, answered);
  await tell(offerEnded, made.offerId, { ...made, state: 'lapsed', version: 2 });
  expect((await told(maja, made.offerId, 4, 2)).mail.subject).toBe('Erbjudandet har gått ut: PRK 2026-000123');
  expect(await deliveriesAbout(answered.offerId)).toEqual([]);
});

test('an applicant is told that a change has been asked for and that it was declined, while her booking stays as it was', async () => {
  const change = aChange(maja);
  await tell(changeAsked, change.changeId, change);
  const asked = await told(maja, change.changeId, 1);
  expect(asked.mail.text).toContain('Önskat: torsdag 26 november 2026 kl. 13.00–15.00');
  await tell(changeDeclined, change.changeId, { ...change, state: 'declined', reason: 'Salen städas.', version: 2 });
  await eventually('both mails are there', () => here.post.to(maja.email).length === 2);
  const { text, html } = here.post.to(maja.email).at(-1)!;
  expect(text).toContain('> Salen städas.');
  expect([text, html].join()).not.toContain('BEGIN:VCALENDAR');
  await eventually('the SMS is there', async () => (await here.texts(maja.phone!)).length === 1);
});

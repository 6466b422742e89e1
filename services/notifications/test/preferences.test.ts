import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getPreferences, listDeliveries, messagePosted, openPreferences, personErased, savePreferences, setPreferences, unsubscribe, type PreferencesByLink } from '#contracts';
import { Links, newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { aMessagePosted } from './facts.js';
import { NotifiedHouse, type Person } from './notified-house.js';

let here: NotifiedHouse;
let links: Links;
let anna: Person;
let token: string;

beforeAll(async () => {
  here = await NotifiedHouse.open();
  links = new Links(here.house.environment('notifications').LINK_KEY!);
});
afterAll(() => here.close());
beforeEach(async () => {
  anna = await here.person({ phone: '+46701740605' });
  token = links.tokenFor('preferences', anna.id);
});

const herself = ({ id }: Pick<Person, 'id'> = anna) => here.house.as({ id, roles: ['booker'] });
const anybody = () => here.house.as({ id: 'anonymous', roles: ['visitor'] });
const chosen = ({ choices }: Pick<PreferencesByLink, 'choices'>) => Object.fromEntries(choices.map(({ channel, category, choice }) => [`${category} by ${channel}`, choice]));

describe('what somebody wants to be told', () => {
  test('is what the house does, until she says something else', async () => {
    const wishes = await herself().call(getPreferences, { personId: anna.id });
    expect(chosen(wishes)).toEqual({
      'practical by email': 'at-once', 'reminder by email': 'at-once', 'news by email': 'off',
      'decision by sms': 'at-once', 'practical by sms': 'at-once', 'reminder by sms': 'at-once',
    });
    expect(wishes).toMatchObject({ quietHours: null, houseQuietHours: { begins: '21:00', ends: '07:00' }, takesSms: false });
    expect(await here.house.as('staff').call(getPreferences, { personId: anna.id })).toEqual(wishes);
  });

  test('is hers to change, one thing at a time, and hers alone', async () => {
    await herself().call(setPreferences, { personId: anna.id, choices: [{ channel: 'email', category: 'reminder', choice: 'daily' }] });
    const quietHours = { begins: '22:30', ends: '08:00', timeZone: 'Europe/Helsinki' };
    const changed = await herself().call(setPreferences, { personId: anna.id, choices: [{ channel: 'sms', category: 'decision', choice: 'off' }], quietHours });
    expect(chosen(changed)).toMatchObject({ 'reminder by email': 'daily', 'decision by sms': 'off', 'practical by email': 'at-once' });
    expect(changed.quietHours).toEqual(quietHours);
    expect(await herself().call(setPreferences, { personId: anna.id, quietHours: null })).toMatchObject({ choices: changed.choices, quietHours: null });
    for (const contract of [getPreferences, setPreferences]) {
      await expect(herself({ id: newId() }).call(contract, { personId: anna.id })).rejects.toMatchObject({ code: 'person.not-found' });
    }
    await expect(here.house.as('staff').call(setPreferences, { personId: anna.id })).rejects.toMatchObject({ code: 'person.not-found' });
  });

  test.each<[string, object]>([
    ['no decisions by mail', { choices: [{ channel: 'email', category: 'decision', choice: 'off' }] }],
    ['one SMS a day', { choices: [{ channel: 'sms', category: 'reminder', choice: 'daily' }] }],
    ['a place that has no clocks', { quietHours: { begins: '21:00', ends: '07:00', timeZone: 'Mars/Olympus' } }],
    ['an hour that no day has', { quietHours: { begins: '24:00', ends: '07:00', timeZone: 'Europe/Stockholm' } }],
  ])('cannot be %s', async (_, wish) => {
    await expect(herself().call(setPreferences, { personId: anna.id, ...wish })).rejects.toMatchObject({ code: 'input.invalid' });
  });
});

describe('the link in a message', () => {
  test('opens what she wants and changes it, without her signing in', async () => {
    await anybody().call(savePreferences, { token, choices: [{ channel: 'email', category: 'news', choice: 'daily' }] });
    const wishes = await anybody().call(openPreferences, { token });
    expect(chosen(wishes)).toMatchObject({ 'news by email': 'daily', 'reminder by email': 'at-once' });
    expect(JSON.stringify(wishes)).not.toContain(anna.id);
    expect(chosen(await herself().call(getPreferences, { personId: anna.id }))).toEqual(chosen(wishes));
  });

  test('stops mail of one kind, as often as it is asked to, and no other', async () => {
    for (let time = 0; time < 2; time++) expect(chosen(await anybody().call(unsubscribe, { token, category: 'reminder' }))).toMatchObject({ 'reminder by email': 'off', 'practical by email': 'at-once' });
    for (const category of ['sign-in', 'decision'] as const) {
      await expect(anybody().call(unsubscribe, { token, category })).rejects.toMatchObject({ code: 'preference.must-come' });
    }
  });

  test('stops mail of all kinds that a digest told of, or of none where one must come', async () => {
    await expect(anybody().call(unsubscribe, { token, category: ['practical', 'decision'] })).rejects.toMatchObject({ code: 'preference.must-come' });
    expect(chosen(await anybody().call(openPreferences, { token }))).toMatchObject({ 'practical by email': 'at-once' });
    const wishes = await anybody().call(unsubscribe, { token, category: ['practical', 'news'] });
    expect(chosen(wishes)).toMatchObject({ 'practical by email': 'off', 'news by email': 'off', 'reminder by email': 'at-once', 'practical by sms': 'at-once' });
  });

  test('opens nothing where it is for something else, forged, or for nobody', async () => {
    const forged = [links.tokenFor('why', anna.id), new Links('a'.repeat(22)).tokenFor('preferences', anna.id), token.slice(1), `${token}A`, 'x', links.tokenFor('preferences', newId())];
    for (const wrong of forged) {
      for (const attempt of [openPreferences, savePreferences]) await expect(anybody().call(attempt, { token: wrong })).rejects.toMatchObject({ code: 'link.invalid' });
      await expect(anybody().call(unsubscribe, { token: wrong, category: 'news' })).rejects.toMatchObject({ code: 'link.invalid' });
    }
  });
});

test('a change counts for what is in line already: of fifty, none goes', async () => {
  await here.post.down();
  const posts = Array.from({ length: 50 }, () => aMessagePosted(anna));
  for (const data of posts) await here.house.tell(messagePosted, { aggregateId: data.postId, data });
  const hers = async (state: 'queued' | 'suppressed') => (await here.house.as('staff').call(listDeliveries, { state, limit: 100 })).items.filter(({ personId }) => personId === anna.id);
  await eventually('fifty are in line', async () => (await hers('queued')).length === 50);
  await anybody().call(unsubscribe, { token, category: 'practical' });
  await here.post.up();
  await eventually('none is in line any more', async () => {
    here.clock.advance('PT1M');
    return (await hers('suppressed')).length === 50;
  });
  expect(here.post.to(anna.email)).toEqual([]);
});

test('whoever wants one mail a day and thinks better of it gets what waits at once', async () => {
  const wanted = (choice: 'daily' | 'at-once') => herself().call(setPreferences, { personId: anna.id, choices: [{ channel: 'email', category: 'practical', choice }] });
  await wanted('daily');
  const data = aMessagePosted(anna);
  await here.house.tell(messagePosted, { aggregateId: data.postId, data });
  const mail = async () => (await here.house.as('staff').call(listDeliveries, { about: data.postId, channel: 'email' })).items[0];
  const waiting = await eventually('it waits for the morning', async () => {
    const found = await mail();
    return found?.why === 'digest' && found;
  });
  const morning = here.clock.now().toZonedDateTimeISO('Europe/Stockholm').add({ days: 1 }).withPlainTime('07:30').toInstant();
  expect(waiting).toMatchObject({ state: 'queued', nextAttemptAt: morning.toString() });
  await wanted('at-once');
  await eventually('it is sent', async () => (await mail())?.state === 'sent');
  expect(here.post.to(anna.email)).toHaveLength(1);
});

test('of somebody who is erased nothing of it is left, and her link leads nowhere', async () => {
  const quietHours = { begins: '22:00', ends: '06:00', timeZone: 'Europe/Stockholm' };
  await anybody().call(savePreferences, { token, choices: [{ channel: 'email', category: 'news', choice: 'daily' }], quietHours });
  await here.house.tell(personErased, { aggregateId: anna.id, aggregateVersion: 2, data: { personId: anna.id } });
  await eventually('her link leads nowhere', async () => {
    const refusal = await anybody().call(openPreferences, { token }).then(() => null, (error: { code: string }) => error.code);
    return refusal === 'link.invalid';
  });
  await expect(anybody().call(unsubscribe, { token, category: 'news' })).rejects.toMatchObject({ code: 'link.invalid' });
  const left = await here.database.query(sql`select person_id from preferences where person_id = ${anna.id} union all select person_id from quiet_hours where person_id = ${anna.id}`);
  expect(left).toEqual([]);
});

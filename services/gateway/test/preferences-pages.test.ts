import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openPreferences, savePreferences, unsubscribe, type PreferencesByLink } from '#contracts';
import { DomainError } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { asForm, browser, expectPage, formsIn } from './page.js';

let house: Gatehouse;
const token = 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA';
const path = `/n/${token}`;
const stop = `${path}/unsubscribe?category=reminder`;

const wishes = (changes: Partial<PreferencesByLink> = {}): PreferencesByLink => ({
  choices: [
    { channel: 'email', category: 'practical', choice: 'at-once' },
    { channel: 'email', category: 'reminder', choice: 'daily' },
    { channel: 'email', category: 'news', choice: 'off' },
    { channel: 'sms', category: 'decision', choice: 'at-once' },
  ],
  quietHours: null,
  houseQuietHours: { begins: '21:00', ends: '07:00' },
  takesSms: true,
  ...changes,
});

beforeAll(async () => {
  house = await Gatehouse.open();
});
afterAll(() => house.close());
beforeEach(() => {
  house.services.reset();
  house.services.on(openPreferences, () => wishes());
});

const get = (address: string, headers: Record<string, string> = {}) => house.visitor().get(address, { ...browser, ...headers });
const send = (fields: Record<string, string>) => house.visitor().post(`${path}?language=sv`, new URLSearchParams(fields).toString(), asForm);
const chosenIn = (text: string) => [...text.matchAll(/name="([\w-]+)" value="([\w-]+)" checked/g)].map(([, name, value]) => `${name} ${value}`);

describe('what she wants, by her own link', () => {
  test('is shown in words, each choice with what it is now', async () => {
    const page = await get(path);
    expectPage(page);
    expect(chosenIn(page.text)).toEqual(['sms-decision at-once', 'email-practical at-once', 'email-reminder daily', 'email-news off', 'quiet house'].toSorted(byPlaceIn(page.text)));
    expect(page.text).toContain('Mellan 21.00 och 07.00');
    expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
    expectPage(await get(`${path}?language=en`));
  });

  test('each choice has a name and belongs to a group that has one', async () => {
    const { text } = await get(path);
    expect(text.match(/<input type="radio"/g)).toHaveLength(text.match(/<label class="radio"><input/g)!.length);
    expect(text.match(/<fieldset><legend/g)).toHaveLength(text.match(/<fieldset>/g)!.length);
    for (const [, id] of text.matchAll(/<(?:input|select) id="(\w+)"/g)) expect(text).toContain(`<label for="${id}">`);
  });

  test('of SMS nothing is asked where none can come', async () => {
    house.services.on(openPreferences, () => wishes({ takesSms: false }));
    const { text } = await get(path);
    expect(text).not.toContain('name="sms-');
    expect(text).toContain('SMS kommer bara till den som');
  });

  test('is saved by a form, what is changed and nothing else, and then shown as it is now', async () => {
    const { status, headers } = await send({ 'email-practical': 'at-once', 'email-reminder': 'off', 'quiet': 'own', 'begins': '22:30', 'ends': '08:00', 'timeZone': 'Europe/Helsinki' });
    expect([status, headers.get('location')]).toEqual([303, `${path}?language=sv&saved`]);
    expect(house.services.of(savePreferences)).toMatchObject([
      { input: { token, choices: [{ channel: 'email', category: 'reminder', choice: 'off' }], quietHours: { begins: '22:30', ends: '08:00', timeZone: 'Europe/Helsinki' } }, actor: { id: 'anonymous' } },
    ]);
    expect((await get(headers.get('location')!)).text).toContain('Sparat. Så här är det nu.');
  });

  test.each<[string, object | null]>([['house', null], ['never', { begins: '00:00', ends: '00:00', timeZone: 'Europe/Stockholm' }]])('%s quiet hours are what they say', async (quiet, quietHours) => {
    await send({ quiet, begins: '', timeZone: 'Europe/Stockholm' });
    expect(house.services.of(savePreferences)).toMatchObject([{ input: { quietHours } }]);
  });

  test.each([
    ['no clock', { quiet: 'own', begins: 'kväll', ends: '07:00', timeZone: 'Europe/Stockholm' }],
    ['no choice', { 'email-news': 'sometimes' }],
    ['HTML', { quiet: 'own', begins: '"><script>alert(1)</script>', ends: '', timeZone: '<i>' }],
  ])('%s is refused on the page, with what was filled in, and nothing is saved', async (_, fields) => {
    const page = await send(fields);
    expectPage(page, 400);
    expect(page.text).toContain('Något är fel ifyllt. Inget har sparats.');
    expect(house.services.of(savePreferences)).toEqual([]);
  });
});

/** Sorts by where something stands in a page. */
const byPlaceIn = (text: string) => (one: string, other: string) => place(text, one) - place(text, other);
const place = (text: string, choice: string) => text.indexOf(`name="${choice.split(' ')[0]}"`);

/** As a program that says nothing of what it sends. */
function withoutType(address: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(address, house.url), { method: 'POST', headers: { 'content-length': Buffer.byteLength(body) } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode!);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const post = (body: string | Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string>, address = stop) => house.visitor().raw('POST', address, body, headers);
const stopped = () => house.services.of(unsubscribe).map(({ input }) => input);

describe('unsubscribing', () => {
  const boundary = '----=_Part_1';
  const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;

  test.each<[string, string, Record<string, string>]>([
    ['a form', 'List-Unsubscribe=One-Click', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a multipart form', multipart, { 'content-type': `multipart/form-data; boundary="${boundary}"` }],
    ['plain text', 'List-Unsubscribe=One-Click', { 'content-type': 'text/plain;charset=UTF-8' }],
    ['a type that there is not', 'List-Unsubscribe=One-Click', { 'content-type': 'x/y' }],
    ['what is no type at all', 'List-Unsubscribe=One-Click', { 'content-type': ';;nonsense' }],
    ['a multipart form without boundary', multipart, { 'content-type': 'multipart/form-data' }],
    ['something that calls itself JSON', 'List-Unsubscribe=One-Click', { 'content-type': 'application/json' }],
  ])('by one click, sent as %s without cookies, is done at once and not redirected', async (_, body, headers) => {
    const reply = await post(body, headers);
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()).toEqual([]);
    expect(stopped()).toEqual([{ token, category: ['reminder'] }]);
  });

  test('by one click works from another site, and where nothing is said of what is sent', async () => {
    const reply = await post('List-Unsubscribe=One-Click', { 'origin': 'https://mail.example', 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' });
    const bare = await withoutType(stop, 'List-Unsubscribe=One-Click');
    expect([reply.status, bare]).toEqual([200, 200]);
    expect(stopped()).toHaveLength(2);
  });

  test('is not done by looking, however often and by whom', async () => {
    const page = await get(stop);
    expectPage(page);
    expect(page.text).toContain('Vill du inte längre ha e-post av slaget ”Påminnelser”?');
    expect(formsIn(page.text)).toEqual([`${path}/unsubscribe?category=reminder&amp;language=sv`]);
    expect(page.text).toContain(`href="${path}/unsubscribe?category=reminder&amp;language=en"`);
    for (const method of ['HEAD', 'GET']) expect((await house.visitor().raw(method, stop, undefined, { 'user-agent': 'LinkScanner/1.0', 'accept': '*/*' })).status).toBe(200);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) expect((await house.visitor().raw(method, stop)).status).toBeGreaterThanOrEqual(400);
    expect(stopped()).toEqual([]);
  });

  test('by the button says that it is done, and where the other choices are', async () => {
    const page = await house.visitor().post(`${stop}&language=en`, '', asForm);
    expectPage(page);
    expect(page.text).toContain('You will get no more e-mail of the kind “Reminders”.');
    expect(page.text).toContain(`<a href="${path}?language=en">`);
  });

  test.each<[string, string, string]>([
    ['sv', 'Vill du inte längre ha e-post av slagen ”Praktiskt” och ”Nyheter”?', 'Du får ingen mer e-post av slagen ”Praktiskt” och ”Nyheter”.'],
    ['en', 'Do you want no more e-mail of the kinds “Practical” and “News”?', 'You will get no more e-mail of the kinds “Practical” and “News”.'],
  ])('from a digest stops all kinds in it together, in words (%s)', async (language, question, answer) => {
    const several = `${path}/unsubscribe?category=practical%2Cnews`;
    const page = await get(`${several}&language=${language}`);
    expectPage(page);
    expect(page.text).toContain(question);
    expect(formsIn(page.text)).toEqual([`${several}&amp;language=${language}`]);
    expect((await house.visitor().post(`${several}&language=${language}`, '', asForm)).text).toContain(answer);
    await post('List-Unsubscribe=One-Click', {}, `${path}/unsubscribe?category=practical,news,practical`);
    expect(stopped()).toEqual([{ token, category: ['practical', 'news'] }, { token, category: ['practical', 'news'] }]);
  });

  test.each(['decision', 'sign-in', 'news,decision'])('from %s is refused with a sentence', async (category) => {
    house.services.on(unsubscribe, () => {
      throw new DomainError('preference.must-come');
    });
    const address = `${path}/unsubscribe?category=${category}`;
    for (const page of [await get(address), await house.visitor().post(address, '', asForm)]) {
      expectPage(page, 422);
      expect(page.text).toContain('Sådana meddelanden går inte att säga upp');
    }
  });

  test.each(['nonsense', '', 'reminder,', 'reminder,nonsense', 'reminder&category=news'])('from “%s”, which is no kind of message, leads nowhere', async (category) => {
    expect((await post('List-Unsubscribe=One-Click', {}, `${path}/unsubscribe?category=${category}`)).status).toBe(404);
    expect(stopped()).toEqual([]);
  });

  test('a body that is longer than any is refused', async () => {
    expect((await post('x'.repeat(2_000_000), { 'content-type': 'text/plain' })).status).toBe(413);
  });
});

test('a link that leads nowhere says so, whatever is done with it', async () => {
  for (const contract of [openPreferences, savePreferences, unsubscribe]) {
    house.services.on(contract, () => {
      throw new DomainError('link.invalid');
    });
  }
  const pages = [await get(path), await get(stop), await send({ quiet: 'house' }), await house.visitor().post(stop, '', asForm)];
  for (const page of pages) expectPage(page, 404);
});

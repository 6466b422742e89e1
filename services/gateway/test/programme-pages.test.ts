import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getProgrammeEvent, listProgramme, meetPerson, programmeItem, registerForEvent, registrationView, type ProgrammeItem, type RegistrationView } from '#contracts';
import { DomainError } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { asForm, browser, expectPage, formsIn, inHours } from './page.js';
import { sample } from './sample.js';

let house: Gatehouse;

const event = (changes: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  ...(sample(programmeItem) as ProgrammeItem), slug: 'dialog', state: 'published', title: { sv: 'Dialog <b>', en: 'Dialogue <b>' }, start: inHours(48), end: inHours(50),
  registrationOpens: null, registrationCloses: inHours(48), capacity: 40, seatsLeft: 7, ...changes,
});

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => {
  house.services.reset();
  house.services.on(listProgramme, () => ({ items: [event()], next: null }));
  house.services.on(getProgrammeEvent, ({ slug }) => {
    if (slug !== 'dialog') throw new DomainError('event.not-found');
    return event();
  });
});

const get = (path: string, headers: Record<string, string> = {}) => house.visitor().get(path, { ...browser, ...headers });
const send = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  house.visitor().post(path, new URLSearchParams(fields).toString(), { ...asForm, ...headers });

describe('the programme', () => {
  test('is a page in both languages, which leads to each event, its calendar and its feed', async () => {
    const [swedish, english] = [await get('/programme'), await get('/programme', { 'accept-language': 'en' })];
    for (const page of [swedish, english]) expectPage(page);
    expect(swedish.text).toContain('Dialog &lt;b&gt;');
    expect(swedish.text).toContain('7 platser kvar');
    expect(english.text).toContain('Dialogue &lt;b&gt;');
    for (const [, link] of swedish.text.matchAll(/(?:href)="(\/[^"]+)"/g)) expect([link, (await house.visitor().raw('GET', link!.replaceAll('&amp;', '&'))).status]).toEqual([link, 200]);
  });

  test('says so where there is nothing in it, and where events does not answer', async () => {
    house.services.on(listProgramme, () => ({ items: [], next: null }));
    expect((await get('/programme')).text).toContain('Just nu finns inget i programmet');
    house.services.down.add('events');
    const away = await get('/programme');
    expectPage(away, 504);
    expect(away.headers.get('cache-control')).toBe('no-store');
  });

  test('an event carries what search engines read, which cannot end its element', async () => {
    const title = { sv: '</script><script>alert(1)</script>', en: 'x' };
    house.services.on(getProgrammeEvent, () => event({ title }));
    const { text } = await get('/programme/dialog');
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)![1]!;
    expect((JSON.parse(data) as { name: string }).name).toBe(title.sv);
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  test.each<[string, Partial<ProgrammeItem>, string, number]>([
    ['with seats left', {}, 'Anmäl mig', 1],
    ['full', { seatsLeft: 0, waiting: 3 }, '3 väntar nu.', 1],
    ['not open yet', { registrationOpens: inHours(2) }, 'Anmälan öppnar', 0],
    ['closed', { registrationCloses: inHours(-1) }, 'Anmälan stängde', 0],
    ['cancelled', { state: 'cancelled', reason: 'Föreläsaren är sjuk.' }, 'Evenemanget är inställt. Föreläsaren är sjuk.', 0],
    ['over', { state: 'over' }, 'Evenemanget är över.', 0],
  ])('an event %s', async (_, changes, says, forms) => {
    house.services.on(getProgrammeEvent, () => event(changes));
    const page = await get('/programme/dialog');
    expectPage(page);
    expect(page.text).toContain(says);
    expect(formsIn(page.text)).toHaveLength(forms);
    // Nobody is told that she has a seat at what is cancelled or over.
    expect((await get('/programme/dialog?registered=confirmed')).text.includes('Du har en plats.')).toBe((changes.state ?? 'published') === 'published');
  });

  test('of an event that there is not, it says so', async () => {
    const page = await get('/programme/nothing');
    expectPage(page, 404);
    expect(page.text).toContain('Evenemanget finns inte');
    expect((await get('/programme/nothing?language=en')).text).toContain('There is no such event');
  });
});

describe('registering on the page of an event', () => {
  const action = '/programme/dialog/registrations?language=sv';

  test('works without any account and without any script, and a reload does not do it again', async () => {
    house.services.on(registerForEvent, () => ({ ...(sample(registrationView) as RegistrationView), state: 'confirmed' as const }));
    const { status, headers } = await send(action, { name: ' Anna Ek ', email: 'Anna@example.se', phone: '070-123 45 67', bySms: 'true' });
    expect([status, headers.get('location')]).toEqual([303, '/programme/dialog?language=sv&registered=confirmed']);
    expect(house.services.of(meetPerson)).toMatchObject([{ input: { name: 'Anna Ek', email: 'anna@example.se', phone: '+46701234567', language: 'sv' } }]);
    expect(house.services.of(registerForEvent)).toMatchObject([{ actor: { id: 'system' }, input: { eventId: event().id, bySms: true } }]);
    const page = await get(headers.get('location')!);
    expectPage(page);
    expect(page.text).toContain('Du har en plats. En bekräftelse kommer till din e-post.');
    expect(formsIn(page.text)).toEqual([]);
    // Before all that she has read already.
    expect(page.text.indexOf('Du har en plats.')).toBeLessThan(page.text.indexOf('<dl>'));
  });

  test.each<[string, number, string, () => void]>([
    ['is refused', 409, 'Anmälan är inte öppen', () => house.services.on(registerForEvent, () => { throw new DomainError('registration.not-open'); })],
    ['is too much for now', 429, 'Vänta 30 sekunder och försök igen.', () => house.services.on(meetPerson, () => { throw new DomainError('limit.exceeded', { retryAfter: 30 }); })],
  ])('what %s is kept, and the page says why', async (_, status, says, arrange) => {
    arrange();
    const page = await send(action, { name: 'Anna Ek', email: 'anna@example.se' });
    expectPage(page, status);
    expect(page.text).toContain(says);
    for (const value of ['Anna Ek', 'anna@example.se']) expect(page.text).toContain(`value="${value}"`);
    expect(page.text).toContain('href="/programme/dialog?language=en"');
  });

  test('what is wrong is said at its field, and what was right is kept', async () => {
    const page = await send(action, { name: 'Anna "Ek"', email: 'anna', bySms: 'true' });
    expectPage(page, 400);
    expect(page.text).toContain('value="Anna &quot;Ek&quot;"');
    expect(page.text).toMatch(/id="email"[^>]*aria-describedby="email-wrong" aria-invalid="true"/);
    expect(page.text).toContain('Ska vara en e-postadress.');
    expect(page.text).toMatch(/id="phone-wrong">Måste anges\./);
    // She goes on where the first mistake is, and nowhere else.
    expect(page.text.match(/<input id="\w+"[^>]* autofocus>/g)).toEqual([expect.stringContaining('id="email"')]);
    const english = await send('/programme/dialog/registrations?language=en', { name: 'Anna Ek', email: 'anna@example.se', phone: '12' });
    expect(english.text).toMatch(/id="phone-wrong">Write the number as 070-123 45 67/);
    expect(house.services.of(meetPerson)).toEqual([]);
  });

  test.each([[{ 'sec-fetch-site': 'cross-site' }], [{ 'sec-fetch-site': 'same-site' }]])('from the page of somebody else it is refused: %j', async (headers) => {
    const page = await send(action, { name: 'Anna Ek', email: 'anna@example.se' }, headers);
    expectPage(page, 403);
    expect(house.services.of(meetPerson)).toEqual([]);
  });

  test('too often is too often', async () => {
    const gateway = await house.start({ RATE_REGISTRATION_PER_ADDRESS: '1' });
    const form = new URLSearchParams({ name: 'Anna', email: 'anna@example.se' }).toString();
    const statuses = [];
    for (let time = 0; time < 2; time++) statuses.push((await house.visitor({}, gateway.url).post(action, form, asForm)).status);
    expect(statuses).toEqual([303, 429]);
  });
});

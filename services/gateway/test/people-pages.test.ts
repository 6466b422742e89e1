import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import {
  acceptByLink, countInside, listInside, listProgramme, getProgrammeEvent, meetPerson, openPass, openRegistration, openSigning, passView, programmeItem,
  registerForEvent, registrationView, signAgreement, signingView, visitView, withdrawByLink, type PassView, type ProgrammeItem, type RegistrationView,
  type ReplyOf, type VisitView,
} from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';
import type { Visitor } from './visitor.js';

let house: Gatehouse;
const token = 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA';
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const browser = { 'accept': 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'sv' };

const event = (changes: Partial<ProgrammeItem> = {}): ProgrammeItem => ({
  ...(sample(programmeItem) as ProgrammeItem), slug: 'dialog', state: 'published', title: { sv: 'Dialog <b>', en: 'Dialogue <b>' }, start: inHours(48), end: inHours(50),
  registrationOpens: null, registrationCloses: inHours(48), capacity: 40, seatsLeft: 7, ...changes,
});
const registration = (changes: Partial<RegistrationView> = {}): RegistrationView => ({
  ...(sample(registrationView) as RegistrationView), eventState: 'published', eventTitle: { sv: 'Dialog', en: 'Dialogue' }, ...changes,
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

const get = (path: string, visitor: Visitor = house.visitor(), headers: Record<string, string> = {}) => visitor.get(path, { ...browser, ...headers });
const send = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  house.visitor().post(path, new URLSearchParams(fields).toString(), { ...browser, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers });

/** The forms of a page: where they lead. */
const formsIn = (text: string) => [...text.matchAll(/<form method="post" action="([^"]+)"/g)].map(([, action]) => action);

function expectPage({ status, text, headers }: { status: number; text: string; headers: Headers }, expected = 200) {
  expect([status, headers.get('content-type')]).toEqual([expected, 'text/html; charset=utf-8']);
  // The only script there is says nothing to a browser, and the policy would let no other run.
  expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)|<style|\sstyle=|\son\w+=/i);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(text.match(/<h1>/g)).toHaveLength(1);
  expect(text).not.toMatch(/undefined|\[object|NaN/);
}

describe('the programme', () => {
  test('is a page in both languages, which leads to each event, its calendar and its feed', async () => {
    const [swedish, english] = [await get('/programme'), await get('/programme', undefined, { 'accept-language': 'en' })];
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
    ['full', { seatsLeft: 0, waiting: 3 }, 'där 3 väntar nu', 1],
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
  });

  test('of an event that there is not, it says so', async () => {
    const page = await get('/programme/nothing');
    expectPage(page, 404);
    expect(page.text).toContain('Evenemanget finns inte');
  });
});

describe('registering on the page of an event', () => {
  const action = '/programme/dialog/registrations?language=sv';

  test('works without any account and without any script, and a reload does not do it again', async () => {
    house.services.on(registerForEvent, () => registration({ state: 'confirmed' }));
    const { status, headers } = await send(action, { name: ' Anna Ek ', email: 'Anna@example.se', phone: '070-123 45 67', bySms: 'true' });
    expect([status, headers.get('location')]).toEqual([303, '/programme/dialog?language=sv&registered=confirmed']);
    expect(house.services.of(meetPerson)).toMatchObject([{ input: { name: 'Anna Ek', email: 'anna@example.se', phone: '+46701234567', language: 'sv' } }]);
    expect(house.services.of(registerForEvent)).toMatchObject([{ actor: { id: 'system' }, input: { eventId: event().id, bySms: true } }]);
    const page = await get(headers.get('location')!);
    expectPage(page);
    expect(page.text).toContain('Du har en plats. En bekräftelse kommer till din e-post.');
    expect(formsIn(page.text)).toEqual([]);
  });

  test('what is wrong is said at its field, and what was right is kept', async () => {
    const page = await send(action, { name: 'Anna "Ek"', email: 'anna', bySms: 'true' });
    expectPage(page, 400);
    expect(page.text).toContain('value="Anna &quot;Ek&quot;"');
    expect(page.text).toMatch(/id="email"[^>]*aria-describedby="email-wrong" aria-invalid="true"/);
    expect(page.text).toContain('Ska vara en e-postadress.');
    expect(page.text).toMatch(/id="phone-wrong">Måste anges\./);
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
    const headers = { ...browser, 'content-type': 'application/x-www-form-urlencoded' };
    const statuses = [];
    for (let time = 0; time < 2; time++) statuses.push((await house.visitor({}, gateway.url).post(action, form, headers)).status);
    expect(statuses).toEqual([303, 429]);
  });
});

describe('the link to a registration', () => {
  const path = `/r/${token}`;
  const [accept, withdraw] = [`${path}/acceptance?language=sv`, `${path}/withdrawal?language=sv`];

  test.each<[string, Partial<RegistrationView>, string, string[]]>([
    ['confirmed', { state: 'confirmed' }, 'Du har en plats.', [withdraw]],
    ['waiting', { state: 'waiting', place: 4 }, 'Du står på plats 4 i kön.', [withdraw]],
    ['offered', { state: 'offered', offerExpiresAt: '2026-11-25T16:00:00Z' }, 'till onsdag 25 november 2026 kl. 17:00', [accept, withdraw]],
    ['withdrawn', { state: 'withdrawn' }, 'Du har tagit tillbaka din anmälan.', []],
    ['lapsed', { state: 'lapsed' }, 'Du tog inte platsen i tid', []],
    ['cancelled', { state: 'cancelled', eventState: 'cancelled' }, 'Evenemanget är inställt.', []],
    ['over', { state: 'confirmed', eventState: 'over' }, 'Evenemanget är över.', []],
  ])('shows one that is %s, and what can be done', async (_, changes, says, forms) => {
    house.services.on(openRegistration, () => registration(changes));
    const page = await get(path);
    expectPage(page);
    expect(page.text).toContain(says);
    expect(formsIn(page.text)).toEqual(forms);
    expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  });

  test('looking changes nothing; a button does, once', async () => {
    house.services.on(openRegistration, () => registration({ state: 'offered' }));
    await get(path);
    for (const action of ['withdrawal', 'acceptance']) expect((await get(`${path}/${action}`)).status).toBe(404);
    expect([...house.services.of(withdrawByLink), ...house.services.of(acceptByLink)]).toEqual([]);
    // A browser that tells nobody where it was sends no origin either.
    const taken = await send(accept, {}, { origin: 'null', 'sec-fetch-site': 'same-origin' });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `${path}?language=sv`]);
    expect((await send(withdraw)).status).toBe(303);
    expect(house.services.of(acceptByLink)).toMatchObject([{ input: { token }, actor: { id: 'anonymous' } }]);
    expect(house.services.of(withdrawByLink)).toMatchObject([{ input: { token } }]);
  });

  test('a seat that is gone is said on the page, with how things are now', async () => {
    house.services.on(openRegistration, () => registration({ state: 'lapsed' }));
    house.services.on(acceptByLink, () => {
      throw new DomainError('registration.offer-expired');
    });
    const page = await send(accept);
    expectPage(page, 409);
    expect(page.text).toContain('Tiden för att ta platsen har gått ut.');
    expect(page.text).toContain('Du tog inte platsen i tid');
  });

  test.each(['/r', '/p', '/s'])('%s: one that leads nowhere says so', async (kind) => {
    for (const contract of [openRegistration, openPass, openSigning]) {
      house.services.on(contract, () => {
        throw new DomainError('link.invalid');
      });
    }
    const page = await get(`${kind}/nonsense`);
    expectPage(page, 404);
    expect(page.text).toContain('Kontrollera att hela länken från meddelandet kom med.');
  });
});

describe('the link to a pass', () => {
  const pass = (changes: Partial<PassView> = {}): PassView => ({
    ...(sample(passView) as PassView), state: 'expected', title: { sv: 'Dialog', en: 'Dialogue' }, pass: `eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.${'eyJqdGkiOiIwMTlh'.repeat(12)}.${'c2lnbmF0dXJl'.repeat(7)}`, ...changes,
  });

  test('shows the code that a door reads', async () => {
    house.services.on(openPass, () => pass());
    const page = await get(`/p/${token}`);
    expectPage(page);
    expect(page.text).toMatch(/<svg role="img" aria-label="QR-kod som släpper in dig"/);
    expect(scanned(page.text)).toBe(pass().pass);
    const image = await house.visitor().get(`/api/v1/pass-links/${token}/qr.svg`);
    expect([image.headers.get('content-type'), image.headers.get('cache-control'), image.headers.get('referrer-policy')]).toEqual(['image/svg+xml; charset=utf-8', 'no-store', 'no-referrer']);
    expect(scanned(image.text)).toBe(pass().pass);
  });

  test('shows none where the visit is cancelled', async () => {
    house.services.on(openPass, () => pass({ state: 'cancelled', pass: null }));
    const page = await get(`/p/${token}`);
    expectPage(page);
    expect(page.text).toContain('Besöket är avbokat');
    expect(page.text).not.toContain('<svg');
    expect((await house.visitor().get(`/api/v1/pass-links/${token}/qr.svg`)).status).toBe(409);
  });
});

/** Draws the image as a screen would, and reads it as a camera would. */
function scanned(text: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(text)![1]);
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, operation, first, second] of /<path stroke="#000000" d="([^"]+)"/.exec(text)![1]!.matchAll(/([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?/g)) {
    if (operation === 'M') [x, y] = [Number(first), Number(second) - 0.5];
    if (operation === 'm') [x, y] = [x + Number(first), y + Number(second)];
    if (operation !== 'h') continue;
    for (let row = y * scale; row < (y + 1) * scale; row++) for (let column = x * scale; column < (x + Number(first)) * scale; column++) pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    x += Number(first);
  }
  return jsQR.default(pixels, side, side)?.data;
}

describe('the link to sign by', () => {
  type Signing = ReplyOf<typeof openSigning>;
  const own = newId();
  const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  const signing = (changes: Partial<Signing> = {}, signedAt: string | null = null): Signing => ({
    ...(sample(signingView) as Signing), state: 'sent', title: 'Avsikt <i>', text: '# Syfte\n\nTysta <leveranser>.', hash, partyId: own,
    parties: [{ id: own, organisationName: 'Åkeriet AB', signedAt }, { id: newId(), organisationName: 'Bygg AB', signedAt: '2026-11-20T08:00:00Z' }], ...changes,
  });
  const path = `/s/${token}`;
  const action = `${path}/signature?language=sv`;

  test('shows what is signed, its fingerprint and who has signed', async () => {
    house.services.on(openSigning, () => signing());
    const page = await get(path);
    expectPage(page);
    for (const part of ['<h3>Syfte</h3>', 'Tysta &lt;leveranser&gt;.', hash, 'undertecknade fredag 20 november 2026 kl. 09:00', 'Du undertecknar för Åkeriet AB.', `/api/v1/signings/${token}/document`]) expect(page.text).toContain(part);
    expect(formsIn(page.text)).toEqual([action]);
    const document = await house.visitor().raw('GET', `/api/v1/signings/${token}/document`);
    expect([document.status, document.headers.get('content-type'), document.headers.get('referrer-policy')]).toEqual([200, 'application/pdf', 'no-referrer']);
  });

  test('signs with her name and the fingerprint of what she read', async () => {
    house.services.on(openSigning, () => signing());
    const { status, headers } = await send(action, { name: 'Anna Ek', hash });
    expect([status, headers.get('location')]).toEqual([303, `${path}?language=sv`]);
    expect(house.services.of(signAgreement)).toMatchObject([{ input: { token, name: 'Anna Ek', hash }, actor: { id: 'anonymous' } }]);
  });

  test('without a name nothing is signed', async () => {
    house.services.on(openSigning, () => signing());
    const page = await send(action, { hash });
    expectPage(page, 400);
    expect(page.text).toMatch(/id="name-wrong"/);
    expect(house.services.of(signAgreement)).toEqual([]);
  });

  test('a text that has changed meanwhile is not signed', async () => {
    house.services.on(openSigning, () => signing());
    house.services.on(signAgreement, () => {
      throw new DomainError('agreement.text-changed');
    });
    const page = await send(action, { name: 'Anna Ek', hash });
    expectPage(page, 409);
    expect(page.text).toContain('Det du undertecknar är inte den text som gäller.');
  });

  test.each<[string, Partial<Signing>, string | null, string]>([
    ['signed by her', {}, '2026-11-21T08:00:00Z', 'Du har undertecknat.'],
    ['signed by all', { state: 'signed' }, '2026-11-21T08:00:00Z', 'Alla parter har undertecknat.'],
    ['withdrawn', { state: 'withdrawn' }, null, 'Avtalet har tagits tillbaka'],
    ['terminated', { state: 'terminated' }, '2026-11-21T08:00:00Z', 'Avtalet har sagts upp.'],
  ])('one that is %s cannot be signed, and says so', async (_, changes, signedAt, says) => {
    house.services.on(openSigning, () => signing(changes, signedAt));
    const page = await get(path);
    expectPage(page);
    expect(page.text).toContain(says);
    expect(formsIn(page.text)).toEqual([]);
  });
});

describe('the list of who is inside', () => {
  const siteId = newId();
  const visit = (visitorName: string | null): VisitView => ({ ...(sample(visitView) as VisitView), visitorName, arrivedAt: '2026-11-26T08:00:00Z' });

  beforeEach(() => {
    house.services.on(countInside, () => ({ at: inHours(0), sites: [{ siteId, siteName: { sv: 'Parken', en: 'Parken' }, inside: 4, expected: 0 }] }));
    house.services.on(listInside, ({ after }) => (after ? { items: [visit('Åsa Öst'), visit(null)], next: null } : { items: [visit('Bo <Berg>'), visit('Anna Ek')], next: 'more' }));
  });

  test('has everybody, by letter as the language has them, with the number and the time', async () => {
    const { visitor } = await house.signedIn(['reception']);
    const page = await get(`/inside/${siteId}`, visitor);
    expectPage(page);
    expect([...page.text.matchAll(/scope="rowgroup">(.)</g)].map(([, letter]) => letter)).toEqual(['A', 'B', 'Å', '–']);
    expect(page.text).toContain('<span class="number">4</span> personer');
    expect(page.text).toContain('Bo &lt;Berg&gt;');
    expect(page.text).toContain('<td>09:00</td>');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('says so where nobody is', async () => {
    house.services.on(listInside, () => ({ items: [], next: null }));
    const { visitor } = await house.signedIn(['staff']);
    expect((await get(`/inside/${siteId}`, visitor)).text).toContain('Ingen besökare är inne.');
  });

  test('is for reception and staff alone', async () => {
    expectPage(await get(`/inside/${siteId}`), 401);
    const { visitor } = await house.signedIn(['booker']);
    expectPage(await get(`/inside/${siteId}`, visitor), 403);
    expect(house.services.of(listInside)).toEqual([]);
    const staff = await house.signedIn(['staff']);
    expectPage(await get('/inside/nowhere', staff.visitor), 404);
  });
});

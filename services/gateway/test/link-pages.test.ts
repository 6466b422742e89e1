import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import {
  acceptByLink, openPass, openRegistration, openSigning, passView, registrationView, signAgreement, signingView, withdrawByLink, type PassView,
  type RegistrationView, type ReplyOf,
} from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { asForm, browser, expectPage, formsIn } from './page.js';
import { sample } from './sample.js';

let house: Gatehouse;
const token = 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA';

const registration = (changes: Partial<RegistrationView> = {}): RegistrationView => ({
  ...(sample(registrationView) as RegistrationView), eventState: 'published', eventTitle: { sv: 'Dialog', en: 'Dialogue' }, ...changes,
});

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const get = (path: string, headers: Record<string, string> = {}) => house.visitor().get(path, { ...browser, ...headers });
const send = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  house.visitor().post(path, new URLSearchParams(fields).toString(), { ...asForm, ...headers });

describe('the link to a registration', () => {
  const path = `/r/${token}`;
  const [accept, withdraw] = [`${path}/acceptance?language=sv`, `${path}/withdrawal?language=sv`];

  test.each<[string, Partial<RegistrationView>, string, string[]]>([
    ['confirmed', { state: 'confirmed' }, 'Du har en plats.', [withdraw]],
    ['waiting', { state: 'waiting', place: 4 }, 'Du har plats 4 på väntelistan.', [withdraw]],
    ['offered', { state: 'offered', offerExpiresAt: '2026-11-25T16:00:00Z' }, 'till onsdag 25 november 2026 kl. 17.00', [accept, withdraw]],
    ['withdrawn', { state: 'withdrawn' }, 'Du har lämnat återbud.', []],
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

  test('says where to go, and whoever has a seat is led to where the event is followed', async () => {
    house.services.on(openRegistration, () => registration({ attendance: 'hybrid', address: 'Redaregatan 48', onlineUrl: 'https://mote.example/1?a=1&b=2' }));
    const { text } = await get(path);
    expect(text).toContain('Redaregatan 48');
    expect(text).toContain('<a href="https://mote.example/1?a=1&amp;b=2">Följ med på nätet</a>');
    house.services.on(openRegistration, () => registration({ attendance: 'online', address: null, onlineUrl: null }));
    expect((await get(path)).text).not.toContain('Följ med');
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
    // The answer to a form has no address of its own in the other language.
    expect(page.text).toContain(`href="${path}?language=en"`);
  });

  test.each([['withdrawal', withdrawByLink, 'withdrawn'], ['acceptance', acceptByLink, 'confirmed']] as const)('%s: whoever presses twice is shown what she has, not a refusal', async (action, contract, state) => {
    house.services.on(openRegistration, () => registration({ state }));
    house.services.on(contract, () => {
      throw new DomainError('registration.illegal-transition', { from: state });
    });
    const { status, headers } = await send(`${path}/${action}?language=en`);
    expect([status, headers.get('location')]).toEqual([303, `${path}?language=en`]);
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
    const english = await get(`${kind}/nonsense?language=en`);
    expect(english.text).toContain('<html lang="en">');
    expect(english.text).toContain('Check that you have the whole link from the message.');
  });
});

const pass = (changes: Partial<PassView> = {}): PassView => ({
  ...(sample(passView) as PassView), state: 'expected', title: { sv: 'Dialog', en: 'Dialogue' }, pass: `eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.${'eyJqdGkiOiIwMTlh'.repeat(12)}.${'c2lnbmF0dXJl'.repeat(7)}`, ...changes,
});

describe('the link to a pass', () => {
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
    for (const part of ['<h2>Syfte</h2>', 'Tysta &lt;leveranser&gt;.', hash, 'skrev under fredag 20 november 2026 kl. 09.00', 'Du skriver under för Åkeriet AB.', `/api/v1/signings/${token}/document`]) expect(page.text).toContain(part);
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
    expect(page.text).toMatch(/id="name-wrong">Måste anges\./);
    expect(page.text).toMatch(/<input id="name"[^>]* autofocus>/);
    expect(house.services.of(signAgreement)).toEqual([]);
  });

  test('whoever presses twice is shown that she has signed, not a refusal', async () => {
    house.services.on(openSigning, () => signing({}, '2026-11-21T08:00:00Z'));
    house.services.on(signAgreement, () => {
      throw new DomainError('agreement.already-signed', { at: '2026-11-21T08:00:00Z' });
    });
    const { status, headers } = await send(action, { name: 'Anna Ek', hash });
    expect([status, headers.get('location')]).toEqual([303, `${path}?language=sv`]);
  });

  test('a text that has changed meanwhile is not signed', async () => {
    house.services.on(openSigning, () => signing());
    house.services.on(signAgreement, () => {
      throw new DomainError('agreement.text-changed');
    });
    const page = await send(action, { name: 'Anna Ek', hash });
    expectPage(page, 409);
    expect(page.text).toContain('Det du skriver under är inte den text som gäller.');
  });

  test.each<[string, Partial<Signing>, string | null, string]>([
    ['signed by her', {}, '2026-11-21T08:00:00Z', 'Du har skrivit under.'],
    ['signed by all', { state: 'signed' }, '2026-11-21T08:00:00Z', 'Alla parter har skrivit under.'],
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

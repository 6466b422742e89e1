import { describe, expect, test } from '@jest/globals';
import { html } from '../../../mail/html.js';
import { plainText } from '../../../mail/plain-text.js';
import { aTelling } from '../../telling.builder.js';
import type { ToldRegistration } from '../../told.js';
import type { Writing } from '../letter.js';
import type { RegistrationTelling } from './registration-letter.js';
import { namesOf, smsIn, writtenAs } from '../../../written.builder.js';

const registration: ToldRegistration = {
  registrationId: '019a0000-0000-7000-8000-000000000051',
  state: 'confirmed',
  title: { sv: 'Klimatdialog', en: 'Climate dialogue' },
  attendance: 'hybrid',
  start: '2026-11-26T12:00:00Z',
  end: '2026-11-26T14:00:00Z',
  timeZone: 'Europe/Stockholm',
  siteId: '019a0000-0000-7000-8000-000000000010',
  siteName: { sv: 'Parken', en: 'Parken' },
  address: 'Parkgatan 1, Göteborg',
  spaceName: { sv: 'Stora salen', en: 'Great hall' },
  place: null,
  offerExpiresAt: null,
  reason: null,
  version: 1,
};

const about = (differences: Partial<ToldRegistration> = {}, writing: Partial<Writing> = {}): RegistrationTelling => ({
  ...aTelling(),
  registrationLink: 'Rtoken',
  ...writing,
  registration: { ...registration, ...differences },
});

test('every message has a subject of its own in each language, and says in plain text all that the HTML leads to', () => {
  const letters = namesOf('registration').flatMap((kind) => (['sv', 'en'] as const).map((language) => writtenAs(kind, about({}, { language })).letter));
  expect(new Set(letters.map(({ subject }) => subject)).size).toBe(letters.length);
  for (const letter of letters) {
    for (const { href } of [letter.link!, ...letter.otherLinks]) expect([plainText(letter), html(letter)].every((text) => text.includes(href))).toBe(true);
  }
});

test('with a pass comes its link, after it the one to follow online, and last the one to give up the seat', () => {
  const { letter } = writtenAs('registration-confirmed', about({}, { pass: { token: 'Ptoken', holds: 'a.b.c' }, onlineUrl: 'https://video.example/1' }));
  expect(letter.pass).toMatchObject({ holds: 'a.b.c' });
  expect([letter.link, ...letter.otherLinks].map((link) => link!.href)).toEqual([
    'https://parken.example.se/p/Ptoken', 'https://video.example/1', 'https://parken.example.se/r/Rtoken',
  ]);
});

test('where an event has no place yet, it is promised that she will hear', () => {
  const written = writtenAs('registration-confirmed', about({ attendance: 'on-site', siteId: null, siteName: null, spaceName: null, address: null }));
  expect(written.letter.details).toContainEqual({ label: 'Var', value: 'Meddelas senare' });
  expect(written.letter.paragraphs[0]).toContain('var vi ses, och ditt pass');
  expect(smsIn(written, 'sv')).toContain('Din anmälan: https://parken.example.se/r/Rtoken');
});

describe('a moved event', () => {
  test('says to whoever waits that she still does, and brings no invitation', () => {
    const { letter, calendar } = writtenAs('registration-moved', about({ state: 'waiting' }));
    expect(letter.paragraphs).toContain('Du står kvar på väntelistan.');
    expect(calendar).toBeNull();
  });

  test('says to whoever has an offer until when she can accept it', () => {
    const offered = about({ state: 'offered', offerExpiresAt: '2026-11-23T11:00:00Z' }, { language: 'en' });
    const { letter } = writtenAs('registration-moved', offered);
    expect(letter.paragraphs.join(' ')).toContain('if you accept it by Monday 23 November 2026, 12:00.');
    expect(letter.link!.label).toBe('Accept the seat');
  });
});

test('the link to a registration is not in the calendar, which may be shared', () => {
  const { calendar } = writtenAs('registration-confirmed', about({}, { invitation: 'REQUEST', pass: { token: 'Ptoken', holds: 'a.b.c' } }));
  expect(JSON.stringify(calendar)).not.toMatch(/token|a\.b\.c/);
});

test('an SMS with a link is at most two, and the title gives way before the link does', () => {
  const title = 'Marknadsdialog '.repeat(30);
  const offered = about({ state: 'offered', offerExpiresAt: '2026-11-23T11:00:00Z', title: { sv: title, en: title } });
  const sms = smsIn(writtenAs('registration-offered', offered), 'sv');
  expect(sms.length).toBeLessThanOrEqual(306);
  expect(sms).toContain('Tacka ja senast 23/11 12.00: https://parken.example.se/r/Rtoken');
});

describe('a seat that she has not heard of before its event moves', () => {
  const before = { start: '2026-11-25T12:00:00Z', end: '2026-11-25T14:00:00Z', timeZone: 'Europe/Stockholm', spaceName: null };

  test('is told as the seat that it is, without what it was before', () => {
    const { letter } = writtenAs('registration-moved', about({}, { isInvited: false, before }));
    expect(letter.heading).toBe('Du har en plats');
    expect(letter.details.map(({ label }) => label)).not.toContain('Tidigare');
  });

  test('is no seat while she waits for one', () => {
    expect(writtenAs('registration-moved', about({ state: 'waiting' }, { isInvited: false, before })).letter.heading).toBe('Evenemanget har flyttats');
  });
});

test('what is followed online has its address in the calendar, as its place and its link', () => {
  const online = { attendance: 'online', siteId: null, siteName: null, spaceName: null, address: null } as const;
  const { calendar } = writtenAs('registration-confirmed', about(online, { invitation: 'REQUEST', onlineUrl: 'https://video.example/1' }));
  expect(calendar).toMatchObject({ location: 'https://video.example/1', url: 'https://video.example/1' });
});

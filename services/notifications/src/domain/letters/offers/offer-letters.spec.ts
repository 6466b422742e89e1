import { expect, test } from '@jest/globals';
import { aTelling } from '../../telling.builder.js';
import type { ToldOffer } from '../../told.js';
import { smsIn, writtenAs } from '../../../written.builder.js';

const [siteName, timeZone] = [{ sv: 'Parken', en: 'The Park' }, 'Europe/Stockholm'];
const offer: ToldOffer = {
  offerId: '019a0000-0000-7000-8000-000000000018',
  caseNumber: 'PRK 2026-000123',
  state: 'open',
  until: '2026-11-25T11:00:00Z',
  alternatives: [
    { siteName, timeZone, spaceName: { sv: 'Stora salen', en: 'Great hall' }, start: '2026-11-26T12:00:00Z', end: '2026-11-26T15:00:00Z' },
    { siteName, timeZone, spaceName: { sv: 'Lilla salen', en: 'Small hall' }, start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z' },
  ],
  version: 1,
};
const written = (language: 'sv' | 'en', changes: Partial<ToldOffer> = {}) => {
  const { booking: _, ...writing } = aTelling({ language });
  const told = { ...offer, ...changes };
  return writtenAs(told.state === 'open' ? 'offer-made' : 'offer-ended', { ...writing, offer: told });
};

test.each([
  [
    'sv', 'Vi kan erbjuda en annan tid eller lokal: PRK 2026-000123', 'Vi håller tiderna nedan för dig till onsdag 25 november 2026 kl. 12.00. Antar du ett av dem är lokalen din direkt.',
    [['Stora salen, Parken', 'torsdag 26 november 2026 kl. 13.00–16.00'], ['Lilla salen, Parken', 'fredag 27 november 2026 kl. 13.00–15.00'], ['Svara senast', 'onsdag 25 november 2026 kl. 12.00']],
    'Vi erbjuder en annan tid eller lokal: PRK 2026-000123, 26/11 13.00-16.00. Svara senast 25/11 12.00. /Parken',
  ],
  [
    'en', 'We can offer another time or room: PRK 2026-000123', 'We keep the times below for you until Wednesday 25 November 2026, 12:00. If you accept one of them, the room is yours at once.',
    [['Great hall, The Park', 'Thursday 26 November 2026, 13:00–16:00'], ['Small hall, The Park', 'Friday 27 November 2026, 13:00–15:00'], ['Answer by', 'Wednesday 25 November 2026, 12:00']],
    'We offer another time or room: PRK 2026-000123, 26/11 13.00-16.00. Answer by 25/11 12.00. /Parken',
  ],
] as const)('in %s whoever is offered something is told what, where and when, and until when by the clocks of the house', (language, subject, first, details, sms) => {
  const told = written(language);
  const { letter, calendar } = told;
  expect([letter.subject, letter.paragraphs[0]]).toEqual([subject, first]);
  expect(letter.details.map(({ label, value }) => [label, value])).toEqual(details);
  expect(letter.link).toMatchObject({ href: 'https://parken.example.se' });
  expect([smsIn(told, language).split('\n')[0], calendar]).toEqual([sms, null]);
});

test.each([
  ['sv', 'lapsed', 'Erbjudandet har gått ut: PRK 2026-000123', 'Vi fick inget svar i tid, och det vi höll för dig är inte längre reserverat.'],
  ['sv', 'withdrawn', 'Erbjudandet är återtaget: PRK 2026-000123', 'Det vi höll för dig är inte längre reserverat.'],
  ['en', 'lapsed', 'The offer has lapsed: PRK 2026-000123', 'We had no answer in time, and what we kept for you is no longer reserved.'],
  ['en', 'withdrawn', 'The offer has been withdrawn: PRK 2026-000123', 'What we kept for you is no longer reserved.'],
] as const)('in %s she is told that it has %s, and that her request has not', (language, state, subject, first) => {
  const { letter, sms } = written(language, { state });
  expect([letter.subject, letter.paragraphs[0]]).toEqual([subject, first]);
  expect(letter.paragraphs[1]).toMatch(/kvar hos oss|still with us/);
  expect(sms.title).toBe('PRK 2026-000123');
});

test('what is one is spoken of as one', () => {
  const one = { alternatives: offer.alternatives.slice(0, 1) };
  expect(written('sv', one).letter.paragraphs[0]).toContain('Vi håller tiden nedan');
  expect(written('en', one).letter.paragraphs[0]).toContain('If you accept the offer,');
});

import { expect, test } from '@jest/globals';
import { aTelling } from '../../telling.builder.js';
import type { ToldSeries } from '../../told.js';
import { namesOf, smsIn, writtenAs } from '../../../written.builder.js';

const series = (...states: ToldSeries['occurrences'][number]['state'][]): ToldSeries => ({
  seriesId: '019a0000-0000-7000-8000-000000000013',
  title: 'Språkkafé',
  siteName: { sv: 'Parken', en: 'The Park' },
  address: 'Parkgatan 1, 411 38 Göteborg',
  spaceName: { sv: 'Lilla salen', en: 'Small hall' },
  timeZone: 'Europe/Stockholm',
  start: '2027-03-18T12:00:00Z',
  end: '2027-04-01T13:00:00Z',
  reason: null,
  occurrences: states.map((state, week) => ({
    state,
    start: ['2027-03-18T12:00:00Z', '2027-03-25T12:00:00Z', '2027-04-01T11:00:00Z'][week]!,
    end: ['2027-03-18T14:00:00Z', '2027-03-25T14:00:00Z', '2027-04-01T13:00:00Z'][week]!,
  })),
  version: 2,
});

const written = (kind: string, told: ToldSeries, language: 'sv' | 'en' = 'sv') => {
  const { booking: _, ...writing } = aTelling({ language });
  return writtenAs(kind, { ...writing, series: told });
};

test.each([
  ['sv', ['Godkänt', 'torsdag 18 mars 2027 kl. 13.00–15.00'], ['Väntar', 'torsdag 25 mars 2027 kl. 13.00–15.00'], 'Vi tittar på 2 tillfällen'],
  ['en', ['Approved', 'Thursday 18 March 2027, 13:00–15:00'], ['Waiting', 'Thursday 25 March 2027, 13:00–15:00'], 'We are looking at 2 occasions'],
] as const)('in %s each occasion is told by itself, with how it stands, at the same time of day after the clocks have changed', (language, first, second, says) => {
  const { letter, calendar } = written('series-requested', series('approved', 'requested', 'requested'), language);
  const dates = letter.details.slice(3).map(({ label, value }) => [label, value]);
  expect(dates.slice(0, 2)).toEqual([first, second]);
  expect(dates[2]![1]).toContain(language === 'sv' ? '1 april 2027 kl. 13.00–15.00' : '1 April 2027, 13:00–15:00');
  expect(letter.paragraphs.join(' ')).toContain(says);
  expect(calendar).toBeNull();
});

test('what was given at once is told as approved, and what was declined with the reason', () => {
  expect(written('series-requested', series('approved', 'approved')).letter.heading).toBe('Din serie är godkänd');
  const told = written('series-decided', { ...series('declined'), reason: 'Ombyggnad.' });
  expect(told.letter).toMatchObject({ subject: 'Vi kan inte godkänna din serie: Språkkafé', quote: { text: 'Ombyggnad.' } });
  expect(smsIn(told, 'sv')).toContain('Din serie avslogs: Språkkafé, 18/3 13.00-15.00, Lilla salen. Skälet står i ditt mejl. /Parken');
});

test('what was declined with a listed reason tells it in her language', () => {
  const listedReason = { sv: 'Huset är stängt', en: 'The house is closed' };
  expect(written('series-decided', { ...series('declined'), listedReason }, 'en').letter.quote).toEqual({ label: 'Reason', text: 'The house is closed' });
});

test('every message has words of its own in each language', () => {
  const subjects = namesOf('series').flatMap((kind) => (['sv', 'en'] as const).map((language) => written(kind, series('requested', 'cancelled'), language).letter.subject));
  expect(new Set(subjects).size).toBe(namesOf('series').length * 2);
});

import { describe, expect, test } from '@jest/globals';
import { aTelling } from '../../telling.builder.js';
import { signInCode } from '../sign-in-code.js';
import { namesOf, writtenAs } from '../../../written.builder.js';

describe.each(namesOf('booking'))('%s', (kind) => {
  test.each([
    ['sv', 'Hej Anna Ek!', 'torsdag 26 november 2026 kl. 13.00–15.00', 'Stora salen, Parken', '40 personer'],
    ['en', 'Hello Anna Ek!', 'Thursday 26 November 2026, 13:00–15:00', 'Great hall, Parken', '40 people'],
  ] as const)('in %s tells who, what, when and where, and leads to the house', (language, greeting, when, where, people) => {
    const letter = writtenAs(kind, aTelling({ language })).letter;
    const values = letter.details.map(({ value }) => value);
    expect(letter.greeting).toBe(greeting);
    expect(values).toEqual(['Marknadsdialog: utsläppsfria arbetsmaskiner', when, where, 'Parkgatan 1, 411 38 Göteborg', people, 'PRK 2026-000123']);
    expect(letter.subject).toMatch(/: Marknadsdialog: utsläppsfria arbetsmaskiner$/);
    expect(letter.link).toEqual({ label: language === 'sv' ? 'Till Parken' : 'Go to Parken', href: 'https://parken.example.se' });
    expect(letter.paragraphs.length).toBeGreaterThan(0);
  });
});

test('every message has a subject of its own in each language', () => {
  const subjects = namesOf('booking').flatMap((kind) => [writtenAs(kind, aTelling()).letter.subject, writtenAs(kind, aTelling({ language: 'en' })).letter.subject]);
  expect(new Set(subjects).size).toBe(namesOf('booking').length * 2);
});

test('the reason is told in the words in which it was given', () => {
  const { quote } = writtenAs('booking-declined', aTelling({ booking: { state: 'declined', reason: 'Salen används för stadens klimatdialog.' } })).letter;
  expect(quote).toEqual({ label: 'Skäl', text: 'Salen används för stadens klimatdialog.' });
});

test('a reason from the list is told in her language, and then the words', () => {
  const listedReason = { sv: 'Huset är stängt den tiden', en: 'The house is closed at that time' };
  const declined = { state: 'declined', listedReason } as const;
  const quoteOf = (language: 'sv' | 'en', reason: string | null) => writtenAs('booking-declined', aTelling({ language, booking: { ...declined, reason } })).letter.quote;
  expect(quoteOf('sv', null)).toEqual({ label: 'Skäl', text: 'Huset är stängt den tiden' });
  expect(quoteOf('en', 'Vi renoverar.')).toEqual({ label: 'Reason', text: 'The house is closed at that time\n\nVi renoverar.' });
});

test('a request that is taken up again is not thanked for once more', () => {
  const headings = [1, 4].map((version) => writtenAs('booking-requested', aTelling({ booking: { state: 'requested', version } })).letter.heading);
  expect(headings).toEqual(['Vi har fått din förfrågan', 'Vi tittar på din förfrågan igen']);
});

test('a moved booking tells where it was before', () => {
  const before = { start: '2026-11-25T12:00:00Z', end: '2026-11-25T14:00:00Z', timeZone: 'Europe/Stockholm', spaceName: { sv: 'Lilla salen', en: 'Small hall' } };
  const { details } = writtenAs('booking-moved', aTelling({ before })).letter;
  expect(details[2]).toEqual({ label: 'Tidigare', value: 'onsdag 25 november 2026 kl. 13.00–15.00, Lilla salen' });
});

test.each([
  ['Great hall', '2026-11-25T12:00:00Z', 'It has a new time,'],
  ['Small hall', '2026-11-26T12:00:00.000Z', 'It has a new room,'],
  ['Small hall', '2026-11-25T12:00:00Z', 'It has a new time and room,'],
])('a move from the %s at %s says what is new', (en, start, news) => {
  const before = { start, end: start.replace('12:', '14:'), timeZone: 'Europe/Stockholm', spaceName: { sv: en === 'Great hall' ? 'Stora salen' : 'Lilla salen', en } };
  expect(writtenAs('booking-moved', aTelling({ language: 'en', before })).letter.paragraphs[0]).toContain(news);
});

test('a request that is moved is still called a request', () => {
  expect(writtenAs('booking-moved', aTelling({ booking: { state: 'requested' } })).letter.heading).toBe('Din förfrågan har flyttats');
  expect(writtenAs('booking-moved', aTelling()).letter.heading).toBe('Din bokning har flyttats');
});

test('somebody whose name is not known is greeted all the same', () => {
  expect(writtenAs('booking-approved', aTelling({ name: null })).letter.greeting).toBe('Hej!');
});

test('a sign-in code stands in the letter, not in its subject', () => {
  const letter = signInCode({ code: 'K7WQ-3MXP', minutes: 10, house: 'Parken' }, 'sv');
  expect(letter.code).toBe('K7WQ-3MXP');
  expect(letter.paragraphs[0]).toContain('10 minuter');
  expect(`${letter.subject}${letter.heading}`).not.toContain('K7WQ');
});

const cancelled = (language: 'sv' | 'en', booking: object) =>
  writtenAs('booking-cancelled', aTelling({ language, booking: { state: 'cancelled', ...booking } }));

test('a cancellation says that it was late, and one by the rules that nobody came', () => {
  expect(cancelled('sv', { isCancelledLate: true }).letter.paragraphs.at(-1)).toContain('noterad som sen');
  expect(cancelled('en', { isCancelledLate: true }).letter.paragraphs.at(-1)).toContain('noted as late');
  expect(JSON.stringify(cancelled('en', {}).letter)).not.toContain('late');
  const listedReason = { sv: 'Ingen kom', en: 'Nobody came' };
  expect(cancelled('sv', { isNoShow: true, listedReason }).letter).toMatchObject({ heading: 'Din bokning är släppt', quote: { text: 'Ingen kom' } });
  expect(cancelled('en', { isNoShow: true, listedReason })).toMatchObject({ letter: { heading: 'Your booking has been released' }, sms: { says: 'Nobody came, so your booking is released' } });
});

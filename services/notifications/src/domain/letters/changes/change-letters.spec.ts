import { expect, test } from '@jest/globals';
import { aTelling } from '../../telling.builder.js';
import type { ToldChange } from '../../told.js';
import { smsIn, writtenAs } from '../../../written.builder.js';

const change: ToldChange = {
  changeId: '019a0000-0000-7000-8000-000000000019',
  title: 'Klimatdialog',
  people: 60,
  siteName: { sv: 'Parken', en: 'The Park' },
  address: 'Redaregatan 50, Helsingborg',
  spaceName: { sv: 'Stora salen', en: 'Great hall' },
  timeZone: 'Europe/Stockholm',
  start: '2026-11-26T12:00:00Z',
  end: '2026-11-26T16:00:00Z',
  from: { spaceName: { sv: 'Lilla salen', en: 'Small hall' }, start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z' },
  reason: null,
  listedReason: null,
  version: 1,
};

const written = (kind: string, language: 'sv' | 'en', differences: Partial<ToldChange> = {}) => {
  const { booking: _, ...writing } = aTelling({ language });
  return writtenAs(kind, { ...writing, change: { ...change, ...differences } });
};

test.each([
  ['change-asked', 'sv', 'Vi har fått din önskan om ändring: Klimatdialog', 'Till dess gäller din bokning som den är.'],
  ['change-asked', 'en', 'We have received the change that you ask for: Klimatdialog', 'Until then your booking stands as it is.'],
  ['change-declined', 'sv', 'Ändringen kunde inte godkännas: Klimatdialog', 'Din bokning gäller fortfarande, som den var.'],
  ['change-declined', 'en', 'The change could not be approved: Klimatdialog', 'Your booking still stands, as it was.'],
] as const)('%s in %s tells that the booking stands, as it is and as it was asked to be', (kind, language, subject, says) => {
  const { letter, calendar } = written(kind, language);
  expect(letter.subject).toBe(subject);
  expect(letter.paragraphs.join(' ')).toContain(says);
  expect(calendar).toBeNull();
  expect(letter.details.map(({ label, value }) => [label, value])).toEqual(
    language === 'sv'
      ? [
          ['Vad', 'Klimatdialog'], ['Bokat', 'torsdag 26 november 2026 kl. 13.00–15.00, Lilla salen, Parken'],
          ['Önskat', 'torsdag 26 november 2026 kl. 13.00–17.00, Stora salen, Parken'], ['Antal', '60 personer'],
        ]
      : [
          ['What', 'Klimatdialog'], ['Booked', 'Thursday 26 November 2026, 13:00–15:00, Small hall, The Park'],
          ['Asked for', 'Thursday 26 November 2026, 13:00–17:00, Great hall, The Park'], ['For', '60 people'],
        ],
  );
});

test('a change that is declined comes with its reason, and in an SMS with the time that stands', () => {
  const told = written('change-declined', 'sv', { reason: 'Salen städas.', listedReason: { sv: 'Annat skäl', en: 'Another reason' } });
  expect(told.letter.quote).toEqual({ label: 'Skäl', text: 'Annat skäl\n\nSalen städas.' });
  expect(smsIn(told, 'sv')).toContain('Ändringen godkändes inte: Klimatdialog, 26/11 13.00-15.00, Lilla salen. Bokningen gäller som förut. /Parken');
});

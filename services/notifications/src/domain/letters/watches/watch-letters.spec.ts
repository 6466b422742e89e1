import { expect, test } from '@jest/globals';
import { aTelling } from '../../telling.builder.js';
import type { ToldWatch } from '../../told.js';
import { smsIn, writtenAs } from '../../../written.builder.js';

const [siteName, timeZone] = [{ sv: 'Parken', en: 'The Park' }, 'Europe/Stockholm'];
const watch: ToldWatch = {
  watchId: '019a0000-0000-7000-8000-000000000017',
  people: 40,
  minutes: 120,
  windows: [
    { siteName, timeZone, spaceName: { sv: 'Stora salen', en: 'Great hall' }, start: '2026-11-26T12:00:00Z', end: '2026-11-26T15:00:00Z' },
    { siteName, timeZone, spaceName: { sv: 'Lilla salen', en: 'Small hall' }, start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z' },
  ],
  headStartUntil: '2026-11-22T09:40:00Z',
  version: 2,
};

test.each([
  [
    'sv', 'Ledigt nu: Stora salen, Parken', 'tidigast söndag 22 november 2026 kl. 10.40.',
    [['Stora salen, Parken', 'torsdag 26 november 2026 kl. 13.00–16.00'], ['Lilla salen, Parken', 'fredag 27 november 2026 kl. 13.00–15.00'], ['Du önskade', '120 minuter för 40 personer']],
    'Ledigt nu: Stora salen, Parken, 26/11 13.00-16.00. Först till kvarn. /Parken',
  ],
  [
    'en', 'Free now: Great hall, The Park', 'before Sunday 22 November 2026, 10:40.',
    [['Great hall, The Park', 'Thursday 26 November 2026, 13:00–16:00'], ['Small hall, The Park', 'Friday 27 November 2026, 13:00–15:00'], ['Your wish', '120 minutes for 40 people']],
    'Free now: Great hall, The Park, 26/11 13.00-16.00. First come, first served. /Parken',
  ],
] as const)('in %s whoever watches is told what is free, where and when, and until when she has a head start', (language, subject, deadline, details, sms) => {
  const { booking: _, ...writing } = aTelling({ language });
  const written = writtenAs('watch-met', { ...writing, watch });
  expect(written.letter.subject).toBe(subject);
  expect(written.letter.paragraphs.join(' ')).toContain(deadline);
  expect(written.letter.details.map(({ label, value }) => [label, value])).toEqual(details);
  expect(smsIn(written, language)).toContain(sms);
  expect(written.calendar).toBeNull();
});

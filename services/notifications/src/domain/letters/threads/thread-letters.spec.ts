import { expect, test } from '@jest/globals';
import { aTelling } from '../../telling.builder.js';
import type { ToldPost } from '../../told.js';
import { smsIn, writtenAs } from '../../../written.builder.js';

const post: ToldPost = {
  postId: '019a0000-0000-7000-8000-000000000021',
  caseId: '019a0000-0000-7000-8000-000000000012',
  caseNumber: 'PRK 2026-000123',
  wantsAnswer: false,
  siteName: { sv: 'Parken', en: 'The Park' },
  spaceName: { sv: 'Stora salen', en: 'Great hall' },
  timeZone: 'Europe/Stockholm',
  start: '2026-11-26T12:00:00Z',
  end: '2026-11-26T14:00:00Z',
  version: 1,
};

test.each([
  ['sv', false, 'Nytt meddelande: PRK 2026-000123', 'Parken har skrivit till dig', ['Stora salen, Parken', 'torsdag 26 november 2026 kl. 13.00–15.00'], 'Nytt meddelande: PRK 2026-000123, 26/11 13.00-15.00. Läs det i ditt ärende. /Parken'],
  ['sv', true, 'Vi behöver veta mer: PRK 2026-000123', 'behöver vi ett svar från dig', ['Stora salen, Parken', 'torsdag 26 november 2026 kl. 13.00–15.00'], 'Vi behöver veta mer: PRK 2026-000123, 26/11 13.00-15.00. Frågan står i ditt ärende. /Parken'],
  ['en', false, 'New message: PRK 2026-000123', 'Parken has written to you', ['Great hall, The Park', 'Thursday 26 November 2026, 13:00–15:00'], 'New message: PRK 2026-000123, 26/11 13.00-15.00. Read it in your case. /Parken'],
  ['en', true, 'We need to know more: PRK 2026-000123', 'we need an answer from you', ['Great hall, The Park', 'Thursday 26 November 2026, 13:00–15:00'], 'We need to know more: PRK 2026-000123, 26/11 13.00-15.00. The question is in your case. /Parken'],
] as const)('in %s, wanting an answer %s: the applicant is told in which case, and nothing of what was written', (language, wantsAnswer, subject, says, where, sms) => {
  const { booking: _, ...writing } = aTelling({ language });
  const written = writtenAs('message-posted', { ...writing, post: { ...post, wantsAnswer } });
  expect(written.letter.subject).toBe(subject);
  expect(written.letter.paragraphs.join(' ')).toContain(says);
  expect(written.letter.details.map(({ value }) => value)).toEqual(['PRK 2026-000123', ...where]);
  expect(written.letter.link).toMatchObject({ href: 'https://parken.example.se' });
  expect(smsIn(written, language)).toContain(sms);
  expect(written.calendar).toBeNull();
});

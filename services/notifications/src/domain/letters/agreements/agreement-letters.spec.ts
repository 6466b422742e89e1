import { expect, test } from '@jest/globals';
import { aTelling } from '../../telling.builder.js';
import type { AgreementTelling } from './agreement-letter.js';
import { smsIn, writtenAs } from '../../../written.builder.js';

const toSign = (...signingLinks: string[]): AgreementTelling => ({
  ...aTelling(),
  signingLinks,
  agreement: {
    agreementId: '019a0000-0000-7000-8000-000000000030',
    kind: 'cooperation-agreement',
    title: 'Tysta leveranser',
    start: '2026-11-30T23:00:00Z',
    end: '2027-11-30T23:00:00Z',
    timeZone: 'Europe/Stockholm',
    partyIds: [],
    reason: null,
    version: 2,
  },
});

test('whoever signs for one party gets the link by SMS too', () => {
  expect(smsIn(writtenAs('agreement-sent', toSign('Stoken')), 'sv')).toContain(
    'Ett samverkansavtal väntar på din underskrift: Tysta leveranser. Läs och skriv under: https://parken.example.se/s/Stoken /Parken',
  );
});

test('whoever signs for several has each link in the letter, and is led there by the SMS', () => {
  const written = writtenAs('agreement-sent', toSign('Sone', 'Stwo', 'Sthree'));
  const { letter } = written;
  expect([letter.link!, ...letter.otherLinks].map(({ label, href }) => `${label} ${href}`)).toEqual([
    'Läs och skriv under (1 av 3) https://parken.example.se/s/Sone',
    'Läs och skriv under (2 av 3) https://parken.example.se/s/Stwo',
    'Läs och skriv under (3 av 3) https://parken.example.se/s/Sthree',
  ]);
  expect(smsIn(written, 'sv')).toContain('Ett samverkansavtal väntar på din underskrift: Tysta leveranser. Länkarna står i ditt mejl. /Parken');
});

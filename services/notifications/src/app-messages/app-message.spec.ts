import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Circumstances } from '../domain/announcement.js';
import { messages } from '../messages.js';
import { toAppMessage } from './app-message.js';

const facts = new URL('../../../../libs/contracts/golden/', import.meta.url);
const standing = messages.filter(({ app, when }) => app && when === 'at-once');
/** What differs from the example of a fact, where that is told to nobody. */
const differences: Record<string, object> = {
  'offer-ended': { state: 'lapsed' },
  'case-given': {
    isClaimed: false,
    wish: { siteName: { sv: 'Parken', en: 'Parken' }, spaceName: { sv: 'Salen', en: 'Hall' }, timeZone: 'Europe/Stockholm', start: '2026-12-03T12:00:00Z', end: '2026-12-03T14:00:00Z' },
  },
  'applicant-wrote': { from: 'applicant', handledBy: '019a0000-0000-7000-8000-000000000002' },
};

test.each(standing.flatMap((message) => (['sv', 'en'] as const).map((language) => ({ name: message.name, language, message }))))(
  'the letter of $name is read in the app in $language without what is fetched for it',
  ({ name, language, message }) => {
    const { data } = JSON.parse(readFileSync(new URL(`${message.after.type}.json`, facts), 'utf8')) as { data: object };
    const announced = message.family.announced(name, { ...data, ...differences[name] } as never, new Set());
    const [to] = announced.to;
    expect(to).toBeDefined();
    const circumstances: Circumstances = { invitation: announced.calendar, before: announced.as, at: '2026-11-20T08:00:00Z', until: null, timeZone: 'Europe/Stockholm' };
    const row = {
      id: '019a0000-0000-7000-8000-000000000023', name, category: message.category, about: announced.about, content: { ...to!.matter, ...circumstances },
      at: Temporal.Instant.from('2026-11-20T08:00:00Z'), readAt: null,
    };
    const shown = toAppMessage(row, message, { language, publicUrl: 'https://parken.example', house: 'Parken' });
    expect(shown.isKept).toBe(true);
    expect([shown.title, shown.heading, ...shown.paragraphs].every((text) => text.length > 3)).toBe(true);
    expect(JSON.stringify(shown)).not.toMatch(/undefined|null,null|\/(?:r|p|s|n|m)\/|NaN/);
  },
);

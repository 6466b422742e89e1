import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { requests } from '#contracts';
import { errorCodes, type ErrorCode } from '#kernel';
import { endpoints } from '../rest/routes.js';
import { fieldProblemsOf, isTranslated } from './field-sentences.js';
import { sentences, tell } from './sentences.js';
import { statusOf } from './statuses.js';

const codes = Object.keys(errorCodes) as ErrorCode[];

test.each(codes)('%s is a whole sentence in both languages, also without its parameters', (code) => {
  for (const language of ['sv', 'en'] as const) {
    const { title, detail } = tell(code, {}, language);
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(detail).toMatch(/^\p{Lu}.*\.$/u);
    expect(detail).not.toMatch(/[{}]|undefined/);
  }
  expect(sentences[code].sv[0]).not.toBe(sentences[code].en[0]);
  expect(statusOf(code)).toBeGreaterThanOrEqual(400);
});

const named = (text: string | undefined) => [...(text ?? '').matchAll(/\{[^}]+\}/g)].map(([name]) => name).toSorted();

test('Swedish and English name the same parameters', () => {
  for (const { sv, en } of Object.values(sentences)) expect(named(sv[1])).toEqual(named(en[1]));
});

test('parameters are written out as people read them, times in the zone of the site', () => {
  const opening = [
    { date: '2026-12-23', opens: '2026-12-23T07:00:00Z', closes: '2026-12-23T12:00:00Z', ground: 'weekly', note: null },
    { date: '2026-12-24', opens: null, closes: null, ground: 'public-holiday', note: { sv: 'Julafton', en: 'Christmas Eve' } },
  ];
  expect(tell('booking.outside-opening-hours', { timeZone: 'Europe/Helsinki', opening }, 'sv').detail).toBe('Öppet: onsdag 23 december 2026 09.00–14.00 och torsdag 24 december 2026 stängt (Julafton).');
  expect(tell('booking.outside-opening-hours', { timeZone: 'Europe/Stockholm', opening }, 'en').detail).toBe('Open: Wednesday 23 December 2026 08:00–13:00 and Thursday 24 December 2026 closed (Christmas Eve).');
  expect(tell('booking.equipment-missing', { missing: ['projector', 'stage'] }, 'sv').detail).toBe('Lokalen saknar projektor och scen.');
  expect(tell('booking.illegal-transition', { from: 'declined', change: 'approve' }, 'sv').detail).toBe('Bokningen är avslagen.');
  expect(tell('booking.too-far-ahead', { days: 365, last: '2027-11-26' }, 'en').detail).toBe('You can book at most 365 days ahead, until Friday 26 November 2027.');
});

test('refusals at the door, of registrations and of agreements say when, where and in what state', () => {
  const timeZone = 'Europe/Stockholm';
  expect(tell('visit.already-inside', { since: '2026-11-26T12:05:00Z', timeZone }, 'sv').detail).toBe('Inpasseringen skedde torsdag 26 november 2026 kl. 13.05.');
  expect(tell('pass.other-site', { siteName: { sv: 'Parken', en: 'The Park' } }, 'en').detail).toBe('It is for The Park.');
  expect(tell('registration.not-open', { opens: null, closes: '2026-11-26T12:00:00Z' }, 'sv').detail).toBe('Anmälan är inte öppen.');
  expect(tell('registration.illegal-transition', { from: 'lapsed', change: 'accept' }, 'sv').detail).toBe('Anmälan är förfallen.');
  expect(tell('agreement.illegal-transition', { from: 'active', change: 'send' }, 'en').detail).toBe('The agreement is in force.');
  expect(tell('event.illegal-transition', { from: 'cancelled', change: 'publish' }, 'sv').detail).toBe('Evenemanget är inställt.');
  expect(tell('visit.illegal-transition', { from: 'left', change: 'admit' }, 'en').detail).toBe('The visit is over.');
});

test('a parameter that is not what it should be is left out, not shown', () => {
  expect(tell('booking.in-the-past', { start: 'soon' }, 'en').detail).toBe('The time has already passed.');
  expect(tell('booking.conflict', { standsInTheWay: [{ title: 'x' }] }, 'sv').detail).toBe('Tiden är redan upptagen.');
});

const wrong = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { reportInput: true }).error!.issues.flatMap(fieldProblemsOf).map(({ field, code, says }) => [field, code, says.sv, says.en]);

describe('what is wrong with a field', () => {
  test.each<[string, z.ZodType, unknown, unknown[]]>([
    ['missing', z.strictObject({ a: z.string() }), {}, ['a', 'required', 'måste anges', 'must be given']],
    ['missing of several kinds', z.strictObject({ a: z.union([z.string(), z.array(z.string())]) }), {}, ['a', 'required', 'måste anges', 'must be given']],
    ['unknown, inside', z.strictObject({ a: z.strictObject({}) }), { a: { b: 1 } }, ['a.b', 'unknown-field', 'fältet finns inte', 'there is no such field']],
    ['of another type', z.strictObject({ a: z.int() }), { a: 'x' }, ['a', 'invalid-type', 'ska vara ett tal', 'must be of type number']],
    ['too long', z.strictObject({ a: z.string().max(2) }), { a: 'xyz' }, ['a', 'too-big', 'högst 2 tecken', 'at most 2 characters']],
    ['too few', z.strictObject({ a: z.array(z.string()).min(1) }), { a: [] }, ['a', 'too-small', 'minst 1 stycken', 'at least 1 items']],
    ['none of a list', z.strictObject({ a: z.enum(['x', 'y']) }), { a: 'z' }, ['a', 'invalid-value', 'ska vara något av x, y', 'must be one of x, y']],
    ['no date', z.strictObject({ a: z.iso.date() }), { a: '2026-02-30' }, ['a', 'invalid-format', 'ska vara ett datum som finns, som 2026-11-26', 'must be a date that exists, such as 2026-11-26']],
  ])('%s', (_, schema, value, expected) => {
    expect(wrong(schema, value)).toEqual([expected]);
  });

  test('has Swedish words for every message that a contract has in English', () => {
    const messages = [...requests, ...endpoints].flatMap(({ input }) => messagesIn(input));
    expect(messages.length).toBeGreaterThan(10);
    expect([...new Set(messages)].filter((message) => !isTranslated(message))).toEqual([]);
  });
});

/** The messages that a schema's own checks give. */
function messagesIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const { _zod } = value as { _zod?: { def: { error?: unknown } } };
  const error = _zod?.def.error;
  const message: unknown = typeof error === 'function' ? (error as (issue: object) => unknown)({}) : undefined;
  const inside: unknown[] = Object.values(_zod?.def ?? value);
  return [...(typeof message === 'string' ? [message] : []), ...inside.flatMap((one) => messagesIn(one, seen))];
}

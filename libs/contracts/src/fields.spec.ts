import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { phone, phoneNumber, toPage } from './fields.js';
import { international } from './telephone.js';

const rows = (count: number, length = 1) => Array.from({ length: count }, (_, index) => ({ id: String(index), text: '字'.repeat(length) }));
const cursor = ({ id }: { id: string }) => id;

test('a page says where the next begins, if there is one', () => {
  expect(toPage(rows(3), 2, cursor)).toMatchObject({ items: [{ id: '0' }, { id: '1' }], next: '1' });
  expect(toPage(rows(2), 2, cursor)).toMatchObject({ items: [{ id: '0' }, { id: '1' }], next: null });
  expect(toPage([], 2, cursor)).toEqual({ items: [], next: null });
});

test('a page of very long rows is shorter, and nothing is left out', () => {
  const all = rows(101, 3_000);
  const { items, next } = toPage(all, 100, cursor);
  expect(items.length).toBeLessThan(100);
  expect(Buffer.byteLength(JSON.stringify(items))).toBeLessThan(512 * 1024);
  expect(next).toBe(items.at(-1)!.id);
});

test('a row longer than any page comes alone', () => {
  expect(toPage(rows(3, 200_000), 2, cursor).items).toHaveLength(1);
});

const kept = (text: string) => phoneNumber().safeParse(text).data;

describe('a telephone number', () => {
  test.each(['+46701234567', '+46 70 123 45 67', '+46 (0)70-123 45 67', ' +46-70.123.45.67 '])('%s is kept in one form', (text) => {
    expect(kept(text)).toBe('+46701234567');
  });

  test.each([
    ['without its country', '070-123 45 67'],
    ['far too short for its country', '+46701'],
    ['far too long for its country', '+467012345678901'],
    ['of a country that there is not', '+999701234567'],
    ['with an extension', '+46701234567 ext 9'],
    ['with a zero too many', '+4600701234567'],
    ['within a sentence', 'ring +46701234567'],
    ['in letters', '+46 GÖTEBORG'],
    ['and far more', `+46701234567${' '.repeat(40)}`],
  ])('%s is none', (_what, text) => {
    expect(kept(text)).toBeUndefined();
  });

  test('without its country’s code is one where that is known, and what is none stays as it is', () => {
    expect(international('070-123 45 67', 'SE')).toBe('+46701234567');
    expect(international('00 47 406 12 345', 'SE')).toBe('+4740612345');
    expect(international('hemligt', 'SE')).toBe('hemligt');
  });

  test('stays the same when it is read again', () => {
    const number = fc.tuple(fc.constantFrom('+46', '+47', '+1', '+49'), fc.stringMatching(/^\d{6,11}$/)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(number, (text) => {
        const once = kept(text);
        fc.pre(once !== undefined);
        expect([kept(once), phone().safeParse(once).success]).toEqual([once, true]);
      }),
    );
  });
});

import { expect, test } from '@jest/globals';
import { toPage } from './fields.js';

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

import { expect, test } from '@jest/globals';
import { gather, type Read } from './gather';

const house: Record<string, unknown> = {
  '/api/v1/people/p': { id: 'p' },
  '/api/v1/messages': { items: [{ id: 'm1' }], next: 'x&y' },
  '/api/v1/messages?after=x%26y': { items: [{ id: 'm2' }], next: null },
  '/api/v1/bookings': { items: [{ id: 'b1', caseId: 'c' }, { id: 'b2', caseId: 'c' }], next: null },
};

const reading = () => {
  const asked: string[] = [];
  const read: Read = (path) => {
    asked.push(path);
    return Promise.resolve(house[path] ?? { items: [], next: null });
  };
  return { asked, read };
};

test('every list is read to its end, and each booking with its decisions, guests and thread, once', async () => {
  const { asked, read } = reading();
  const progress: number[] = [];
  const known = await gather('p', true, (done) => progress.push(done), read);
  expect(known.messages).toEqual([{ id: 'm1' }, { id: 'm2' }]);
  expect(asked).toEqual(expect.arrayContaining(['/api/v1/bookings/b1/decisions', '/api/v1/bookings/b2/guests']));
  expect(asked.filter((path) => path === '/api/v1/cases/c/messages')).toHaveLength(1);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
});

test('of lists that give everybody’s nothing is taken', async () => {
  const { asked, read } = reading();
  await gather('p', false, () => undefined, read);
  expect(asked).not.toContain('/api/v1/bookings');
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyedQueue } from './keyed-queue.js';

describe('a keyed queue', () => {
  it('runs work for one key in its order and never twice at once, whatever fails, and forgets a key that is done', async () => {
    const jobs = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean(), ticks: fc.integer({ min: 0, max: 3 }) }), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(jobs, async (list) => {
        const queue = new KeyedQueue();
        const ran: Record<string, number[]> = { a: [], b: [], c: [] };
        const busy = new Set<string>();
        const outcomes = await Promise.allSettled(list.map(({ key, fails, ticks }, index) => queue.run(key, async () => {
          expect(busy.has(key)).toBe(false);
          busy.add(key);
          for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
          busy.delete(key);
          ran[key]!.push(index);
          if (fails) throw new Error('failed');
          return index;
        })));
        for (const key of ['a', 'b', 'c']) expect(ran[key]).toEqual(list.flatMap((job, index) => (job.key === key ? [index] : [])));
        expect(outcomes.map(({ status }) => status)).toEqual(list.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')));
        expect(queue.size).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('does not let one key wait for another', async () => {
    const queue = new KeyedQueue();
    const never = queue.run('a', () => new Promise(() => undefined));
    await expect(queue.run('b', async () => 'done')).resolves.toBe('done');
    await expect(Promise.race([never, Promise.resolve('waiting')])).resolves.toBe('waiting');
  });
});

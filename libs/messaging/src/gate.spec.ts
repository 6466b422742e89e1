import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Gate } from './gate.js';

class Task {
  end!: () => void;
  private readonly ended = new Promise<void>((resolve) => (this.end = resolve));
  readonly work = () => this.ended;
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets no more run at once than it has room for, and all of them in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(fc.boolean(), { maxLength: 30 }), async (capacity, failures) => {
        const gate = new Gate(capacity);
        let [running, most, done] = [0, 0, 0];
        const all = failures.map((fails) => gate.run(async () => {
          most = Math.max(most, ++running);
          await soon();
          running--;
          done++;
          if (fails) throw new Error('failed');
        }));
        await Promise.allSettled(all);
        await gate.drained();
        expect(most).toBeLessThanOrEqual(capacity);
        expect(done).toBe(failures.length);
        expect(gate.free).toBe(capacity);
      }),
      { numRuns: 30 },
    );
  });

  it('tells when there is room, and not before', async () => {
    const gate = new Gate(1);
    const task = new Task();
    void gate.run(task.work);
    let hasRoom = false;
    const room = gate.room().then(() => (hasRoom = true));
    await soon();
    expect([hasRoom, gate.free]).toEqual([false, 0]);
    task.end();
    await room;
    expect(gate.free).toBe(1);
    await gate.room();
  });

  it('is drained when what waited has run too', async () => {
    const gate = new Gate(1);
    const [one, two] = [new Task(), new Task()];
    void gate.run(one.work);
    void gate.run(two.work);
    let isDrained = false;
    const drained = gate.drained().then(() => (isDrained = true));
    one.end();
    await soon();
    expect(isDrained).toBe(false);
    two.end();
    await drained;
    await gate.drained();
  });
});

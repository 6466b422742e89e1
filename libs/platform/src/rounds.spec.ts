import { describe, expect, it } from '@jest/globals';
import { eventually } from '#testing';
import { Rounds } from './rounds.js';

const never = 3_600_000;

describe('rounds', () => {
  it('come again and again, one at a time, until they are stopped', async () => {
    let [begun, ended] = [0, 0];
    const overlaps: number[] = [];
    const rounds = new Rounds(
      async () => {
        begun++;
        if (begun - ended > 1) overlaps.push(begun);
        await new Promise((resolve) => setTimeout(resolve, 2));
        ended++;
      },
      { everyMs: 1, onFailure: () => undefined },
    );
    rounds.start();
    await eventually('some rounds', () => ended > 5);
    await rounds.stop();
    expect([ended, overlaps]).toEqual([begun, []]);
    expect(rounds.goesOn).toBe(false);
    rounds.wake();
    const after = begun;
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toBe(after);
  });

  it('go on after a failure, which is told', async () => {
    const failures: unknown[] = [];
    let count = 0;
    const rounds = new Rounds(
      async () => {
        if (++count < 3) throw new Error(`round ${count}`);
      },
      { everyMs: 1, onFailure: (error) => failures.push((error as Error).message) },
    );
    rounds.start();
    await eventually('a third round', () => count >= 3);
    await rounds.stop();
    expect(failures).toEqual(['round 1', 'round 2']);
  });

  it('come sooner when woken, also when that is during a round', async () => {
    let count = 0;
    const rounds: Rounds = new Rounds(
      async () => {
        if (++count < 4) rounds.wake();
      },
      { everyMs: never, firstAfterMs: never, onFailure: () => undefined },
    );
    rounds.start();
    expect(count).toBe(0);
    rounds.wake();
    await eventually('the rounds that were asked for', () => count === 4);
    await rounds.stop();
  });

  it('can be had by hand, each after the one before', async () => {
    const order: string[] = [];
    const rounds = new Rounds(
      async () => {
        order.push('begins');
        await new Promise((resolve) => setImmediate(resolve));
        order.push('ends');
      },
      { everyMs: never, onFailure: () => undefined },
    );
    await Promise.all([rounds.run(), rounds.run()]);
    expect(order).toEqual(['begins', 'ends', 'begins', 'ends']);
  });
});

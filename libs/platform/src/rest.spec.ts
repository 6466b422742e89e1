import { describe, expect, test } from '@jest/globals';
import { collectGarbage, heldBytes, isTimeToGiveBack } from './rest.js';

const mib = 1024 ** 2;
const resting = { cpuShare: 0.01, heldBytes: 60 * mib };
const working = { cpuShare: 0.5, heldBytes: 60 * mib };

describe('memory is given back', () => {
  test('after a burst of work, of which the start is one', () => {
    expect(isTimeToGiveBack(resting, resting, 0)).toBe(true);
    expect(isTimeToGiveBack(resting, resting, 40 * mib)).toBe(true);
  });

  test('never while there is work, nor in a pause between two pieces of it', () => {
    expect(isTimeToGiveBack(working, working, 0)).toBe(false);
    expect(isTimeToGiveBack(working, resting, 0)).toBe(false);
    expect(isTimeToGiveBack(resting, working, 0)).toBe(false);
  });

  test('once: who goes on resting holds no more than after the last time', () => {
    expect(isTimeToGiveBack(resting, resting, 59 * mib)).toBe(false);
  });

  test('by a collection that lets go of what was young', async () => {
    let kept: object[] = [];
    for (let index = 0; index < 400_000; index++) kept.push({ index, text: `${index}` });
    const held = heldBytes();
    kept = [];
    await collectGarbage();
    expect(held - heldBytes()).toBeGreaterThan(8 * mib);
    expect(kept).toEqual([]);
  });
});

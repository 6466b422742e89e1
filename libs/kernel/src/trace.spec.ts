import { describe, expect, it } from '@jest/globals';
import { currentTrace, inSpan, traceparent } from './trace.js';

const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const wellFormed = /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/;
const within = <T>(parentOf: string | undefined, work: () => Promise<T>) => inSpan({ name: 'test', kind: 'internal', parent: parentOf }, work);

const step = async () => {
  const before = currentTrace();
  await new Promise((resolve) => setImmediate(resolve));
  expect(currentTrace()).toBe(before);
  return before?.traceId;
};

describe('a trace', () => {
  it('goes on from its parent with a step of its own', async () => {
    const inner = await within(parent, async () => traceparent());
    expect(inner).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-/);
    expect(inner).not.toBe(parent);
    expect(inner).toMatch(wellFormed);
  });

  it.each(['', 'nonsense', parent.toUpperCase(), `${parent}0`, '00-0-0-01'])('begins anew where its parent is none: %s', async (broken) => {
    const ids = await Promise.all([1, 2].map(() => within(broken, async () => currentTrace()?.traceId)));
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('goes on in the step that it is taken in, where no parent is named', async () => {
    const [outer, inner] = await within(parent, async () => [currentTrace(), await within(undefined, async () => currentTrace())]);
    expect(inner?.traceId).toBe(outer?.traceId);
    expect(inner?.spanId).not.toBe(outer?.spanId);
  });

  it('is kept across waiting, and two at once are kept apart', async () => {
    const [one, other] = await Promise.all([within('', step), within('', step)]);
    expect(one).not.toBe(other);
    expect(currentTrace()).toBeUndefined();
  });

  it('has a header to pass on also where nothing is traced', () => {
    expect(traceparent()).toMatch(wellFormed);
  });
});

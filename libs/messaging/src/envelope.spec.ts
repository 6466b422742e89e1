import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { fact } from '#contracts';
import { newId } from '#kernel';
import { factOf, idOfUnreadable, readEnvelope } from './envelope.js';
import type { CloudEvent } from './outbox.js';

const moved = fact({
  type: 'domain.house.moved.v1',
  summary: 'Something has moved',
  data: z.strictObject({ to: z.strictObject({ room: z.string() }), stops: z.array(z.strictObject({ at: z.int() })).default([]) }),
});

const envelope = (changes: object = {}) =>
  JSON.stringify({
    specversion: '1.0', id: newId(), source: '/house', type: moved.type, subject: newId(), time: '2026-05-04T10:00:00Z',
    aggregateversion: 1, traceparent: '', data: {}, ...changes,
  });
const eventOf = (data: unknown) => (readEnvelope(envelope({ data })) as { event: CloudEvent }).event;

describe('an envelope', () => {
  it('of ours is read', () => {
    expect(readEnvelope(envelope())).toMatchObject({ event: { type: moved.type, aggregateversion: 1 } });
  });

  it('may carry extension attributes that we do not know', () => {
    expect(readEnvelope(envelope({ partitionkey: 'x' }))).toHaveProperty('event');
  });

  it('is never a crash, and its reason never holds what it carried', () => {
    const secret = 'Anna Ek 19811218-9876';
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constantFrom('null', '[]', '1', `"${secret}"`)), (text) => {
        expect(readEnvelope(text)).toHaveProperty('reason');
      }),
    );
    for (const field of ['specversion', 'id', 'type', 'subject', 'time', 'aggregateversion', 'traceparent']) {
      const read = readEnvelope(envelope({ [field]: field === 'traceparent' ? [secret] : secret }));
      expect(read).toEqual({ reason: expect.stringContaining(field) });
      expect(JSON.stringify(read)).not.toContain('Anna');
    }
  });

  it('that can’t be read has the same id each time, and another one another', () => {
    expect(idOfUnreadable('a')).toBe(idOfUnreadable('a'));
    expect(idOfUnreadable('a')).not.toBe(idOfUnreadable('b'));
  });
});

describe('the data of a fact', () => {
  it('passes over fields that a newer publisher has added, at any depth', () => {
    const data = { to: { room: 'A', floor: 2 }, stops: [{ at: 1 }, { at: 2, why: 'tea' }], by: 'lift' };
    expect(factOf(moved, eventOf(data)).data).toEqual({ to: { room: 'A' }, stops: [{ at: 1 }, { at: 2 }] });
  });

  it('gets the contract’s defaults', () => {
    expect(factOf(moved, eventOf({ to: { room: 'A' } })).data).toEqual({ to: { room: 'A' }, stops: [] });
  });

  it.each([
    [{ to: { room: 7 } }, 'not as agreed: to.room invalid_type'],
    [{ to: { room: 'A' }, stops: [{ at: 'Anna' }] }, 'not as agreed: stops.0.at invalid_type'],
    ['Anna', 'not as agreed: it invalid_type'],
    [null, 'not as agreed: it invalid_type'],
  ])('that is not as agreed is refused with the field and without its value: %j', (data, reason) => {
    expect(() => factOf(moved, eventOf(data))).toThrow(new Error(reason));
  });
});

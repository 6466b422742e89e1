import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { DomainError } from '#kernel';
import { entriesOf, inOrder, standingAfter, withPassage, type Direction, type How, type Next, type Passage } from './passages.js';

const zone = 'Europe/Stockholm';
const at = (time: string) => Temporal.Instant.from(`2026-11-26T${time}:00Z`);
const go = (direction: Direction, time: string, isLate = false): Next => ({ direction, at: at(time), how: 'scan', isLate });

/** Takes passages in one after another; what is refused leaves no trace. */
function take(...nexts: Next[]): Passage[] {
  let taken: Passage[] = [];
  for (const next of nexts) taken = withPassage(taken, inOrder(taken, next), zone);
  return taken;
}
const standing = (...nexts: Next[]) => standingAfter(entriesOf(take(...nexts)));

const nextOf = ({ direction, minute, isLate }: { direction: Direction; minute: number; isLate: boolean }): Next => ({
  direction, isLate, how: 'scan', at: at('08:00').add({ minutes: minute }),
});

/** The passages after this one, and why it was refused where it was. */
function attempt(taken: Passage[], next: Next): { taken: Passage[]; refused?: string } {
  try {
    return { taken: withPassage(taken, inOrder(taken, next), zone) };
  } catch (error) {
    return { taken, refused: (error as DomainError).code };
  }
}

const minuteOf = (instant: Temporal.Instant | null) => (instant === null ? Infinity : instant.since(at('08:00')).total('minutes'));

describe('passages through doors', () => {
  it('in, out and in again is inside since the last time', () => {
    expect(standing(go('in', '09:00'), go('out', '10:00'), go('in', '11:00'))).toMatchObject({ state: 'inside', arrivedAt: at('11:00'), leftAt: null });
  });

  it('a second time in is refused with the time of the first', () => {
    expect(() => take(go('in', '09:00'), go('in', '09:30'))).toThrow(
      expect.objectContaining({ code: 'visit.already-inside', params: { since: '2026-11-26T09:00:00Z', timeZone: zone } }),
    );
  });

  it('out without having come in is refused', () => {
    expect(() => take(go('out', '09:00'))).toThrow('visit.not-inside');
    expect(() => take(go('in', '09:00'), go('out', '10:00'), go('out', '11:00'))).toThrow('visit.not-inside');
  });

  it('a late way in that is older than the way out does not bring her inside again', () => {
    expect(standing(go('in', '09:00'), go('out', '10:00'), go('in', '08:50', true))).toMatchObject({
      state: 'left', arrivedAt: at('08:50'), leftAt: at('10:00'),
    });
  });

  it('a late way in while she was inside anyway counts only when the way out before it is told', () => {
    const known = [go('in', '09:00', true), go('in', '11:00', true)];
    expect(standing(...known)).toMatchObject({ state: 'inside', arrivedAt: at('09:00') });
    expect(standing(...known, go('out', '10:00', true))).toMatchObject({ state: 'inside', arrivedAt: at('11:00') });
  });

  it('two doors without a network tell in either order', () => {
    expect(standing(go('out', '10:00', true))).toBeNull();
    for (const order of [[go('in', '09:00', true), go('out', '10:00', true)], [go('out', '10:00', true), go('in', '09:00', true)]]) {
      expect(standing(...order)).toMatchObject({ state: 'left', arrivedAt: at('09:00'), leftAt: at('10:00') });
    }
  });

  it('a late way out is earlier than the closing time at which she was taken to have left', () => {
    const closing: Next = { ...go('out', '16:00'), how: 'closing' };
    expect(standing(go('in', '09:00'), closing, go('out', '15:00', true))).toMatchObject({ leftAt: at('15:00'), leftBy: 'scan' });
  });

  it('of two at once the second to be taken in is refused, even if its clock was read first', () => {
    expect(() => take(go('in', '09:01'), go('in', '09:00'))).toThrow('visit.already-inside');
  });

  const passage = fc.record({ direction: fc.constantFrom<Direction>('in', 'out'), minute: fc.integer({ min: 0, max: 600 }), isLate: fc.boolean() });
  it('whatever comes in whatever order, times inside never overlap and at most the last is open', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 20 }), (told) => {
        let taken: Passage[] = [];
        for (const next of told.map(nextOf)) {
          const outcome = attempt(taken, next);
          const because = next.direction === 'in' ? 'visit.already-inside' : 'visit.not-inside';
          expect([undefined, next.isLate ? undefined : because]).toContain(outcome.refused);
          ({ taken } = outcome);
        }
        const minutes = entriesOf(taken).flatMap(({ cameIn, wentOut }) => [minuteOf(cameIn), minuteOf(wentOut)]);
        expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
        expect(minutes.slice(0, -1)).not.toContain(Infinity);
      }),
    );
  });

  it('whatever doors tell afterwards, also of the same moment, she stands the same in whatever order they tell it', () => {
    const scan = fc.record({
      direction: fc.constantFrom<Direction>('in', 'out'), minute: fc.integer({ min: 0, max: 4 }), how: fc.constantFrom<How>('scan', 'reception', 'closing'),
    });
    fc.assert(
      fc.property(fc.array(scan, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (told, shuffle) => {
        const walked = told.map(({ how, ...rest }) => ({ ...nextOf({ ...rest, isLate: true }), how }));
        const shuffled = walked.map((next) => ({ next, order: shuffle.next().value })).toSorted((a, b) => a.order - b.order).map(({ next }) => next);
        expect(entriesOf(take(...shuffled))).toEqual(entriesOf(take(...walked)));
      }),
      { numRuns: 500 },
    );
  });

  it('in and out at the same moment is out again, and out and in is in', () => {
    for (const order of [[go('in', '09:00', true), go('out', '09:00', true)], [go('out', '09:00', true), go('in', '09:00', true)]]) {
      expect(standing(...order)).toMatchObject({ state: 'left' });
      expect(standing(go('in', '08:00'), ...order)).toMatchObject({ state: 'inside', arrivedAt: at('09:00') });
    }
  });
});

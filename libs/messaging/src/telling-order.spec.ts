import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bookingAnonymised, bookingMoved, personForgotten } from '#contracts';
import { byAggregate, tellable } from './telling-order.js';

const types = [bookingAnonymised.type, bookingMoved.type, personForgotten.booking.type];
const waiting = fc.array(fc.record({ type: fc.constantFrom(...types), aggregateId: fc.constantFrom('a', 'b', 'c'), position: fc.nat() }));

const told = (type: string) => ({ type, aggregateId: 'a' });
const isLast = ({ type }: { type: string }) => type === personForgotten.booking.type;

describe('the order in which facts are told', () => {
  it('keeps person-forgotten back until all before it have been told, also those of other aggregates', () => {
    const all = [told(bookingMoved.type), told(bookingAnonymised.type), told(personForgotten.booking.type), told(bookingMoved.type)];
    expect(tellable(all)).toEqual(all.slice(0, 2));
    expect(tellable(all.slice(2))).toEqual(all.slice(2));
  });

  it('gets to the end of whatever waits, in its order, and never tells one that is told last beside what stood before it', () => {
    fc.assert(
      fc.property(waiting, (all) => {
        const rounds: (typeof all)[] = [];
        for (let left = all; left.length > 0; left = left.slice(rounds.at(-1)!.length)) rounds.push(tellable(left));
        expect(rounds.flat()).toEqual(all);
        expect(rounds.every((round) => round.findLastIndex(isLast) <= 0)).toBe(true);
      }),
    );
  });

  it('is kept for each aggregate, and none is left out', () => {
    fc.assert(
      fc.property(waiting, (all) => {
        const lists = byAggregate(all);
        for (const list of lists) expect(list).toEqual(all.filter(({ aggregateId }) => aggregateId === list[0]!.aggregateId));
        expect(lists.flat()).toHaveLength(all.length);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { hold, rowAfter } from './held';

const row = (caseId: string, title = caseId) => ({ caseId, title });

describe('a list that somebody works in', () => {
  it('keeps its order, whatever order the rows have now', () =>
    expect(hold([row('a'), row('b')], [row('b'), row('a')]).rows.map(({ caseId }) => caseId)).toEqual(['a', 'b']));

  it('shows each row as it is now', () => expect(hold([row('a', 'before')], [row('a', 'after')]).rows).toEqual([row('a', 'after')]));

  it('keeps what is gone, and says so', () => expect(hold([row('a'), row('b')], [row('b')]).rows[0]).toEqual({ ...row('a'), isGone: true }));

  it('counts what has come, and does not put it in', () => expect(hold([row('a')], [row('new'), row('a')])).toEqual({ rows: [row('a')], arrived: 1 }));
});

it.each([
  ['ArrowDown', 1, 2], ['j', 2, 2], ['ArrowUp', 1, 0], ['k', 0, 0], ['Home', 2, 0], ['End', 0, 2], ['a', 0, undefined],
])('%s from row %i of three leads to %s', (key, from, to) => expect(rowAfter(key, from, 3)).toBe(to));

import { describe, expect, it } from '@jest/globals';
import { deadlineFor, suggestions } from './suggestions';

const at = (hour: number, day = 26) => `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00Z`;
const place = (spaceId: string, hour: number, day?: number) => ({ spaceId, start: at(hour, day), end: at(hour + 1, day) });
const found = (spaceId: string, ...windows: { hour: number; competing?: number; day?: number }[]) =>
  ({ spaceId, windows: windows.map(({ hour, competing = 0, day }) => ({ ...place(spaceId, hour, day), competing })) });

describe('what a request could be given instead', () => {
  const wish = place('hall', 12);

  it('never is what it asks for', () => expect(suggestions(wish, [wish], [found('hall', { hour: 12 })])).toEqual([]));

  it('is each once', () => expect(suggestions(wish, [place('room', 12), place('room', 12)], [found('room', { hour: 12 })])).toEqual([place('room', 12)]));

  it('is what the house suggests, then what is nearest in time', () =>
    expect(suggestions(wish, [place('room', 15)], [found('hall', { hour: 12, day: 28 }, { hour: 14 })])).toEqual([place('room', 15), place('hall', 14), place('hall', 12, 28)]));

  it('is nothing that others wait for', () => expect(suggestions(wish, [], [found('hall', { hour: 14, competing: 1 })])).toEqual([]));
});

describe('the deadline of an offer', () => {
  it('is two days ahead', () => expect(deadlineFor([place('hall', 12, 30)], Date.parse(at(9)))).toBe(Date.parse(at(9, 28))));
  it('is before the first of it begins', () => expect(deadlineFor([place('hall', 12, 30), place('hall', 12, 27)], Date.parse(at(9)))).toBe(Date.parse('2026-11-27T11:45:00Z')));
});

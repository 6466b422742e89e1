import { describe, expect, it } from '@jest/globals';
import { entriesOf, lanesOf, spanOf } from './day-entries';

const at = (time: string) => `2026-11-26T${time}:00Z`;
const stretch = (start: string, end: string) => ({ start: at(start), end: at(end) });
const booking = (id: string, start: string, end: string, more = {}) => ({ id, ...stretch(start, end), title: id, state: 'approved' as const, people: 4, version: 1, ...more });
const space = (more: object) => ({ spaceId: 's', floor: null, open: [{ opens: at('08:00'), closes: at('18:00') }], ...more });

describe('the day of a space', () => {
  it('has everything that takes it or wants it, in order, and which of it is asked about', () => {
    const entries = entriesOf(
      space({
        bookings: [booking('late', '15:00', '16:00'), booking('mine', '10:00', '11:00', { state: 'requested' }), booking('other', '10:30', '12:00', { state: 'requested' })],
        maintenance: [{ ...stretch('08:00', '09:00'), reason: { sv: 'Golv', en: 'Floor' } }],
        blockedBy: [{ spaceId: 'hall', ...stretch('13:00', '14:00') }],
        holds: [stretch('17:00', '18:00')],
      }),
      'mine',
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['maintenance', 'this', 'requested', 'blocked', 'approved', 'hold']);
  });

  it('has what wants the same floor by way of another space, and nothing twice', () => {
    const other = { id: 'half', title: 'Halva', spaceId: 'half-hall', ...stretch('10:00', '11:00'), setupMinutes: 0, clearupMinutes: 30 };
    const entries = entriesOf(space({ bookings: [booking('mine', '10:00', '11:00', { state: 'requested' })] }), 'mine', [other, { ...other, id: 'mine', spaceId: 's' }]);
    expect(entries.map(({ key, kind, until }) => [key, kind, until])).toEqual([['mine', 'this', Date.parse(at('11:00'))], ['half', 'requested', Date.parse(at('11:30'))]]);
  });

  it('counts setting up and clearing up', () => {
    const [entry] = entriesOf(space({ bookings: [booking('a', '10:00', '11:00', { setupMinutes: 30, clearupMinutes: 15 })] }), 'x');
    expect([entry!.from, entry!.until]).toEqual([Date.parse(at('09:30')), Date.parse(at('11:15'))]);
  });

  it('is drawn from opening to closing, and further where something lies outside', () => {
    const early = entriesOf(space({ bookings: [booking('a', '06:00', '07:00')] }), 'x');
    expect(spanOf(space({}), early)).toEqual({ from: Date.parse(at('06:00')), until: Date.parse(at('18:00')) });
    expect(spanOf(space({ open: [] }), [])).toBeUndefined();
  });

  it('is drawn in as many rows as anything overlaps, and what only meets shares one', () => {
    const entries = entriesOf(space({ bookings: [booking('a', '10:00', '12:00'), booking('b', '11:00', '13:00'), booking('c', '12:00', '13:00')] }), 'x');
    expect(lanesOf(entries).map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });
});

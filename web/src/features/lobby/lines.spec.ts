import { expect, test } from '@jest/globals';
import { linesOf } from './lines';

const iso = (clock: string) => `2026-11-26T${clock}:00Z`;
const names = (text: string) => ({ sv: text, en: text });
type Today = Parameters<typeof linesOf>[0];

const event = (id: string, start: string, end: string, more: object = {}) =>
  ({ id, start: iso(start), end: iso(end), title: names(id), state: 'published', attendance: 'on-site', seatsLeft: 3, place: { spaceId: 'salen' }, ...more }) as Today['events'][number];
const today = (more: Partial<Today>): Today => ({
  events: [], floors: [{ slug: 'plan-2', name: names('Plan 2'), level: 1 }], spaces: [{ id: 'salen', name: names('Salen'), floors: ['plan-2'] }],
  board: { days: [{ date: '2026-11-26', start: iso('00:00'), end: '2026-11-27T00:00:00Z' }], spaces: [] }, ...more,
});
const now = Date.parse(iso('12:00'));

test('what is on is told with its room and floor, the soonest first, until it is over', () => {
  const lines = linesOf(today({ events: [event('kväll', '18:00', '20:00'), event('nu', '11:00', '13:00'), event('över', '09:00', '12:00')] }), now);
  expect(lines.map(({ id, room, floor }) => [id, room?.sv, floor?.sv])).toEqual([['nu', 'Salen', 'Plan 2'], ['kväll', 'Salen', 'Plan 2']]);
});

test('what is public is told, but not again where it is the room of an event', () => {
  const open = [{ start: iso('17:30'), end: iso('20:30'), title: 'Bokning' }, { start: iso('14:00'), end: iso('15:00'), title: 'Öppet hus' }];
  const board = { ...today({}).board, spaces: [{ spaceId: 'salen', floor: null, open: [], public: open }] };
  expect(linesOf(today({ events: [event('kväll', '18:00', '20:00')], board }), now).map(({ title, welcome }) => [title.sv, welcome])).toEqual([['Öppet hus', 'everybody'], ['kväll', 'register']]);
});

test('it is said who may come, and what is on a screen alone is not told', () => {
  const events = [event('a', '13:00', '14:00', { seatsLeft: 0 }), event('b', '14:00', '15:00', { state: 'cancelled' }), event('c', '15:00', '16:00', { attendance: 'online', place: null })];
  expect(linesOf(today({ events }), now).map(({ welcome }) => welcome)).toEqual(['full', 'cancelled']);
});

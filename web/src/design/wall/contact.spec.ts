import { expect, test } from '@jest/globals';
import { contactAt } from './contact';

const at = Date.parse('2026-11-26T12:00:00Z');
const minutes = (number: number) => at + number * 60_000;

test('a house that answers is heard', () => expect(contactAt(minutes(1), at, false)).toEqual({ state: 'heard' }));

test('where it was asked in vain, contact is lost since it last answered', () => {
  expect(contactAt(minutes(1), at, true)).toEqual({ state: 'lost', since: at });
});

test('where a device has slept and asked nothing, what it shows is old all the same', () => {
  expect(contactAt(minutes(3), at, false)).toEqual({ state: 'lost', since: at });
});

test('what is hours old is not shown any more', () => {
  expect(contactAt(minutes(239), at, true).state).toBe('lost');
  expect(contactAt(minutes(240), at, true)).toEqual({ state: 'hidden', since: at });
});

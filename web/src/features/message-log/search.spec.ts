import { expect, test } from '@jest/globals';
import { filtersOf, readSearch } from './search';

const id = '019a0000-0000-7000-8000-000000000020';

test('an address says what is shown, and what makes no sense in it is left out', () => {
  expect(readSearch({ view: 'why', state: 'failed', channel: 'fax', person: id, about: '1', email: 'anna@example.se', kind: 'Booking!' })).toEqual({
    view: 'why', state: 'failed', person: id, email: 'anna@example.se',
  });
});

test('a message is opened with the filters that it was found by', () => {
  expect(filtersOf({ view: 'why', state: 'failed', about: id, email: 'anna@example.se' })).toEqual({ state: 'failed', about: id });
});

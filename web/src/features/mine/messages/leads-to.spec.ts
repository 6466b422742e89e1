import { expect, test } from '@jest/globals';
import { leadsTo } from './leads-to';

test('a message leads to what it is about, where that has a page', () => {
  expect(leadsTo({ name: 'booking-approved', about: '1' })).toEqual({ to: 'booking', bookingId: '1' });
  expect(leadsTo({ name: 'booking-approved', about: null })).toBeUndefined();
  expect(leadsTo({ name: 'registration-confirmed', about: '1' })).toEqual({ to: 'mine' });
  expect(leadsTo({ name: 'agreement-sent', about: '1' })).toEqual({ to: 'organisations' });
  expect(leadsTo({ name: 'something-new', about: '1' })).toBeUndefined();
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { writeAboutBooking } from './letters/bookings/booking-letters.js';
import { bookingMessages } from './message.js';
import { gsmLength, partsOf, plain, smsOf } from './sms-text.js';
import { aTelling } from './telling.builder.js';

test('an SMS says what has happened, what about, when and where', () => {
  expect(writeAboutBooking('booking-approved', aTelling({ language: 'sv' })).sms).toBe(
    'Din bokning är godkänd: Marknadsdialog: utsläppsfria arbetsmaskiner, 26/11 13.00-15.00, Stora salen. /Parken',
  );
  expect(writeAboutBooking('booking-declined', aTelling({ language: 'en' })).sms).toBe(
    'Your request was declined: Marknadsdialog: utsläppsfria arbetsmaskiner, 26/11 13.00-15.00, Great hall. See your e-mail for the reason. /Parken',
  );
});

test('any Swedish title makes one SMS: it gives way before the time does', () => {
  const letters = fc.string({ unit: fc.constantFrom(...Array.from('abcåäöÅÄÖé –’”…1234')), minLength: 1, maxLength: 120 }).filter((title) => title.trim() !== '');
  fc.assert(
    fc.property(letters, fc.constantFrom(...bookingMessages), fc.constantFrom('sv' as const, 'en' as const), (title, kind, language) => {
      const sms = writeAboutBooking(kind, aTelling({ language, booking: { title } })).sms;
      expect(gsmLength(sms)).toBeLessThanOrEqual(160);
      expect(sms).toContain('26/11 13.00-15.00');
      expect(sms.endsWith('/Parken')).toBe(true);
    }),
  );
});

test('marks that GSM lacks become ones that it has, and other letters stay what they are', () => {
  expect(plain('”Möte” – kl. 9…')).toBe('"Möte" - kl. 9...');
  expect(plain('Dvořák')).toBe('Dvorak');
  expect(plain('会議')).toBe('会議');
  expect(gsmLength('€')).toBe(2);
  expect(gsmLength('会')).toBeUndefined();
});

test('a text is counted as it is sent: 160 letters or 153 of several, and less than half of that beyond GSM', () => {
  expect([160, 161, 306, 307].map((length) => partsOf('a'.repeat(length)))).toEqual([1, 2, 2, 3]);
  expect([70, 71, 134, 135].map((length) => partsOf('会'.repeat(length)))).toEqual([1, 2, 2, 3]);
});

const about = (title: string) => smsOf({ says: 'Du har en plats', title, details: ['26/11 13.00-15.00'], from: 'Parken' });

test('pictures in a title are left out, and a title in other letters is cut as one in ours', () => {
  expect(about('🌱 Klimat 👩‍🌾 & mat')).toBe('Du har en plats: Klimat & mat, 26/11 13.00-15.00. /Parken');
  expect(partsOf(about('会議'.repeat(50)))).toBe(1);
});

import type { BookingTelling } from './letters/bookings/booking-letter.js';
import type { Writing } from './letters/letter.js';
import type { ToldBooking } from './told.js';

const booking: ToldBooking = {
  bookingId: '019a0000-0000-7000-8000-000000000012',
  state: 'approved',
  title: 'Marknadsdialog: utsläppsfria arbetsmaskiner',
  people: 40,
  siteName: { sv: 'Parken', en: 'Parken' },
  address: 'Parkgatan 1, 411 38 Göteborg',
  spaceName: { sv: 'Stora salen', en: 'Great hall' },
  timeZone: 'Europe/Stockholm',
  start: '2026-11-26T12:00:00Z',
  end: '2026-11-26T14:00:00Z',
  reason: null,
  caseNumber: 'PRK 2026-000123',
  version: 2,
};

const writing: Writing = {
  isInvited: true,
  invitation: null,
  before: null,
  at: '2026-11-20T08:00:00Z',
  until: null,
  name: 'Anna Ek',
  language: 'sv',
  publicUrl: 'https://parken.example.se',
  house: 'Parken',
};

type Parts = Partial<Writing> & { booking?: Partial<ToldBooking> };

/** A booking to be told, for tests: what a test cares about is given, the rest is ordinary. */
export const aTelling = ({ booking: differences, ...parts }: Parts = {}): BookingTelling => ({
  ...writing,
  ...parts,
  booking: { ...booking, ...differences },
});

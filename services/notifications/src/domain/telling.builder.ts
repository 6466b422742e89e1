import type { Telling } from './letters/letter.js';
import type { ToldBooking } from './message.js';

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
  version: 2,
};

type Parts = Partial<Omit<Telling, 'booking'>> & { booking?: Partial<ToldBooking> };

/** A booking to be told, for tests: what a test cares about is given, the rest is ordinary. */
export const aTelling = ({ booking: differences, ...parts }: Parts = {}): Telling => ({
  invitation: null,
  before: null,
  name: 'Anna Ek',
  language: 'sv',
  publicUrl: 'https://parken.example.se',
  ...parts,
  booking: { ...booking, ...differences },
});

import type { Sentence } from './wording.js';

/** Refusals of changes to spaces, and of what their site adds to them. */
export const spacesSentences = {
  'space.cells-taken': {
    sv: ['Golvet är upptaget av andra bokningar', 'Det nya golvet är inte ledigt för {bookingsHit:obstacles}.'],
    en: ['The floor is taken by other bookings', 'The new floor is not free for {bookingsHit:obstacles}.'],
  },
  'booking.pool-promised': {
    sv: ['Fler än så är redan utlovade', '{promised} behövs samtidigt, för {bookings:obstacles}.'],
    en: ['More than that is already promised', '{promised} are needed at the same time, for {bookings:obstacles}.'],
  },
  'pool.not-found': { sv: ['Det finns inget sådant att låna'], en: ['There is no such pool'] },
  'terms.not-found': { sv: ['Villkoren finns inte'], en: ['There are no such terms'] },
} as const satisfies Record<string, Sentence>;

import type { Sentence } from './wording.js';

/** Refusals of booking, each by the rule behind it. */
export const bookingSentences = {
  'site.not-found': { sv: ['Platsen finns inte'], en: ['There is no such site'] },
  'space.not-found': { sv: ['Lokalen finns inte'], en: ['There is no such space'] },
  'booking.not-found': { sv: ['Bokningen finns inte'], en: ['There is no such booking'] },
  'booking.conflict': {
    sv: ['Tiden är redan upptagen', 'I vägen står {standsInTheWay:obstacles}.'],
    en: ['The time is already taken', 'In the way stands {standsInTheWay:obstacles}.'],
  },
  'booking.illegal-transition': {
    sv: ['Det går inte med en bokning i detta läge', 'Bokningen är {from:state}.'],
    en: ['That cannot be done with a booking in this state', 'The booking is {from:state}.'],
  },
  'booking.outside-opening-hours': {
    sv: ['Huset är inte öppet hela den tiden', 'Öppet: {opening:opening}.'],
    en: ['The house is not open all of that time', 'Open: {opening:opening}.'],
  },
  'booking.too-many-people': {
    sv: ['Lokalen är för liten', 'Lokalen tar {capacity} personer och ni är {people}.'],
    en: ['The space is too small', 'The space holds {capacity} people and you are {people}.'],
  },
  'booking.equipment-missing': { sv: ['Utrustning saknas i lokalen', 'Lokalen saknar {missing:equipment}.'], en: ['The space lacks equipment', 'The space lacks {missing:equipment}.'] },
  'booking.in-the-past': { sv: ['Tiden har redan varit', 'Bokningen börjar {start:time}.'], en: ['The time has already passed', 'The booking begins {start:time}.'] },
  'booking.too-far-ahead': {
    sv: ['Tiden ligger för långt fram', 'Det går att boka högst {days} dagar i förväg, till och med {last:date}.'],
    en: ['The time is too far ahead', 'You can book at most {days} days ahead, until {last:date}.'],
  },
  'booking.too-long': { sv: ['Bokningen är för lång', 'En bokning är högst {hours} timmar.'], en: ['The booking is too long', 'A booking is at most {hours} hours.'] },
  'booking.not-for-organisation': {
    sv: ['Du får inte boka för den organisationen', 'Ditt uppdrag måste först bekräftas.'],
    en: ['You may not book for that organisation', 'Your membership must be confirmed first.'],
  },
  'booking.already-begun': { sv: ['Bokningen har redan börjat', 'Den började {start:time}.'], en: ['The booking has already begun', 'It began {start:time}.'] },
} as const satisfies Record<string, Sentence>;

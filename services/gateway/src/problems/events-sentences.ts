import type { Sentence } from './wording.js';

/** Refusals of events, each by the rule behind it. */
export const eventsSentences = {
  'event.not-found': { sv: ['Evenemanget finns inte'], en: ['There is no such event'] },
  'event.illegal-transition': {
    sv: ['Det går inte med ett evenemang i detta läge', 'Evenemanget är {from:event}.'],
    en: ['That cannot be done with an event in this state', 'The event is {from:event}.'],
  },
  'event.booking-unknown': {
    sv: ['Bokningen är inte känd här', 'Kontrollera bokningens id, eller försök igen om en stund om den är alldeles ny.'],
    en: ['The booking is not known here', 'Check its id, or try again in a while if it is quite new.'],
  },
  'event.booking-not-usable': {
    sv: ['Bokningen går inte att använda', 'Den ska vara begärd eller godkänd, och inte tagen av ett annat evenemang. Den här är {state:state}.'],
    en: ['The booking cannot be used', 'It must be requested or approved, and not taken by another event. This one is {state:state}.'],
  },
  'event.outside-its-booking': {
    sv: ['Evenemanget ryms inte i sin bokning', 'Lokalen är bokad {start:time} till {end:time}.'],
    en: ['The event does not fit in its booking', 'The space is booked from {start:time} until {end:time}.'],
  },
  'event.session-outside': {
    sv: ['En programpunkt ligger utanför evenemanget', 'Evenemanget pågår {start:time} till {end:time}.'],
    en: ['A session lies outside the event', 'The event is on from {start:time} until {end:time}.'],
  },
  'event.space-not-approved': {
    sv: ['Evenemanget har ingen godkänd lokal än', 'Vänta på bokningens besked, eller välj en annan lokal.'],
    en: ['The event has no approved space yet', 'Wait until the booking is decided, or choose another space.'],
  },
  'event.no-place': {
    sv: ['Evenemanget har varken lokal eller adress på nätet', 'Ange en bokning för det som hålls på plats och en adress för det som hålls på nätet.'],
    en: ['The event has neither a space nor an address online', 'Give a booking for what is on site and an address for what is online.'],
  },
  'event.in-the-past': { sv: ['Evenemangets tid har redan varit', 'Det börjar {start:time}.'], en: ['The time of the event has already passed', 'It begins {start:time}.'] },
  'event.capacity-below-seats': {
    sv: ['Fler har redan plats än så', 'Redan {seats} platser är tagna.'],
    en: ['More people than that have a seat already', 'As many as {seats} seats are taken.'],
  },
  'registration.not-found': { sv: ['Anmälan finns inte'], en: ['There is no such registration'] },
  'registration.not-open': {
    sv: ['Anmälan är inte öppen', 'Anmälan är öppen {opens:time} till {closes:time}.'],
    en: ['Registration is not open', 'Registration is open from {opens:time} until {closes:time}.'],
  },
  'registration.illegal-transition': {
    sv: ['Det går inte med en anmälan i detta läge', 'Anmälan är {from:registration}.'],
    en: ['That cannot be done with a registration in this state', 'The registration is {from:registration}.'],
  },
  'registration.offer-expired': {
    sv: ['Tiden för att ta platsen har gått ut', 'Platsen hölls till {deadline:time}.'],
    en: ['The time to take the seat has passed', 'The seat was kept until {deadline:time}.'],
  },
} as const satisfies Record<string, Sentence>;

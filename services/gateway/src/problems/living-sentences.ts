import type { Sentence } from './wording.js';

/** Refusals of what happens to a booking once it is given. */
export const livingSentences = {
  'booking.change-needs-staff': {
    sv: ['Ändringen måste beslutas av personalen', 'Bokningen är godkänd och ändringen tar mer än den hade. Du kan be om ändringen; bokningen gäller som den är tills du får besked.'],
    en: ['Staff must decide on that change', 'The booking is approved and the change takes more than it had. You can ask for the change; the booking stays as it is until they have decided.'],
  },
  'booking.same-space': { sv: ['Bokningarna är redan i samma lokal'], en: ['The bookings are already in the same room'] },
  'booking.check-in-too-early': {
    sv: ['Det är för tidigt att checka in', 'Det går från {from:time}.'],
    en: ['It is too early to check in', 'That can be done from {from:time}.'],
  },
  'booking.not-checked-in': { sv: ['Ingen har checkat in'], en: ['Nobody has checked in'] },
  'booking.not-begun': { sv: ['Bokningen har inte börjat', 'Den börjar {start:time}.'], en: ['The booking has not begun', 'It begins {start:time}.'] },
  'booking.over': { sv: ['Bokningen är slut', 'Den slutade {end:time}.'], en: ['The booking is over', 'It ended {end:time}.'] },
  'change.not-found': { sv: ['Ändringen finns inte'], en: ['There is no such change'] },
  'change.already-asked': {
    sv: ['En ändring av bokningen väntar redan på besked', 'Ta tillbaka den innan du ber om en annan.'],
    en: ['A change of the booking already awaits a decision', 'Take it back before you ask for another.'],
  },
  'change.not-needed': {
    sv: ['Ändringen behöver inte beslutas', 'Du kan flytta bokningen själv.'],
    en: ['Nobody needs to decide on that change', 'You can move the booking yourself.'],
  },
  'change.not-waiting': { sv: ['Ändringen väntar inte längre på besked'], en: ['The change no longer awaits a decision'] },
  'door-code.not-approved': { sv: ['Bokningen har ingen dörrkod', 'Den är {state:state}.'], en: ['The booking has no door code', 'It is {state:state}.'] },
  'door-code.not-yet': { sv: ['Dörrkoden visas inte än', 'Den visas från {from:time}.'], en: ['The door code is not shown yet', 'It is shown from {from:time}.'] },
  'door-code.over': { sv: ['Dörrkoden gäller inte längre', 'Bokningen slutade {end:time}.'], en: ['The door code is no longer good', 'The booking ended {end:time}.'] },
} as const satisfies Record<string, Sentence>;

import type { Sentence } from './wording.js';

/** Refusals at the door and of links, each by the rule behind it. */
export const visitorsSentences = {
  'visit.not-found': { sv: ['Besöket finns inte'], en: ['There is no such visit'] },
  'visit.illegal-transition': {
    sv: ['Det går inte med ett besök i detta läge', 'Besöket är {from:visit}.'],
    en: ['That cannot be done with a visit in this state', 'The visit is {from:visit}.'],
  },
  'visit.already-inside': {
    sv: ['Besökaren är redan inne', 'Inpasseringen skedde {since:time}.'],
    en: ['The visitor is already inside', 'The visitor came in {since:time}.'],
  },
  'visit.not-inside': { sv: ['Besökaren är inte inne'], en: ['The visitor is not inside'] },
  'visit.booking-not-approved': {
    sv: ['Gäster kan bara bjudas in till en godkänd bokning', 'Vänta tills bokningen är godkänd.'],
    en: ['Guests can only be invited to an approved booking', 'Wait until the booking has been approved.'],
  },
  'visit.too-many-guests': {
    sv: ['Bokningen rymmer inte fler gäster', 'Bokningen gäller {people} personer.'],
    en: ['The booking has no room for more guests', 'The booking is for {people} people.'],
  },
  'pass.invalid': {
    sv: ['Passet är inte giltigt', 'Be besökaren visa det pass som kom i det senaste meddelandet.'],
    en: ['The pass is not valid', 'Ask the visitor to show the pass from the latest message.'],
  },
  'pass.other-site': { sv: ['Passet gäller på en annan plats', 'Det gäller på {siteName:name}.'], en: ['The pass is for another site', 'It is for {siteName:name}.'] },
  'pass.not-yet-valid': { sv: ['Passet gäller inte än', 'Det gäller från {from:time}.'], en: ['The pass is not valid yet', 'It is valid from {from:time}.'] },
  'pass.expired': { sv: ['Passet har gått ut', 'Det gällde till {until:time}.'], en: ['The pass has expired', 'It was valid until {until:time}.'] },
  'link.invalid': {
    sv: ['Länken leder ingenstans', 'Kontrollera att hela länken från meddelandet kom med.'],
    en: ['The link leads nowhere', 'Check that you have the whole link from the message.'],
  },
} as const satisfies Record<string, Sentence>;

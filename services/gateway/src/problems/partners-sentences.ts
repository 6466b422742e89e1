import type { Sentence } from './wording.js';

/** Refusals of partners, each by the rule behind it. */
export const partnersSentences = {
  'person.not-found': { sv: ['Personen finns inte'], en: ['There is no such person'] },
  'person.erased': { sv: ['Personen är borttagen'], en: ['The person has been erased'] },
  'device.not-found': { sv: ['Enheten finns inte'], en: ['There is no such device'] },
  'device.revoked': {
    sv: ['Enhetens nyckel är återkallad', 'Ge den en ny.'],
    en: ['The key of the device has been revoked', 'Give it another.'],
  },
  'device.key-in-use': {
    sv: ['Enheten använder redan sin nyckel', 'Sedan {at:time} visas den inte mer. Är den borta får enheten en ny.'],
    en: ['The device uses its key already', 'Since {at:time} it is no longer shown. If it is lost, the device is given another.'],
  },
  'organisation.not-found': { sv: ['Organisationen finns inte'], en: ['There is no such organisation'] },
  'organisation.number-invalid': {
    sv: ['Organisationsnumret är inte giltigt', 'Kontrollera siffrorna; den sista är en kontrollsiffra.'],
    en: ['The organisation number is not valid', 'Check the digits; the last one is a check digit.'],
  },
  'membership.not-found': { sv: ['Uppdraget finns inte'], en: ['There is no such membership'] },
  'membership.exists': { sv: ['Du har redan anmält att du företräder organisationen'], en: ['You have already claimed to act for the organisation'] },
  'membership.already-confirmed': { sv: ['Uppdraget är redan bekräftat'], en: ['The membership has already been confirmed'] },
  'membership.already-ended': { sv: ['Uppdraget är redan avslutat'], en: ['The membership has already ended'] },
  'agreement.not-found': { sv: ['Avtalet finns inte'], en: ['There is no such agreement'] },
  'agreement.illegal-transition': {
    sv: ['Det går inte med ett avtal i detta läge', 'Avtalet är {from:agreement}.'],
    en: ['That cannot be done with an agreement in this state', 'The agreement is {from:agreement}.'],
  },
  'agreement.organisation-twice': {
    sv: ['Samma organisation står två gånger', 'Varje organisation är part i avtalet en gång.'],
    en: ['The same organisation is there twice', 'Each organisation is party to the agreement once.'],
  },
  'agreement.validity-over': {
    sv: ['Avtalets sista dag har redan varit', 'Den är {validUntil:date}.'],
    en: ['The last day of the agreement has already passed', 'It is {validUntil:date}.'],
  },
  'agreement.already-signed': {
    sv: ['Parten har redan skrivit under avtalet', 'Det gjordes {at:time}.'],
    en: ['The agreement has already been signed for that party', 'It was signed {at:time}.'],
  },
  'agreement.text-changed': {
    sv: ['Det du skriver under är inte den text som gäller', 'Öppna länken igen och läs texten innan du skriver under.'],
    en: ['What you are signing is not the text that applies', 'Open the link again and read the text before you sign.'],
  },
} as const satisfies Record<string, Sentence>;

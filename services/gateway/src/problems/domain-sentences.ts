import { bookingSentences } from './booking-sentences.js';
import { eventsSentences } from './events-sentences.js';
import { feedsSentences } from './feeds-sentences.js';
import { inboxSentences } from './inbox-sentences.js';
import { livingSentences } from './living-sentences.js';
import { partnersSentences } from './partners-sentences.js';
import { picturesSentences } from './pictures-sentences.js';
import { recordSentences } from './record-sentences.js';
import { spacesSentences } from './spaces-sentences.js';
import { visitorsSentences } from './visitors-sentences.js';
import type { Sentence } from './wording.js';

/** Refusals of the domain services. */
export const domainSentences = {
  ...partnersSentences,
  ...bookingSentences,
  ...livingSentences,
  ...spacesSentences,
  ...picturesSentences,
  ...feedsSentences,
  ...inboxSentences,
  ...recordSentences,
  ...eventsSentences,
  ...visitorsSentences,
  'delivery.not-found': { sv: ['Meddelandet finns inte'], en: ['There is no such message'] },
  'preference.must-come': {
    sv: ['Sådana meddelanden går inte att säga upp', 'Koder för att logga in och besked om det du har bett om kommer alltid.'],
    en: ['Such messages cannot be unsubscribed from', 'Codes to sign in and decisions about what you have asked for always come.'],
  },
  'delivery.not-failed': { sv: ['Meddelandet har inte misslyckats'], en: ['The message has not failed'] },
  'suppression.not-found': { sv: ['Spärren finns inte'], en: ['There is no such suppression'] },
  'suppression.lifted-already': { sv: ['Spärren är redan hävd'], en: ['The suppression has been lifted already'] },
  'dead-letter.not-found': { sv: ['Händelsen finns inte bland de misslyckade'], en: ['There is no such dead letter'] },
} as const satisfies Record<string, Sentence>;

import type { Sentence } from './wording.js';

/** Refusals of calendar feeds. */
export const feedsSentences = {
  'feed.not-found': { sv: ['Kalenderadressen finns inte'], en: ['There is no such calendar feed'] },
  'feed.too-many': {
    sv: ['Du har för många kalenderadresser', 'Du kan ha högst {most}. Ta först bort en som du inte använder.'],
    en: ['You have too many calendar feeds', 'You can have at most {most}. First revoke one that you do not use.'],
  },
} as const satisfies Record<string, Sentence>;

import type { Sentence } from './wording.js';

/** Refusals of what is done with the public record. */
export const recordSentences = {
  'case.too-large': {
    sv: ['Ärendet är för stort för att lämnas ut i ett stycke', 'Det blir {bytes} byte och får vara högst {most}.'],
    en: ['The case is too large to be given out in one piece', 'It would be {bytes} bytes and may be at most {most}.'],
  },
  'case.already-on-hold': { sv: ['Ärendet är redan undantaget från gallring'], en: ['The case is on hold already'] },
  'case.not-on-hold': { sv: ['Ärendet är inte undantaget från gallring'], en: ['The case is not on hold'] },
  'release.not-found': { sv: ['Texten är inte publicerad'], en: ['The text has not been released'] },
  'release.not-in-original': {
    sv: ['Det som inte är maskerat måste stå i originalet', 'Skriv ▇ för det som ska maskeras och lämna resten som det är.'],
    en: ['What is not masked must stand in the original', 'Write ▇ for what is to be masked and leave the rest as it is.'],
  },
  'release.text-missing': { sv: ['Ärendet har ingen sådan text'], en: ['The case has no such text'] },
  'retention.kind-is-fixed': { sv: ['Hur länge sådant bevaras ändras inte här'], en: ['How long such records are kept is not changed here'] },
} as const satisfies Record<string, Sentence>;

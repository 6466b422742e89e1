import type { OfferSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutOffer } from '../domain/letters/offers/offer-letters.js';
import type { ToldOffer } from '../domain/told.js';

export const offers: Family<OfferSnapshot, { offer: ToldOffer }> = {
  name: 'offer',
  peopleIn: ({ applicantId }) => (applicantId === null ? [] : [applicantId]),
  announced: (name, data) => {
    const first = data.alternatives[0]!;
    return {
      about: data.offerId,
      version: data.version,
      calendar: null,
      // Nobody can take what is over.
      until: name === 'offer-made' ? data.until : lastEnd(data),
      as: { start: first.start, end: first.end, timeZone: first.timeZone, spaceName: first.spaceName },
      to: data.applicantId !== null && isToBeTold(data) ? [{ personId: data.applicantId, matter: { offer: asTold(data) } }] : [],
    };
  },
  fetch: async () => ({}),
  write: writeAboutOffer,
};

/** What she has answered she knows, and what became of her request in some other way she is told by that. */
const isToBeTold = ({ state }: OfferSnapshot): boolean => state === 'open' || state === 'lapsed' || state === 'withdrawn';

const lastEnd = ({ alternatives }: OfferSnapshot): string =>
  alternatives.map(({ end }) => end).toSorted((one, other) => Date.parse(one) - Date.parse(other)).at(-1)!;

const asTold = ({ offerId, caseNumber, state, until, alternatives, version }: OfferSnapshot): ToldOffer => ({
  offerId,
  caseNumber,
  state,
  until,
  alternatives: alternatives.map(({ siteName, spaceName, timeZone, start, end }) => ({ siteName, spaceName, timeZone, start, end })),
  version,
});

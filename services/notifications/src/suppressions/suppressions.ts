import type { DataOf, addressSuppressed } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutSuppression, type ToldSuppression } from '../domain/letters/suppressions/suppression-letter.js';

/** Those who work in the house are told of each address once. */
export const suppressions: Family<DataOf<typeof addressSuppressed>, { suppression: ToldSuppression }> = {
  name: 'suppression',
  peopleIn: () => [],
  announced: (_name, { suppressionId, reason, since, version }) => ({
    about: suppressionId,
    version,
    calendar: null,
    until: null,
    as: { start: since, end: since, timeZone: 'UTC', spaceName: null },
    to: [{ personId: null, matter: { suppression: { reason } } }],
  }),
  fetch: () => Promise.resolve({}),
  write: writeAboutSuppression,
};

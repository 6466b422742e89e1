import { z } from 'zod';
import { command, query } from '../define.js';
import { bilingual, id, instant, version } from '../fields.js';
import { bookingHit } from './opening.js';
import { exampleIds, spaceRules, spaceRulesWritten } from './views.js';

/** A booking to come that would not be given as the house is now, though it would as the house was. It stays as it is. */
export const bookingRefused = bookingHit
  .extend({
    codes: z
      .array(z.string())
      .describe('Of the refusals that it would meet; `space.closed` where its space is out of use, `space.cells-changed` where it has moved along to other floor'),
  })
  .meta({ id: 'BookingRefused' });

/** Which bookings a change hits: all are counted, and as many as an answer holds are named. */
export const bookingsRefused = {
  bookingsHit: z.array(bookingRefused).describe('At most 500, the earliest first'),
  bookingsHitCount: z.int(),
};

const exampleRules = {
  noticeMinutes: 60,
  horizonDays: 180,
  shortestMinutes: 30,
  longestMinutes: 240,
  gridMinutes: 30,
  whoMayAsk: 'everybody' as const,
  approval: 'automatic' as const,
  pendingBlocks: true,
};

export const setRules = command({
  subject: 'booking.rules.set',
  summary: 'Give a space new rules, which hold for what is asked or decided from now on; tells every booking that they would refuse, and touches none',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ spaceId: id(), version: version().describe('The version of the rules that are replaced'), rules: spaceRulesWritten }),
  reply: z.strictObject({ rules: spaceRules, rulesVersion: version(), ...bookingsRefused }),
  errors: ['space.not-found', 'version.changed', 'input.invalid'],
  example: { spaceId: exampleIds.space, version: 1, rules: exampleRules },
});

export const previewRules = query({
  subject: 'booking.rules.preview',
  summary: 'Show which bookings new rules of a space would refuse, without setting them',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ spaceId: id(), rules: spaceRulesWritten }),
  personal: ['applicantId'],
  reply: z.strictObject({ rules: spaceRules, rulesVersion: version().describe('Of the rules that hold'), ...bookingsRefused }),
  errors: ['space.not-found', 'input.invalid'],
  example: { spaceId: exampleIds.space, rules: exampleRules },
});

export const listRulesHistory = query({
  subject: 'booking.rules.history',
  summary: 'Show the latest 200 versions of the rules of a space, the newest first',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ spaceId: id() }),
  reply: z.strictObject({
    versions: z.array(
      z
        .strictObject({
          version: version(),
          rules: spaceRules,
          at: instant(),
          by: id().nullable().describe('For staff; null where nobody set them by hand, or she has been erased'),
        })
        .meta({ id: 'RulesVersion' }),
    ),
  }),
  errors: ['space.not-found'],
  example: { spaceId: exampleIds.space },
});

export const termsView = z
  .strictObject({ siteId: id(), version: version(), text: z.strictObject({ sv: z.string(), en: z.string() }), at: instant() })
  .meta({ id: 'Terms' });

export const setTerms = command({
  subject: 'booking.terms.set',
  summary: 'Give a site new terms, which whoever asks for a space accepts from now on',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ siteId: id(), text: bilingual(20_000) }),
  reply: termsView,
  errors: ['site.not-found'],
  example: {
    siteId: exampleIds.site,
    text: { sv: 'Den som bokar lämnar lokalen som den var.', en: 'Whoever books leaves the space as it was.' },
  },
});

export const showTerms = query({
  subject: 'booking.terms.show',
  summary: 'Show the terms of a site, as they are or in an earlier version',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ siteId: id(), version: version().optional() }),
  reply: termsView,
  errors: ['terms.not-found'],
  example: { siteId: exampleIds.site },
});

import { z } from 'zod';
import { command, query } from '../define.js';
import { bilingual, id, text, version } from '../fields.js';

const reasonKind = z.enum(['decline', 'cancel']);
export type ReasonKind = z.output<typeof reasonKind>;

/** Why something is declined or cancelled: at least one of the two. */
export const reasonGiven = {
  reasonId: id().optional().describe('From the list of reasons'),
  reason: text(1000).optional().describe('In free words; where the house decides with words alone they are filed under the listed reason that stands for any other'),
};

/** What reasons can be refused with. */
export const reasonErrors = ['reason.not-found', 'input.invalid'] as const;

export const reasonView = z
  .strictObject({
    id: id(),
    kind: reasonKind,
    text: z.strictObject({ sv: z.string(), en: z.string() }),
    position: z.int(),
    inUse: z.boolean(),
    isOther: z.boolean().describe('Stands for whatever the list lacks: free words alone are filed under it'),
    version: version(),
  })
  .meta({ id: 'Reason' });
export type ReasonView = z.output<typeof reasonView>;

const position = z.int().min(1).max(10_000).describe('The lowest is listed first');

export const listReasons = query({
  subject: 'booking.reasons.list',
  summary: 'List the reasons that requests are declined and bookings cancelled with, in the order in which they are offered',
  serves: { booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ kind: reasonKind.optional(), unused: z.boolean().default(false).describe('Also those that are no longer given') }),
  reply: z.strictObject({ reasons: z.array(reasonView) }),
  errors: [],
  example: { kind: 'decline' },
});

export const addReason = command({
  subject: 'booking.reasons.add',
  summary: 'Add a reason to the list; where no position is given it comes last',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ kind: reasonKind, text: bilingual(200), position: position.optional() }),
  reply: reasonView,
  errors: [],
  example: { kind: 'decline', text: { sv: 'Lokalen byggs om.', en: 'The space is being rebuilt.' } },
});

export const changeReason = command({
  subject: 'booking.reasons.change',
  summary: 'Change a reason, where it stands in the list, or whether it is given any more. The words of one that was ever given stay as they were',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ reasonId: id(), version: version(), text: bilingual(200).optional(), position: position.optional(), inUse: z.boolean().optional() }),
  reply: reasonView,
  errors: ['reason.not-found', 'reason.given', 'version.changed'],
  example: { reasonId: '019a0000-0000-7000-8000-0000000d0001', version: 1, inUse: false },
});

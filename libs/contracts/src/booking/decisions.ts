import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, version } from '../fields.js';
import { privileges } from '../partners/agreement-views.js';
import { bookingState, bookingView, exampleIds, secondApprovalGround, spaceRules } from './views.js';

/** When one person's approval is not enough. */
const approvalRules = {
  peopleOver: z.int().min(0).max(10_000).nullable().describe('Where more come than this; null is however many come'),
  outsideOpeningHours: z.boolean().describe('Where it begins before the ordinary opening hours, or ends after them'),
  alcohol: z.boolean().describe('Where alcohol is served'),
};

export const approvalRulesView = z
  .strictObject({
    siteId: id(),
    ...approvalRules,
    version: version().nullable().describe('Null where nobody has set any, and one approval is always enough'),
    at: instant().nullable(),
  })
  .meta({ id: 'ApprovalRules' });

export const setApprovalRules = command({
  subject: 'booking.approval-rules.set',
  summary:
    'Say when a second person has to approve a request of a site. They hold for what is asked, moved or decided from now on; what is approved already stays so',
  serves: { admin: 'all' },
  input: z.strictObject({ siteId: id(), version: version().nullable().describe('Of the rules that are replaced; null where there are none'), ...approvalRules }),
  reply: approvalRulesView,
  errors: ['site.not-found', 'version.changed'],
  example: { siteId: exampleIds.site, version: null, peopleOver: 100, outsideOpeningHours: true, alcohol: true },
});

export const showApprovalRules = query({
  subject: 'booking.approval-rules.show',
  summary: 'Show when a second person has to approve a request of a site',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ siteId: id() }),
  reply: approvalRulesView,
  errors: ['site.not-found'],
  example: { siteId: exampleIds.site },
});

export const reopenBooking = command({
  subject: 'booking.bookings.reopen',
  summary:
    'Take up again what was declined or cancelled: it is a request that waits, if its time is still free. Quotas do not stop it, and count it from then on; the decisions before stay in its history',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ bookingId: id(), version: version().optional().describe('The version that the decision was made on, as If-Match') }),
  reply: bookingView,
  errors: [
    'booking.not-found', 'booking.conflict', 'booking.pool-overdrawn', 'booking.illegal-transition', 'booking.in-the-past', 'booking.asked-by-event',
    'person.erased', 'space.not-found', 'version.changed',
  ],
  example: { bookingId: exampleIds.booking },
});

export const decisionKind = z.enum([
  'given-by-rules', 'given-by-agreement', 'first-approved', 'approved', 'offered', 'declined', 'withdrawn', 'moved', 'cancelled', 'released', 'ended-early', 'reopened', 'erased', 'other',
]);
export type DecisionKind = z.output<typeof decisionKind>;

const explanation = z
  .strictObject({
    version: version().describe('Of the booking, as the decision left it'),
    kind: decisionKind.describe('`offered` is that it was offered something else; `erased` what became of it when its applicant was erased'),
    at: instant(),
    decidedBy: z.enum(['applicant', 'house', 'rules', 'agreement', 'event', 'nobody']).describe('`nobody` also where whoever it was has been erased'),
    by: id().nullable().describe('Who it was, for staff'),
    state: bookingState,
    spaceId: id(),
    start: instant(),
    end: instant(),
    reason: z.strictObject({ id: id(), text: z.strictObject({ sv: z.string(), en: z.string() }) }).nullable().describe('From the list'),
    words: z.string().nullable(),
    rules: z.strictObject({ version: version(), rules: spaceRules }).nullable().describe('Of the space, as they were; null for what is older than rules'),
    approvalRules: z.strictObject({ version: version(), ...approvalRules }).nullable().describe('Of the site, as they were; null where there were none'),
    secondApproval: z
      .strictObject({
        grounds: z.array(secondApprovalGround),
        first: z.strictObject({ at: instant(), by: id().nullable().describe('For staff') }).nullable(),
        second: z.strictObject({ at: instant(), by: id().nullable().describe('For staff') }).nullable(),
      })
      .nullable()
      .describe('Null where one approval was enough, and for what is no approval'),
    agreement: z
      .strictObject({ agreementId: id(), privileges: z.strictObject(privileges.shape).nullable().describe('As the agreement gives them; null where they are no longer known') })
      .nullable(),
    decidedWith: z.array(id()).describe('Other bookings that were decided in the same breath, for staff'),
    isLate: z.boolean().describe('Cancelled later than the rules let anybody without a remark'),
  })
  .meta({ id: 'ExplainedDecision' });

export const explainDecisions = query({
  subject: 'booking.decisions.explain',
  summary: 'Explain each decision on a booking: who, when, why, and under which version of which rules. An applicant is told of her own, and not who in the house decided',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ bookingId: id() }),
  personal: ['applicantId'],
  reply: z
    .strictObject({
      bookingId: id(),
      caseNumber: z.string(),
      applicantId: id().nullable().describe('Whose booking it is; null where she has been erased'),
      decisions: z.array(explanation).describe('The earliest first'),
    })
    .meta({ id: 'ExplainedDecisions' }),
  errors: ['booking.not-found'],
  example: { bookingId: exampleIds.booking },
});

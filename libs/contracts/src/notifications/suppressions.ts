import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, instant, page, pageOf, version } from '../fields.js';

const channel = z.enum(['email', 'sms']);
const reason = z.enum(['bounced', 'complained']);

export const suppressionView = z
  .strictObject({
    id: id(),
    channel,
    personId: id().nullable(),
    address: z.string().describe('Masked, such as a***@example.se'),
    reason: reason.describe('What was sent there came back, or she complained of it'),
    answer: z.string().nullable().describe('What the other side said, without addresses'),
    deliveryId: id().nullable().describe('The message by which it was found out'),
    since: instant(),
    liftedAt: instant().nullable(),
  })
  .meta({ id: 'Suppression' });

export const listSuppressions = query({
  subject: 'notifications.suppressions.list',
  summary: 'List the addresses to which nothing is sent, since what was sent there came back; newest first',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ personId: id().optional(), ...page }),
  personal: ['personId'],
  reply: pageOf(suppressionView),
  errors: ['input.invalid'],
  example: {},
});

export const liftSuppression = command({
  subject: 'notifications.suppressions.lift',
  summary: 'Send to an address again; what failed or was kept from it may be tried again then',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ suppressionId: id() }),
  reply: suppressionView,
  errors: ['suppression.not-found', 'suppression.lifted-already'],
  example: { suppressionId: '019a0000-0000-7000-8000-000000000023' },
});

export const addressSuppressed = fact({
  type: 'domain.notifications.address-suppressed.v1',
  summary: 'Nothing more is sent to an address, since what was sent there came back; whose it is and which is told by the list alone',
  data: z.strictObject({ suppressionId: id(), channel, reason, deliveryId: id(), since: instant(), version: version() }),
});

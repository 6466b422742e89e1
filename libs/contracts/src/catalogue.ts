import type { FactContract, RequestContract } from './define.js';
import { ownerOf } from './define.js';
import * as attendance from './booking/attendance.js';
import * as boards from './booking/boards.js';
import * as blocks from './booking/blocks.js';
import * as bookings from './booking/bookings.js';
import * as decisions from './booking/decisions.js';
import * as changes from './booking/changes.js';
import * as competing from './booking/competing.js';
import * as doors from './booking/doors.js';
import * as drafts from './booking/drafts.js';
import * as bookingFacts from './booking/facts.js';
import * as finding from './booking/finding.js';
import * as holds from './booking/holds.js';
import * as inbox from './booking/inbox.js';
import * as offers from './booking/offers.js';
import * as opening from './booking/opening.js';
import * as feeds from './booking/feeds.js';
import * as freeBusy from './booking/free-busy.js';
import * as pictures from './booking/pictures.js';
import * as reasons from './booking/reasons.js';
import * as disclosure from './booking/disclosure.js';
import * as register from './booking/register.js';
import * as retention from './booking/retention.js';
import * as rules from './booking/rules.js';
import * as series from './booking/series.js';
import * as seriesFacts from './booking/series-facts.js';
import * as sites from './booking/sites.js';
import * as threads from './booking/threads.js';
import * as statistics from './booking/statistics.js';
import * as watches from './booking/watches.js';
import * as supplies from './booking/supplies.js';
import * as events from './events/events.js';
import * as registrations from './events/registrations.js';
import * as deliveries from './notifications/deliveries.js';
import * as explaining from './notifications/explaining.js';
import * as appMessages from './notifications/messages.js';
import * as preferences from './notifications/preferences.js';
import * as smsReports from './notifications/sms-reports.js';
import * as suppressions from './notifications/suppressions.js';
import { auditLogOf } from './operations/audit.js';
import { deadLettersOf } from './operations/dead-letters.js';
import { personForgottenBy } from './operations/forgetting.js';
import * as agreements from './partners/agreements.js';
import * as devices from './partners/devices.js';
import * as memberships from './partners/memberships.js';
import * as organisations from './partners/organisations.js';
import * as people from './partners/people.js';
import * as visits from './visitors/visits.js';

export const services = ['booking', 'events', 'partners', 'visitors', 'notifications'] as const;
export type ServiceName = (typeof services)[number];

export const deadLetters = {
  booking: deadLettersOf('booking'),
  events: deadLettersOf('events'),
  partners: deadLettersOf('partners'),
  visitors: deadLettersOf('visitors'),
  notifications: deadLettersOf('notifications'),
} satisfies Record<ServiceName, ReturnType<typeof deadLettersOf>>;

export const auditLogs = {
  booking: auditLogOf('booking'),
  events: auditLogOf('events'),
  partners: auditLogOf('partners'),
  visitors: auditLogOf('visitors'),
  notifications: auditLogOf('notifications'),
} satisfies Record<ServiceName, ReturnType<typeof auditLogOf>>;

export const personForgotten = {
  booking: personForgottenBy('booking'),
  events: personForgottenBy('events'),
  visitors: personForgottenBy('visitors'),
  notifications: personForgottenBy('notifications'),
};

const messages = [
  attendance,
  changes,
  doors,
  blocks,
  boards,
  bookings,
  decisions,
  competing,
  drafts,
  bookingFacts,
  finding,
  holds,
  inbox,
  offers,
  opening,
  feeds,
  freeBusy,
  pictures,
  reasons,
  register,
  disclosure,
  retention,
  rules,
  series,
  seriesFacts,
  sites,
  supplies,
  threads,
  statistics,
  watches,
  events,
  registrations,
  deliveries,
  explaining,
  appMessages,
  preferences,
  smsReports,
  suppressions,
  agreements,
  devices,
  memberships,
  organisations,
  people,
  visits,
  personForgotten,
  auditLogs,
  ...Object.values(deadLetters),
].flatMap((module) => Object.values(module) as unknown[]);

const kindOf = (message: unknown): unknown => (typeof message === 'object' && message !== null && 'kind' in message ? message.kind : undefined);

/** Every request that some service answers. */
export const requests = messages.filter((message): message is RequestContract => ['command', 'query'].includes(kindOf(message) as string));

/** Every fact that some service publishes. */
export const facts = messages.filter((message): message is FactContract => kindOf(message) === 'fact');

export const requestsOf = (service: string): RequestContract[] => requests.filter((contract) => ownerOf(contract) === service);
export const factsOf = (service: string): FactContract[] => facts.filter((contract) => ownerOf(contract) === service);

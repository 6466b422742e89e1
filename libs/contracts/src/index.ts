export * from './define.js';
export * from './fields.js';
export { international, isCountry, type CountryCode } from './telephone.js';
export * from './catalogue.js';
export * from './booking/attendance.js';
export * from './booking/boards.js';
export * from './booking/blocks.js';
export * from './booking/bookings.js';
export * from './booking/decisions.js';
export * from './booking/changes.js';
export * from './booking/competing.js';
export * from './booking/doors.js';
export * from './booking/drafts.js';
export * from './booking/facts.js';
export * from './booking/finding.js';
export * from './booking/holds.js';
export * from './booking/inbox.js';
export * from './booking/offers.js';
export * from './booking/opening.js';
export * from './booking/feeds.js';
export * from './booking/free-busy.js';
export * from './booking/pictures.js';
export * from './booking/reasons.js';
export * from './booking/register.js';
export * from './booking/disclosure.js';
export * from './booking/retention.js';
export * from './booking/rules.js';
export * from './booking/series.js';
export * from './booking/series-facts.js';
export * from './booking/sites.js';
export * from './booking/threads.js';
export * from './booking/statistics.js';
export * from './booking/watches.js';
export * from './booking/supplies.js';
export {
  accessibility, bookingSnapshot, bookingState, bookingView, contact, equipment, layout, layoutKind, openingDayView, pictureView, pooled, siteView, spaceRules, spaceRulesWritten, secondApprovalGround,
  spaceView, weeklyHours,
  type BookingSnapshot, type BookingState, type BookingView, type LayoutKind, type PictureView, type SiteView, type SpaceView,
} from './booking/views.js';
export * from './events/events.js';
export * from './events/registrations.js';
export {
  attendance, eventKind, eventSnapshot, eventState, eventView, programmeItem, registrationSnapshot, registrationState, registrationView, sessionView,
  spaceState, speaker, theme,
  type EventSnapshot, type EventState, type EventView, type ProgrammeItem, type RegistrationSnapshot, type RegistrationState, type RegistrationView,
} from './events/views.js';
export * from './notifications/deliveries.js';
export * from './notifications/explaining.js';
export * from './notifications/messages.js';
export * from './notifications/preferences.js';
export * from './notifications/sms-reports.js';
export * from './notifications/suppressions.js';
export * from './operations/audit.js';
export * from './operations/dead-letters.js';
export { keptView, type Kept } from './operations/forgetting.js';
export type { SnapshotContract } from './operations/snapshots.js';
export * from './partners/agreement-views.js';
export * from './partners/agreements.js';
export * from './partners/devices.js';
export * from './partners/memberships.js';
export * from './partners/organisations.js';
export * from './partners/people.js';
export {
  membershipRole, membershipState, membershipView, organisationView, personView,
  type MembershipView, type OrganisationView, type PersonView,
} from './partners/views.js';
export * from './visitors/visits.js';
export { leftBy, passView, visitKind, visitSnapshot, visitState, visitView, type PassView, type VisitSnapshot, type VisitState, type VisitView } from './visitors/views.js';

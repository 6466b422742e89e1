import {
  addReason, changeReason, explainDecisions, listReasons, reopenBooking, setApprovalRules, showApprovalRules,
} from '#contracts';
import { route } from './route.js';

const decisions = { tag: 'Decisions' };

/** What decisions rest on, and what becomes of them. */
export const decisionsRoutes = [
  route('GET', '/reasons', listReasons, decisions),
  route('POST', '/reasons', addReason, decisions),
  route('PUT', '/reasons/{reasonId}', changeReason, decisions),
  route('PUT', '/sites/{siteId}/approval-rules', setApprovalRules, decisions),
  route('GET', '/sites/{siteId}/approval-rules', showApprovalRules, decisions),
  route('GET', '/bookings/{bookingId}/decisions', explainDecisions, decisions),
  route('POST', '/bookings/{bookingId}/reopening', reopenBooking, decisions),
];

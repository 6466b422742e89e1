import {
  admitVisitor, countInside, inviteGuest, listGuests, listInside, listPasses, listPassKeys, listRemovals, listVisits, openPass, recordScan,
  registerWalkIn, seeOffVisitor, uninviteGuest,
} from '#contracts';
import { InviteGuest } from '../registering/invite-guest.js';
import { inviting } from '../registering/registration-schemas.js';
import type { Endpoint } from './endpoint.js';
import { ShowPassCode } from './pass-code.js';
import { route } from './route.js';
import { visitPageWithHosts, WithPeople } from './with-people.js';

const visitors = { tag: 'Visitors' };
const passes = { tag: 'Passes' };

const guest = {
  ...visitors,
  status: 201,
  input: inviting,
  example: { bookingId: inviteGuest.example.bookingId, name: 'Anna Ek', email: 'anna@example.se', phone: '+46701234567', language: 'sv' },
  errors: [...inviteGuest.errors, 'limit.exceeded'],
  answeredBy: InviteGuest,
} as const;

const passCode: Endpoint = {
  ...passes, method: 'GET', path: '/pass-links/{token}/qr.svg', operationId: 'visitors.passes.show-code', summary: 'The QR code of the pass that a link is for',
  serves: 'anyone', input: openPass.input, example: openPass.example, status: 200, replyType: 'image/svg+xml', idempotent: false, isSecret: true,
  errors: [...openPass.errors, 'visit.illegal-transition', 'service.unavailable', 'service.timeout'], answeredBy: ShowPassCode,
};

export const visitorsRoutes = [
  route('GET', '/bookings/{bookingId}/guests', listGuests, visitors),
  route('POST', '/bookings/{bookingId}/guests', inviteGuest, guest),
  route('DELETE', '/guests/{visitId}', uninviteGuest, visitors),

  route('GET', '/visits', listVisits, { ...visitors, answeredBy: WithPeople, reply: visitPageWithHosts }),
  route('POST', '/visits/{visitId}/admission', admitVisitor, visitors),
  route('POST', '/visits/{visitId}/departure', seeOffVisitor, visitors),
  route('POST', '/scans', recordScan, visitors),
  route('POST', '/walk-ins', registerWalkIn, { ...visitors, status: 201 }),
  route('GET', '/sites/{siteId}/inside', listInside, { ...visitors, answeredBy: WithPeople, reply: visitPageWithHosts }),
  route('GET', '/occupancy', countInside, visitors),
  route('GET', '/visitor-removals', listRemovals, visitors),

  route('GET', '/passes', listPasses, passes),
  route('GET', '/pass-links/{token}', openPass, passes),
  passCode,
  route('GET', '/pass-keys', listPassKeys, { ...passes, replyType: 'application/jwk-set+json', publicSeconds: 300 }),
];

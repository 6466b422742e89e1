import {
  confirmMembership, endMembership, erasePerson, getErasure, getOrganisation, getPerson, listDevices, listMemberships, listOrganisations, namePeople,
  registerDevice, registerOrganisation, renewDeviceKey, revokeDevice, showDeviceKey, updatePerson,
} from '#contracts';
import { ErasePerson } from '../sessions/erase-person.js';
import { route } from './route.js';

const people = { tag: 'People' };
const devices = { tag: 'Devices' };
const organisations = { tag: 'Organisations' };

export const partnersRoutes = [
  route('GET', '/people/{personId}', getPerson, people),
  route('PATCH', '/people/{personId}', updatePerson, people),
  // A query, but with more ids than an address holds.
  route('POST', '/people/names', namePeople, people),
  route('POST', '/people/{personId}/erasure', erasePerson, { ...people, status: 202, answeredBy: ErasePerson }),
  route('GET', '/people/{personId}/erasure', getErasure, people),

  route('GET', '/organisations', listOrganisations, organisations),
  route('POST', '/organisations', registerOrganisation, { ...organisations, created: '/organisations/{organisation.id}' }),
  route('GET', '/organisations/{organisationId}', getOrganisation, organisations),
  route('GET', '/memberships', listMemberships, organisations),
  route('POST', '/memberships/{membershipId}/confirmation', confirmMembership, organisations),
  route('DELETE', '/memberships/{membershipId}', endMembership, organisations),

  route('GET', '/devices', listDevices, devices),
  route('POST', '/devices', registerDevice, { ...devices, created: '/devices' }),
  route('GET', '/devices/{deviceId}/key', showDeviceKey, devices),
  route('POST', '/devices/{deviceId}/key', renewDeviceKey, devices),
  route('DELETE', '/devices/{deviceId}', revokeDevice, devices),
];

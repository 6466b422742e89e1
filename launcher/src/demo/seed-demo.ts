import {
  approveBooking, confirmMembership, declineBooking, defineSite, registerOrganisation, requestBooking, setTerms, showOpening, signInPerson, updatePerson,
} from '#contracts';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '#kernel';
import type { Ask, Known } from './asking.js';
import { parken, silon, silonsTerms } from './house.js';
import { patiently } from './patiently.js';
import { people, type DemoPerson } from './people.js';
import { requests, type DemoRequest } from './requests.js';
import { seedAgreements } from './seed-agreements.js';
import { seedEvents } from './seed-events.js';

const gateway: Actor = { id: 'system:demo', roles: ['system'] };
const admin: Actor = { id: '019a0000-0000-7000-8000-0000000000ad', roles: ['admin', 'staff'] };

/**
 * Fills an empty house with the centre's first months, through the same messages as everybody else's.
 * @param today calendar date from which the open days of the requests are counted
 */
export async function seedDemo(ask: Ask, today: string): Promise<void> {
  const { site, spaces } = await ask(admin, defineSite, parken, 'demo:site');
  const hub = await ask(admin, defineSite, silon, 'demo:hub');
  await ask(admin, setTerms, { siteId: hub.site.id, text: silonsTerms }, 'demo:hub:terms');
  const { days } = await ask(admin, showOpening, { siteId: site.id, from: today, to: plusDays(today, 60) }, '');
  const openDays = days.filter((day) => day.opens && day.ground === 'weekly' && day.date > today).map((day) => day.date);

  const known = new Map<string, Known>();
  for (const [key, person] of Object.entries(people)) known.set(key, await settle(ask, key, person));
  const bookings = new Map<string, string>();
  for (const [index, request] of requests.entries()) {
    const spaceId = spaces.find(({ slug }) => slug === request.space)!.id;
    const bookingId = await askForSpace(ask, `demo:request:${index}`, known.get(request.by)!, request, spaceId, openDays[request.openDay - 1]!);
    bookings.set(request.title, bookingId);
  }
  const { person: organiser } = await ask(gateway, signInPerson, { email: 'sam.sandberg@parken.example', name: 'Sam Sandberg', language: 'sv' }, 'demo:organiser');
  const staff: Actor = { id: organiser.id, roles: ['staff'] };
  await seedEvents({ ask, staff, known, bookings, openDays });
  await seedAgreements({ ask, staff, known, today });
}

async function settle(ask: Ask, key: string, person: DemoPerson): Promise<Known> {
  const { person: known } = await ask(gateway, signInPerson, { email: person.email, name: person.name, language: person.language }, `demo:sign-in:${key}`);
  const actor: Actor = { id: known.id, roles: ['booker'] };
  if (person.phone && !known.phone) {
    await ask(actor, updatePerson, { personId: known.id, version: known.version, phone: person.phone, smsWanted: true }, `demo:phone:${key}`);
  }
  const { organisation, membership } = await ask(actor, registerOrganisation, person.organisation, `demo:organisation:${key}`);
  const settled = { actor, email: person.email, name: person.name, claimedId: organisation.id };
  if (!person.confirmed) return { ...settled, organisationId: undefined };
  await ask(admin, confirmMembership, { membershipId: membership.id, role: 'administrator' }, `demo:confirm:${key}`);
  return { ...settled, organisationId: organisation.id };
}

async function askForSpace(ask: Ask, key: string, known: Known, request: DemoRequest, spaceId: string, date: string): Promise<string> {
  const { title, purpose, people: count, equipment, from, to, decision } = request;
  const wish = { spaceId, title, purpose, people: count, equipment, start: `${date}T${from}`, end: `${date}T${to}`, organisationId: known.organisationId };
  const booking = await patiently(['booking.not-for-organisation'], () => ask(known.actor, requestBooking, wish, key));
  if (decision === 'approve') await ask(admin, approveBooking, { bookingId: booking.id }, `${key}:approve`);
  else if (decision) await ask(admin, declineBooking, { bookingId: booking.id, reason: decision.decline }, `${key}:decline`);
  return booking.id;
}

const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

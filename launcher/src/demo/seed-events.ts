import { createEvent, getEvent, inviteGuest, meetPerson, publishEvent, registerForEvent } from '#contracts';
import type { Actor } from '#kernel';
import { events, type DemoEvent } from './events.js';
import { patiently } from './patiently.js';
import type { Ask, Known } from './asking.js';

interface Ground {
  ask: Ask;
  staff: Actor;
  known: ReadonlyMap<string, Known>;
  /** Ids of what was asked for, by title. */
  bookings: ReadonlyMap<string, string>;
  openDays: readonly string[];
}

const gateway: Actor = { id: 'system:demo', roles: ['system'] };
const guests = [
  { email: 'linnea.strand@arkitekterna.example', name: 'Linnea Strand', language: 'sv' as const },
  { email: 'omar.haddad@elbolaget.example', name: 'Omar Haddad', language: 'sv' as const },
];

/** Events in the programme with those who are registered, and guests of a booking. */
export async function seedEvents(ground: Ground): Promise<void> {
  for (const [index, event] of events.entries()) await hold(ground, event, `demo:event:${index}`);
  const { ask, known, bookings } = ground;
  const host = known.get('anna')!.actor;
  const bookingId = bookings.get('Marknadsdialog: utsläppsfria arbetsmaskiner')!;
  for (const [index, guest] of guests.entries()) {
    const { personId } = await ask(gateway, meetPerson, guest, `demo:guest:${index}`);
    const invitation = { bookingId, guestId: personId, name: guest.name };
    await patiently(['booking.not-found', 'visit.booking-not-approved'], () => ask(host, inviteGuest, invitation, `demo:guest:${index}:invite`));
  }
}

async function hold({ ask, staff, known, bookings, openDays }: Ground, event: DemoEvent, key: string): Promise<void> {
  const { booking, openDay, from, to, sessions = [], registered, ...described } = event;
  const at = (time: string) => `${openDays[openDay - 1]!}T${time}`;
  const draft = {
    ...described,
    start: at(from),
    end: at(to),
    sessions: sessions.map(({ from: begins, to: ends, ...session }) => ({ ...session, start: at(begins), end: at(ends) })),
    ...(booking && { bookingId: bookings.get(booking)! }),
  };
  const { id } = await patiently(['event.booking-unknown'], () => ask(staff, createEvent, draft, key));
  // The booking may have been heard of before its approval.
  await patiently(['event.space-not-approved', 'version.changed'], async () => {
    const { version } = await ask(staff, getEvent, { eventId: id }, '');
    return ask(staff, publishEvent, { eventId: id, version }, `${key}:publish`);
  });
  for (const who of registered) {
    const { actor } = known.get(who)!;
    await ask(actor, registerForEvent, { eventId: id, bySms: who === 'anna' }, `${key}:register:${who}`);
  }
}

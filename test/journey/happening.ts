import { strict as assert } from 'node:assert';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { Browser, UnexpectedAnswer } from './browser.js';
import type { Person } from './people.js';
import { waitFor, type Mail, type PostBox } from './post.js';
import { linkIn, passIn } from './links.js';

interface Surroundings {
  web: string;
  post: PostBox;
  say: (line: string) => void;
}

export interface Booked {
  id: string;
  siteId: string;
  spaceId: string;
  start: string;
  end: string;
  timeZone: string;
  version: number;
}

interface Event {
  id: string;
  slug: string;
  state: string;
  start: string;
  place: { spaceId: string } | null;
  version: number;
}

/** As whoever holds its link sees it. */
interface Registration {
  state: string;
  place: number | null;
}

interface Attendee {
  email: string;
  registration: Registration;
  /** Of the link in her mails. */
  token: string;
}

interface Scan {
  repeated: boolean;
  visit: { state: string; visitorName: string | null };
}

/**
 * What happens in a booked space: an event with three seats and a waiting list, its guests at the door, and its room changed.
 * @returns the booking as it stands afterwards
 */
export async function happening({ web, post, say }: Surroundings, staff: Person, host: { person: Person; phone: string }, booking: Booked): Promise<Booked> {
  const event = await publish(staff, booking, say);
  const attendees = await register(web, post, event, say);
  await passOn(web, post, attendees, say);
  const seated = await seatedAt(staff, event);

  const tonight = await soon(staff, booking);
  const moved = await moveBooking(staff, booking, tonight);
  await everyoneHears(staff, seated, 1);
  say('Sam has opened the house for it and moved it to today; everybody who has a seat was told once.');
  await scan(staff, post, seated[0]!, moved.siteId, say);
  await receiveGuest(staff, post, host, moved, say);

  const attended = await waitFor('the booking to know that somebody has come', async () => {
    const { body } = await staff.get<Booked & { checkedInAt: string | null }>(`/api/v1/bookings/${moved.id}`);
    return body.checkedInAt ? body : undefined;
  });
  say('The first who came has checked the booking in.');

  const elsewhere = await otherSpace(staff, moved);
  const changed = await moveBooking(staff, attended, { spaceId: elsewhere, start: moved.start, end: moved.end });
  const shown = await waitFor('the event to follow its room', async () => {
    const { body } = await staff.get<Event>(`/api/v1/events/${event.id}`);
    return body.place?.spaceId === elsewhere ? body : undefined;
  });
  await everyoneHears(staff, seated, 2);
  say('Its room has changed; the event has followed, and everybody has heard of it once.');
  await staff.change('POST', `/api/v1/events/${event.id}/cancellation`, { reason: 'Provet är över.' }, { 'if-match': `"${shown.version}"` });
  await closeAgain(staff, tonight);
  return changed;
}

async function publish(staff: Person, booking: Booked, say: Surroundings['say']): Promise<Event> {
  const draft = {
    kind: 'market-dialogue', theme: 'creative', topics: ['upphandling'], attendance: 'on-site', capacity: 3, bookingId: booking.id,
    title: { sv: 'Marknadsdialog om arbetsmaskiner', en: 'Market dialogue on machinery' },
    summary: { sv: 'Vi lyssnar inför upphandlingen.', en: 'We listen before we procure.' },
    description: { sv: 'Staden berättar om sina behov.', en: 'The city tells what it needs.' },
    start: booking.start, end: booking.end,
  };
  const created = await waitFor('events to know the booking as it stands', async () => {
    try {
      return (await staff.change<Event>('POST', '/api/v1/events', draft)).body;
    } catch (error) {
      if (error instanceof UnexpectedAnswer && ['event.booking-unknown', 'event.outside-its-booking', 'event.booking-not-usable'].includes(error.problem.code ?? '')) return undefined;
      throw error;
    }
  });
  const { body: event } = await staff.change<Event>('POST', `/api/v1/events/${created.id}/publication`, undefined, { 'if-match': `"${created.version}"` });
  const { body: { items } } = await new Browser(staff.browser.base).get<{ items: Event[] }>('/api/v1/programme?limit=100');
  assert.ok(items.some(({ id }) => id === event.id), 'the event is not in the public programme');
  say('Sam has published an event with three seats in the booked space; the programme shows it to everybody.');
  return event;
}

async function register(web: string, post: PostBox, event: Event, say: Surroundings['say']): Promise<Attendee[]> {
  const attendees: Attendee[] = [];
  for (const name of ['Bo Berg', 'Clara Dahl', 'David Ek', 'Elsa Falk']) {
    const email = `${name.split(' ')[0]!.toLowerCase()}.${randomBytes(4).toString('hex')}@branschen.example`;
    const phone = `+4674${randomInt(1_000_000, 9_999_999)}`;
    const { body } = await new Browser(web).post<Registration>(`/api/v1/events/${event.id}/registrations`, { name, email, phone, bySms: true });
    const mail = await waitFor(`a mail about the registration of ${email}`, async () => (await post.mailsTo(email)).find((one) => linkIn(one, 'r')));
    attendees.push({ email, registration: body, token: linkIn(mail, 'r')! });
  }
  assert.deepEqual(attendees.map(({ registration }) => registration.state), ['confirmed', 'confirmed', 'confirmed', 'waiting']);
  assert.equal(attendees[3]!.registration.place, 1);
  say('Three have registered without an account and got their passes; the fourth is first on the waiting list.');
  return attendees;
}

async function passOn(web: string, post: PostBox, attendees: Attendee[], say: Surroundings['say']): Promise<void> {
  const anybody = new Browser(web);
  const [first, , , fourth] = attendees;
  await anybody.post(`/api/v1/registration-links/${first!.token}/withdrawal`);
  const offered = await waitFor('the seat to be offered', async () => {
    const { body } = await anybody.get<Registration>(`/api/v1/registration-links/${fourth!.token}`);
    return body.state === 'offered' ? body : undefined;
  });
  assert.equal(offered.place, null);
  await waitFor('the mail with the offer', async () => ((await post.mailsTo(fourth!.email)).length > 1 ? true : undefined));
  const { body } = await anybody.post<Registration>(`/api/v1/registration-links/${fourth!.token}/acceptance`);
  assert.equal(body.state, 'confirmed');
  say('One has withdrawn by the link in his mail; the fourth was offered the seat and has taken it.');
}

interface Place {
  spaceId?: string;
  start: string;
  end: string;
}

/** Some minutes from now, on a day that staff open wholly for it. */
async function soon(staff: Person, { siteId, timeZone }: Booked): Promise<Place & { siteId: string; date: string }> {
  const earliest = Temporal.Now.zonedDateTimeISO(timeZone).add({ minutes: 10 }).round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'ceil' });
  const tomorrow = earliest.startOfDay().add({ days: 1 });
  // Shortly before midnight nothing fits into the day any more.
  const start = Temporal.ZonedDateTime.compare(earliest.add({ minutes: 20 }), tomorrow) <= 0 ? earliest : tomorrow;
  const midnight = start.startOfDay().add({ days: 1 });
  const end = Temporal.ZonedDateTime.compare(start.add({ hours: 1 }), midnight) < 0 ? start.add({ hours: 1 }) : midnight;
  const date = start.toPlainDate().toString();
  const hours = { opens: '00:00', closes: '24:00' };
  await staff.change('PUT', `/api/v1/sites/${siteId}/opening/${date}`, { hours, note: { sv: 'Öppet för provet', en: 'Open for the trial' } });
  return { siteId, date, start: start.toInstant().toString(), end: end.toInstant().toString() };
}

const closeAgain = (staff: Person, { siteId, date }: { siteId: string; date: string }) => staff.change('DELETE', `/api/v1/sites/${siteId}/opening/${date}`);

async function moveBooking(staff: Person, { id, version }: Booked, { spaceId, start, end }: Place): Promise<Booked> {
  const { body } = await staff.change<Booked>('POST', `/api/v1/bookings/${id}/move`, { spaceId, start, end }, { 'if-match': `"${version}"` });
  return body;
}

interface Seated {
  id: string;
  attendee: { email: string };
}

async function seatedAt(staff: Person, event: Event): Promise<Seated[]> {
  const { body: { items } } = await staff.get<{ items: Seated[] }>(`/api/v1/registrations?eventId=${event.id}&state=confirmed&limit=100`);
  assert.equal(items.length, 3);
  return items;
}

/** Each has been sent so many mails about moves, and no more. */
async function everyoneHears(staff: Person, seated: Seated[], times: number): Promise<void> {
  for (const { id, attendee: { email } } of seated) {
    const moves = await waitFor(`${email} to be told of move ${times}`, async () => {
      const { body: { items } } = await staff.get<{ items: { kind: string; channel: string; state: string }[] }>(`/api/v1/deliveries?about=${id}&limit=100`);
      const told = items.filter(({ kind, channel, state }) => kind === 'registration-moved' && channel === 'email' && state === 'sent');
      return told.length >= times ? told : undefined;
    });
    assert.equal(moves.length, times);
  }
}

async function scan(staff: Person, post: PostBox, { attendee: { email } }: Seated, siteId: string, say: Surroundings['say']): Promise<void> {
  const pass = await passOf(post, email);
  const take = (direction: 'in' | 'out', nonce: string) => staff.change<Scan>('POST', '/api/v1/scans', { pass, siteId, direction, nonce });
  const nonce = randomUUID();
  const { body: first } = await knownAtTheDoor(() => take('in', nonce));
  assert.deepEqual([first.visit.state, first.repeated], ['inside', false]);
  assert.equal(await inside(staff, siteId, 1), true);
  await assert.rejects(take('in', randomUUID()), (error: unknown) => error instanceof UnexpectedAnswer && error.problem.code === 'visit.already-inside');
  const { body: again } = await take('in', nonce);
  assert.equal(again.repeated, true);
  const { body: gone } = await take('out', randomUUID());
  assert.equal(gone.visit.state, 'left');
  say(`${first.visit.visitorName} was scanned in; a second scan was refused, the first one sent again was admitted without counting twice; then out again.`);
}

// The visit follows its event a moment after the event has followed its booking.
const knownAtTheDoor = <T>(take: () => Promise<T>): Promise<T> =>
  waitFor('the door to know of the move', async () => {
    try {
      return await take();
    } catch (error) {
      if (error instanceof UnexpectedAnswer && ['pass.not-yet-valid', 'pass.invalid'].includes(error.problem.code ?? '')) return undefined;
      throw error;
    }
  });

async function inside(staff: Person, siteId: string, least: number): Promise<boolean> {
  const { body } = await staff.get<{ sites: { siteId: string; inside: number }[] }>(`/api/v1/occupancy?siteId=${siteId}`);
  return (body.sites[0]?.inside ?? 0) >= least;
}

async function receiveGuest(staff: Person, post: PostBox, host: { person: Person; phone: string }, booking: Booked, say: Surroundings['say']): Promise<void> {
  const email = `gast.${randomBytes(4).toString('hex')}@leverantoren.example`;
  await waitFor('visitors to know the booking', async () => {
    try {
      return (await host.person.change('POST', `/api/v1/bookings/${booking.id}/guests`, { name: 'Frida Gran', email })).body;
    } catch (error) {
      if (error instanceof UnexpectedAnswer && error.problem.code === 'booking.not-found') return undefined;
      throw error;
    }
  });
  const pass = await passOf(post, email);
  await knownAtTheDoor(() => staff.change<Scan>('POST', '/api/v1/scans', { pass, siteId: booking.siteId, direction: 'in', nonce: randomUUID() }));
  const sms = await post.sms(host.phone, /Frida Gran/);
  await staff.change('POST', '/api/v1/scans', { pass, siteId: booking.siteId, direction: 'out', nonce: randomUUID() });
  say(`Anna’s guest has come with her pass, and Anna was told: “${sms.message}”`);
}

/** From the newest mail that shows one, read as a camera would. */
const passOf = (post: PostBox, email: string): Promise<string> =>
  waitFor(`a mail with a pass to ${email}`, async () => {
    const mails = (await post.mailsTo(email)).filter((mail: Mail) => mail.attachments?.some(({ contentType }) => contentType.includes('image/png')));
    const newest = mails.at(-1);
    return newest && passIn(post, newest);
  });

async function otherSpace(staff: Person, { spaceId, start, end, siteId }: Booked): Promise<string> {
  const minutes = (Date.parse(end) - Date.parse(start)) / 60_000;
  const { body: { windows } } = await staff.get<{ windows: { spaceId: string; start: string }[] }>(
    `/api/v1/free-windows?siteId=${siteId}&people=40&from=${start}&to=${end}&minutes=${Math.max(15, minutes)}`,
  );
  const other = windows.find((window) => window.spaceId !== spaceId);
  assert.ok(other, 'no other space is free');
  return other.spaceId;
}

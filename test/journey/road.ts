import { strict as assert } from 'node:assert';
import { randomBytes, randomInt } from 'node:crypto';
import { UnexpectedAnswer } from './browser.js';
import { agreement } from './agreement.js';
import { deciding } from './deciding.js';
import { finding } from './finding.js';
import { readInvitation, type CalendarEntry } from './calendar.js';
import { happening, type Booked } from './happening.js';
import { organisationNumber, signInAsStaff, signInByCode, type Person } from './people.js';
import { waitFor, type PostBox } from './post.js';
import { nextOpenThursday } from './thursday.js';

export interface Surroundings {
  /** Where the system is reached, e.g. `http://localhost:3000`. */
  web: string;
  post: PostBox;
  /** Tells what has happened, in plain words. */
  say: (line: string) => void;
}

interface Booking {
  id: string;
  state: string;
  start: string;
  end: string;
  version: number;
  reason: string | null;
  siteId: string;
  spaceId: string;
  timeZone: string;
  applicant?: { email: string } | null;
}

interface Asker {
  person: Person;
  phone: string;
  organisationId: string;
}

/** From a request to a kept promise, through the HTTP interface and the inbox only. @throws at the first step that fails */
export async function road({ web, post, say }: Surroundings): Promise<void> {
  const staff = await signInAsStaff(web, 'demo-staff');
  say('Sam of the staff has signed in at the identity provider.');
  const anna = await becomeKnown(web, post, staff, say);
  const booking = await findAndAsk(anna, say);
  const approved = await decide(staff, booking, say);
  const first = await invited(post, anna, approved, say);
  const moved = await move(staff, approved, post, anna, first, say);
  const housed = await happening({ web, post, say }, staff, anna, moved);
  await cancel(staff, housed, post, anna, first, say);
  await decline(staff, anna, post, say);
  await agreement({ web, post, say }, staff, anna);
  await finding({ web, post, say });
  await deciding({ web, post, say }, staff);
  await anna.person.change('DELETE', '/api/v1/session');
  const { body } = await anna.person.get<{ signedIn: boolean }>('/api/v1/session');
  assert.equal(body.signedIn, false);
  say('Anna has signed out.');
}

async function becomeKnown(web: string, post: PostBox, staff: Person, say: Surroundings['say']): Promise<Asker> {
  const email = `anna.${randomBytes(4).toString('hex')}@byggbolaget.example`;
  const phone = `+4674${randomInt(1_000_000, 9_999_999)}`;
  const person = await signInByCode(web, post, email);
  say(`Anna has signed in with a code that came to ${email}.`);

  const path = `/api/v1/people/${person.session.personId}`;
  const { headers } = await person.get(path);
  await person.change('PATCH', path, { name: 'Anna Ek', phone, smsWanted: true }, { 'if-match': headers.get('etag')! });
  const { body } = await person.change<{ organisation: { id: string; number: string }; membership: { id: string; state: string } }>(
    'POST', '/api/v1/organisations', { name: 'Byggbolaget AB', number: organisationNumber() },
  );
  assert.equal(body.membership.state, 'claimed');
  say(`She has registered Byggbolaget AB, ${body.organisation.number}. It gives her nothing until it is confirmed.`);
  await staff.change('POST', `/api/v1/memberships/${body.membership.id}/confirmation`, { role: 'administrator' });
  say('Sam has confirmed that she may act for it.');
  return { person, phone, organisationId: body.organisation.id };
}

async function findAndAsk({ person, organisationId }: Asker, say: Surroundings['say']): Promise<Booking> {
  const { body: { sites } } = await person.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  const thursday = await nextOpenThursday(person.browser, sites[0]!);
  const wish = `siteId=${sites[0]!.id}&people=40&equipment=projector&from=${thursday}T12:00&to=${thursday}T17:00&minutes=120`;
  const { body: { windows } } = await person.get<{ windows: { spaceId: string; start: string }[] }>(`/api/v1/free-windows?${wish}`);
  const window = windows[0];
  assert.ok(window, `no space for 40 with a projector is free on Thursday ${thursday}`);
  say(`She has found a space for 40 with a projector on Thursday ${thursday}; the best of ${windows.length} answers.`);

  const request = {
    spaceId: window.spaceId, start: window.start, end: later(window.start, 120), people: 40, equipment: ['projector'], organisationId,
    title: 'Marknadsdialog: utsläppsfria arbetsmaskiner', purpose: 'Inför kommande upphandlingar.',
  };
  const booking = await askFor(person, request);
  say('She has asked for it.');
  return booking;
}

// Booking hears of a confirmed membership a moment after partners has confirmed it.
const askFor = (person: Person, request: object): Promise<Booking> =>
  waitFor('booking to know whom Anna acts for', async () => {
    try {
      return (await person.change<Booking>('POST', '/api/v1/bookings', request)).body;
    } catch (error) {
      if (error instanceof UnexpectedAnswer && error.problem.code === 'booking.not-for-organisation') return undefined;
      throw error;
    }
  });

async function decide(staff: Person, booking: Booking, say: Surroundings['say']): Promise<Booking> {
  const seen = await waitFor('the request in the list of what waits', async () => {
    const { body } = await staff.get<{ items: Booking[] }>('/api/v1/bookings?state=requested&limit=100');
    return body.items.find((item) => item.id === booking.id);
  });
  say(`Sam sees the request of ${seen.applicant?.email}.`);
  const { body } = await staff.change<Booking>('POST', `/api/v1/bookings/${booking.id}/approval`, undefined, { 'if-match': `"${seen.version}"` });
  assert.equal(body.state, 'approved');
  say('He has approved it.');
  return body;
}

async function invited(post: PostBox, { person, phone }: Asker, booking: Booking, say: Surroundings['say']): Promise<CalendarEntry> {
  const entry = await entryFrom(post, person.email, 'REQUEST');
  assert.equal(entry.start, new Date(booking.start).toISOString());
  assert.equal(entry.end, new Date(booking.end).toISOString());
  assert.equal(entry.attendee.toLowerCase(), person.email);
  say(`The mail has come, with an invitation that her calendar understands: “${entry.summary}”.`);
  const sms = await post.sms(phone, /godkän|bokad|approved/i);
  say(`So has the SMS: “${sms.message}”`);
  return entry;
}

async function move(staff: Person, booking: Booking, post: PostBox, anna: Asker, before: CalendarEntry, say: Surroundings['say']): Promise<Booking> {
  const { body } = await staff.change<Booking>(
    'POST', `/api/v1/bookings/${booking.id}/move`,
    { start: later(booking.start, 30), end: later(booking.end, 30) }, { 'if-match': `"${booking.version}"` },
  );
  const entry = await entryFrom(post, anna.person.email, 'REQUEST', before.sequence);
  assert.equal(entry.uid, before.uid);
  assert.equal(entry.start, new Date(body.start).toISOString());
  say(`Sam has moved it half an hour; the same calendar entry has moved with it (sequence ${before.sequence} → ${entry.sequence}).`);
  return body;
}

async function cancel(staff: Person, booking: Booked, post: PostBox, anna: Asker, before: CalendarEntry, say: Surroundings['say']): Promise<void> {
  const reason = 'En vattenläcka gör salen obrukbar den dagen.';
  await staff.change('POST', `/api/v1/bookings/${booking.id}/cancellation`, { reason }, { 'if-match': `"${booking.version}"` });
  const entry = await entryFrom(post, anna.person.email, 'CANCEL');
  assert.equal(entry.uid, before.uid);
  assert.ok(entry.sequence > before.sequence);
  const mail = await post.mail(anna.person.email, /inställd|avbokad/i);
  assert.match(mail.text, /vattenläcka/);
  say('He has had to cancel it; the calendar entry is cancelled and the mail says why.');
}

async function decline(staff: Person, anna: Asker, post: PostBox, say: Surroundings['say']): Promise<void> {
  const booking = await findAndAsk(anna, () => undefined);
  const reason = 'Salen är lovad åt stadens klimatdialog.';
  await staff.change('POST', `/api/v1/bookings/${booking.id}/decline`, { reason });
  const { body } = await anna.person.get<Booking>(`/api/v1/bookings/${booking.id}`);
  assert.deepEqual([body.state, body.reason], ['declined', reason]);
  await waitFor('a mail that carries the reason', async () =>
    (await post.mailsTo(anna.person.email)).find((mail) => mail.text.includes('klimatdialog')),
  );
  say(`She has asked again and was declined, with the reason: “${reason}”`);
}

const later = (time: string, minutes: number) => new Date(new Date(time).getTime() + minutes * 60_000).toISOString();

async function entryFrom(post: PostBox, email: string, method: string, after = -1): Promise<CalendarEntry> {
  return waitFor(`a calendar ${method} to ${email}`, async () => {
    for (const mail of (await post.mailsTo(email)).filter(({ attachments }) => attachments?.length)) {
      const entry = readInvitation(await post.invitation(mail));
      if (entry.method === method && entry.sequence > after) return entry;
    }
    return undefined;
  });
}

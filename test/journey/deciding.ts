import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { Browser } from './browser.js';
import { signInAsStaff, signInByCode, type Person } from './people.js';
import { waitFor, type PostBox } from './post.js';
import { nextOpenThursday } from './thursday.js';

interface Surroundings {
  web: string;
  post: PostBox;
  say: (line: string) => void;
}

interface Booking {
  id: string;
  state: string;
  start: string;
  end: string;
  version: number;
  caseId: string;
  caseNumber: string;
}

interface InboxItem {
  caseId: string;
  competing: number;
  waitsFor: string;
}

interface Offer {
  id: string;
  bookingId: string;
  alternatives: { choice: number; start: string }[];
}

interface RegisterEntry {
  number: string;
  applicantKind: string;
  organisationName: string | null;
  state: string;
}

interface Competing {
  karin: { person: Person; booking: Booking };
  bo: { person: Person; booking: Booking };
  free: { start: string }[];
  spaceId: string;
}

/** Two who want the same room: handled, asked, decided together, and found in the public register. */
export async function deciding({ web, post, say }: Surroundings, staff: Person): Promise<void> {
  const competing = await askForTheSame(web, post, say);
  await handled(staff, post, competing, say);
  await decided(staff, post, competing, say);
  await changed(staff, competing, say);
  await atTheDoor(web, competing, say);
  await onRecord(web, competing, say);
  await counted(staff, say);
}

async function askForTheSame(web: string, post: PostBox, say: Surroundings['say']): Promise<Competing> {
  const [karin, bo] = await Promise.all(['karin', 'bo'].map((name) => signInByCode(web, post, `${name}.${randomBytes(4).toString('hex')}@foreningen.example`)));
  const { body: { sites } } = await karin!.get<{ sites: { id: string; timeZone: string }[] }>('/api/v1/sites');
  const { body: { spaces } } = await karin!.get<{ spaces: { id: string; slug: string }[] }>(`/api/v1/spaces?siteId=${sites[0]!.id}`);
  const spaceId = spaces.find(({ slug }) => slug === 'kajutan')!.id;
  const day = await nextOpenThursday(karin!.browser, sites[0]!);
  const times = `siteId=${sites[0]!.id}&people=4&from=${day}T08:00&to=${day}T20:00&minutes=60`;
  const { body: { windows } } = await karin!.get<{ windows: { spaceId: string; start: string; end: string }[] }>(`/api/v1/free-windows?${times}`);
  const free = windows.filter((window) => window.spaceId === spaceId).flatMap(hours);
  assert.ok(free.length >= 3, 'the little room has no three hours left');

  const wish = { spaceId, ...free[0]!, people: 4 };
  const ask = async (person: Person, title: string) => (await person.change<Booking>('POST', '/api/v1/bookings', { ...wish, title })).body;
  const first = await ask(karin!, 'Styrelsemöte');
  const second = await ask(bo!, 'Intervjuer');
  assert.match(first.caseNumber, /^PRK \d{4}-\d{6}$/);
  say(`Karin and Bo have asked for the same hour in the same room; their requests are in the diary as ${first.caseNumber} and ${second.caseNumber}.`);
  return { karin: { person: karin!, booking: first }, bo: { person: bo!, booking: second }, free, spaceId };
}

const hours = ({ start, end }: { start: string; end: string }): { start: string; end: string }[] => {
  const from = Date.parse(start);
  const count = Math.floor((Date.parse(end) - from) / 3_600_000);
  const at = (hour: number) => new Date(from + hour * 3_600_000).toISOString();
  return Array.from({ length: count }, (_, hour) => ({ start: at(hour), end: at(hour + 1) }));
};

async function handled(staff: Person, post: PostBox, { karin }: Competing, say: Surroundings['say']): Promise<void> {
  const { caseId, caseNumber } = karin.booking;
  const seen = async () => {
    const { body } = await staff.get<{ items: InboxItem[] }>(`/api/v1/inbox?text=${encodeURIComponent(caseNumber)}`);
    return body.items.find((item) => item.caseId === caseId);
  };
  assert.equal((await seen())?.competing, 1);
  await staff.change('POST', `/api/v1/cases/${caseId}/claim`);
  await staff.change('POST', `/api/v1/cases/${caseId}/questions`, { text: 'Hur många blir ni?' });
  assert.equal((await seen())?.waitsFor, 'applicant');
  const mail = await post.mail(karin.person.email, new RegExp(caseNumber));
  say(`Sam has taken on Karin’s case and asked her something; the clock stands still. The mail says: “${mail.subject}”.`);

  await karin.person.change('POST', `/api/v1/cases/${caseId}/messages`, { text: 'Fyra, och en hund.' });
  assert.equal((await seen())?.waitsFor, 'staff');
  say('She has answered, and the case waits for Sam again.');
}

async function decided(staff: Person, post: PostBox, competing: Competing, say: Surroundings['say']): Promise<void> {
  const { karin, bo, free, spaceId } = competing;
  const { body: compared } = await staff.get<{ requests: { booking: Booking }[] }>(`/api/v1/bookings/${karin.booking.id}/competing`);
  const versions = new Map(compared.requests.map(({ booking }) => [booking.id, booking.version]));
  const row = ({ booking: { id } }: { booking: Booking }) => ({ bookingId: id, version: versions.get(id) });
  const until = new Date(Date.now() + 2 * 86_400_000).toISOString();
  const alternatives = [free[1]!, free[2]!].map((hour) => ({ spaceId, ...hour }));
  await staff.change('POST', '/api/v1/bookings/competing-decisions', { approve: row(karin), offers: [{ ...row(bo), alternatives, until }] });
  say('Sam has seen both side by side, approved Karin’s and offered Bo two other hours, all in one decision.');

  const { body: { items: [offer] } } = await bo.person.get<{ items: Offer[] }>('/api/v1/offers?state=open');
  const mail = await post.mail(bo.person.email, new RegExp(bo.booking.caseNumber));
  await bo.person.change('POST', `/api/v1/offers/${offer!.id}/acceptance`, { choice: 2 });
  const { body: booking } = await bo.person.get<Booking>(`/api/v1/bookings/${bo.booking.id}`);
  assert.deepEqual([booking.state, Date.parse(booking.start)], ['approved', Date.parse(free[2]!.start)]);
  say(`Bo has read “${mail.subject}” and taken the second with one click; it is his.`);
}

async function changed(staff: Person, { bo }: Competing, say: Surroundings['say']): Promise<void> {
  const { body: booking } = await bo.person.get<Booking>(`/api/v1/bookings/${bo.booking.id}`);
  const longer = { start: booking.start, end: new Date(Date.parse(booking.end) + 15 * 60_000).toISOString() };
  const { body: change } = await bo.person.change<{ id: string }>('POST', `/api/v1/bookings/${booking.id}/changes`, longer, { 'if-match': `"${booking.version}"` });
  const { body: kept } = await bo.person.get<Booking>(`/api/v1/bookings/${booking.id}`);
  assert.deepEqual([kept.state, kept.end], ['approved', booking.end]);
  await staff.change('POST', `/api/v1/booking-changes/${change.id}/approval`);
  const { body: moved } = await bo.person.get<Booking>(`/api/v1/bookings/${booking.id}`);
  assert.deepEqual([moved.state, Date.parse(moved.end)], ['approved', Date.parse(longer.end)]);
  say('He has asked for a quarter of an hour more, kept what he had meanwhile, and been given it.');
}

async function atTheDoor(web: string, { spaceId }: Competing, say: Surroundings['say']): Promise<void> {
  const admin = await signInAsStaff(web, 'demo-admin');
  const { body: device } = await admin.change<{ id: string }>('POST', '/api/v1/devices', { name: 'Panel, Kajutan', kind: 'door-panel', spaceId });
  const { body: { key } } = await admin.get<{ key: string }>(`/api/v1/devices/${device.id}/key`);
  const panel = new Browser(web);
  const { body } = await panel.post<{ opens: boolean; why: string }>(`/api/v1/spaces/${spaceId}/door`, { code: '000000' }, { headers: { authorization: `Bearer ${key}` } });
  assert.deepEqual([body.opens, body.why], [false, 'wrong']);
  await admin.change('DELETE', `/api/v1/devices/${device.id}`);
  say('A panel at the door has signed in with a key of its own, and let nobody in by a code that is none.');
}

async function onRecord(web: string, { karin }: Competing, say: Surroundings['say']): Promise<void> {
  const anybody = new Browser(web);
  const entry = await waitFor('the case in the public register', async () => {
    const { body } = await anybody.get<{ items: RegisterEntry[] }>(`/api/v1/register?q=${encodeURIComponent(karin.booking.caseNumber)}`);
    return body.items[0];
  });
  assert.deepEqual([entry.applicantKind, entry.organisationName, entry.state], ['private-person', null, 'approved']);
  assert.ok(!JSON.stringify(entry).includes('Styrelsemöte'));
  say('Anybody finds the case in the public register, with what was decided and without a word of who asked or what for.');
}

async function counted(staff: Person, say: Surroundings['say']): Promise<void> {
  const { body: { sites } } = await staff.get<{ sites: { id: string }[] }>('/api/v1/sites');
  const year = new Date().getFullYear();
  const { body } = await staff.get<{ requests: { received: number } }>(`/api/v1/sites/${sites[0]!.id}/statistics?from=${year}-01-01&to=${year + 1}-12-31`);
  assert.ok(body.requests.received > 0);
  say(`The statistics of the house count ${body.requests.received} requests.`);
}

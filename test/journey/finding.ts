import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import ICAL from 'ical.js';
import { Browser, UnexpectedAnswer } from './browser.js';
import { signInByCode, type Person } from './people.js';
import { waitFor, type PostBox } from './post.js';
import { nextOpenThursday } from './thursday.js';

interface Surroundings {
  web: string;
  post: PostBox;
  say: (line: string) => void;
}

interface Site {
  id: string;
  timeZone: string;
}

interface Space {
  id: string;
  slug: string;
}

interface Times {
  start: string;
  end: string;
}

interface Search {
  offers: { spaceId: string; approval: string; windows: (Times & { from: string })[] }[];
  notOffered: { spaceId: string; refusals: { code: string }[] }[];
}

interface Booking extends Times {
  id: string;
  state: string;
  title: string;
}

interface Board {
  spaces: { spaceId: string; taken?: object[] }[];
}

/** A room that is given to whoever asks first: found, held, booked, watched by another, and read in a calendar. */
export async function finding({ web, post, say }: Surroundings): Promise<void> {
  const vera = await signInByCode(web, post, `vera.${randomBytes(4).toString('hex')}@arkitekterna.example`);
  const { body: { sites } } = await vera.get<{ sites: Site[] }>('/api/v1/sites');
  const site = sites[0]!;
  const { body: { spaces } } = await vera.get<{ spaces: Space[] }>(`/api/v1/spaces?siteId=${site.id}`);
  const room = spaces.find(({ slug }) => slug === 'lotsen')!;

  const day = await nextOpenThursday(vera.browser, site);
  const wish = { siteIds: [site.id], people: 3, from: `${day}T12:00`, to: `${day}T17:00`, minutes: 60 };
  const times = await search(vera, wish, room, say);
  const booking = await holdAndBook(web, post, vera, room, times, say);
  await inCalendar(web, vera, booking, say);
  await watched(web, post, vera, booking, { wish, site, day, room }, say);
}

async function search(vera: Person, wish: object, room: Space, say: Surroundings['say']): Promise<Times> {
  const { body } = await vera.change<Search>('POST', '/api/v1/spaces/search', wish);
  const offer = body.offers.find(({ spaceId }) => spaceId === room.id);
  assert.equal(offer?.approval, 'automatic');
  const { body: crowd } = await vera.change<Search>('POST', '/api/v1/spaces/search', { ...wish, people: 30 });
  const small = crowd.notOffered.find(({ spaceId }) => spaceId === room.id);
  assert.ok(small?.refusals.some(({ code }) => code === 'booking.too-many-people'), 'the room is not said to be too small for thirty');
  say(`Vera has looked for a room for three: ${body.offers.length} spaces are offered, and for thirty she is told why hers is not.`);
  return offer.windows[0]!;
}

async function holdAndBook(web: string, post: PostBox, vera: Person, room: Space, { start, end }: Times, say: Surroundings['say']): Promise<Booking> {
  const asked = { spaceId: room.id, start, end };
  const { body: hold } = await vera.change<{ id: string; holdsFloor: boolean }>('POST', '/api/v1/holds', { ...asked, people: 3 });
  assert.equal(hold.holdsFloor, true);
  const rival = await signInByCode(web, post, `rival.${randomBytes(4).toString('hex')}@arkitekterna.example`);
  const request = { ...asked, people: 3, title: 'Samtal om ljusgården' };
  const refused = await refusalOf(rival.change('POST', '/api/v1/bookings', request));
  assert.deepEqual([refused.status, refused.problem.code], [409, 'booking.conflict']);
  const { body: booking } = await vera.change<Booking>('POST', '/api/v1/bookings', { ...request, holdId: hold.id });
  assert.equal(booking.state, 'approved');
  await post.mail(vera.email, /godkänd|bekräft/i);
  say('It was held for her while she filled in the form; another was refused it meanwhile, and it is hers at once.');
  return booking;
}

async function inCalendar(web: string, vera: Person, booking: Booking, say: Surroundings['say']): Promise<void> {
  const { body: feed } = await vera.change<{ id: string; address: string }>('POST', '/api/v1/calendar-feeds', {});
  const anybody = new Browser(web);
  const { pathname } = new URL(feed.address, web);
  const { body: calendar } = await anybody.get<string>(pathname, { headers: { accept: 'text/calendar' } });
  const entries = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent').map((entry) => new ICAL.Event(entry));
  assert.ok(entries.some(({ summary, startDate }) => summary.includes(booking.title) && startDate.toJSDate().getTime() === Date.parse(booking.start)), 'her calendar does not show the booking');
  await vera.change('DELETE', `/api/v1/calendar-feeds/${feed.id}`);
  const gone = await refusalOf(anybody.get(pathname, { headers: { accept: 'text/calendar' } }));
  assert.equal(gone.status, 404);
  say('Her calendar program has read it at a secret address, which she has then revoked.');
}

interface Looked {
  wish: { siteIds: string[]; people: number; minutes: number };
  site: Site;
  day: string;
  room: Space;
}

async function watched(web: string, post: PostBox, vera: Person, booking: Booking, { wish, site, day, room }: Looked, say: Surroundings['say']): Promise<void> {
  const anybody = new Browser(web);
  const takenOn = async () => {
    const { body } = await anybody.get<Board>(`/api/v1/sites/${site.id}/board?from=${day}&days=1`);
    return JSON.stringify(body.spaces.find(({ spaceId }) => spaceId === room.id));
  };
  const shown = await takenOn();
  assert.ok(shown.includes(booking.start), 'the board does not show that the room is taken');
  assert.ok(!shown.includes(booking.title), 'the board tells anybody what the booking is about');

  const bo = await signInByCode(web, post, `bo.${randomBytes(4).toString('hex')}@arkitekterna.example`);
  const { start: from, end: to } = booking;
  await bo.change('POST', '/api/v1/watches', { siteIds: wish.siteIds, people: wish.people, minutes: wish.minutes, spaceIds: [room.id], from, to });
  await vera.change('POST', `/api/v1/bookings/${booking.id}/cancellation`, { reason: 'Mötet blir digitalt.' });
  const told = await waitFor('Bo to be told that the room is free', async () => (await post.mailsTo(bo.email)).find(({ subject }) => /ledig/i.test(subject)));
  assert.ok(told.text.includes('Lotsen'), 'the mail does not say which room is free');
  assert.ok(!(await takenOn()).includes(booking.start), 'the board still shows it as taken');
  say('Bo, who watched the time, was told when Vera cancelled; the board shows when the room is taken and to nobody what for.');

  const { body: his } = await bo.change<Booking>('POST', '/api/v1/bookings', { spaceId: room.id, start: from, end: to, people: 3, title: 'Samtal om takterrassen' });
  assert.equal(his.state, 'approved');
  await waitFor('his watch to have ended', async () => ((await bo.get<{ items: unknown[] }>('/api/v1/watches')).body.items.length === 0 ? true : undefined));
  say('He has booked it, and watches no more.');
  await bo.change('POST', `/api/v1/bookings/${his.id}/cancellation`, { reason: 'Provet är över.' });
}

const refusalOf = (asking: Promise<unknown>): Promise<UnexpectedAnswer> =>
  asking.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: unknown) => {
      if (error instanceof UnexpectedAnswer) return error;
      throw error;
    },
  );

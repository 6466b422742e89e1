import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { getProgrammeEvent, listProgramme, programmeItem, type ProgrammeItem } from '#contracts';
import { DomainError } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';

let house: Gatehouse;

const base = sample(programmeItem) as ProgrammeItem;
const dialogue: ProgrammeItem = {
  ...base, id: '019a0000-0000-7000-8000-000000000050', slug: 'dialog-k3x9', kind: 'market-dialogue', state: 'published', attendance: 'hybrid', topics: ['klimat', 'upphandling'],
  title: { sv: 'Dialog: maskiner & "tyst" bygge <3', en: 'Dialogue: machines & quiet sites' }, summary: { sv: 'Vi lyssnar.', en: 'We listen.' },
  description: { sv: 'Första stycket.\n\nAndra ]]> stycket, med komma; semikolon.', en: 'First.\n\nSecond.' },
  start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z', timeZone: 'Europe/Stockholm', capacity: 40, seatsLeft: 7, version: 3, changedAt: '2026-11-20T10:00:00Z', publishedAt: '2026-11-01T09:00:00Z',
  place: { ...base.place!, siteName: { sv: 'Parken', en: 'Parken' }, spaceName: { sv: 'Salen', en: 'The Hall' }, address: 'Redaregatan 50, Helsingborg' },
  sessions: [{ ...base.sessions[0]!, title: { sv: 'Öppning', en: 'Opening' }, start: '2026-11-26T12:00:00Z', end: '2026-11-26T12:30:00Z', speakers: [{ name: 'Bo Berg', title: 'vd', organisation: 'Bergs Bygg AB' }] }],
};
const cancelled: ProgrammeItem = { ...dialogue, id: '019a0000-0000-7000-8000-000000000052', slug: 'kurs-a1', kind: 'training', state: 'cancelled', attendance: 'online', place: null, sessions: [], version: 5, changedAt: '2026-11-21T10:00:00Z', seatsLeft: 0 };

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => {
  house.services.reset();
  house.services.on(listProgramme, () => ({ items: [dialogue, cancelled], next: null }));
  house.services.on(getProgrammeEvent, ({ slug }) => {
    if (slug !== dialogue.slug) throw new DomainError('event.not-found');
    return dialogue;
  });
});

const get = (path: string, headers: Record<string, string> = {}) => house.visitor().get(`/api/v1${path}`, headers);

const read = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => ({ component, event: new ICAL.Event(component) }));

describe('as a calendar', () => {
  test('an independent reader finds each event, under an id that never changes, with its version', async () => {
    const { text, headers } = await get('/programme.ics');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const [first, second] = read(text);
    expect([first!.event.uid, first!.event.sequence, first!.component.getFirstPropertyValue('status')]).toEqual([`${dialogue.id}@parken`, 3, 'CONFIRMED']);
    expect([second!.event.uid, second!.event.sequence, second!.component.getFirstPropertyValue('status')]).toEqual([`${cancelled.id}@parken`, 5, 'CANCELLED']);
    expect([first!.event.summary, first!.event.location]).toEqual([dialogue.title.sv, 'Salen, Parken, Redaregatan 50, Helsingborg · På nätet']);
    expect(first!.event.startDate.toJSDate()).toEqual(new Date(dialogue.start));
    expect(first!.event.endDate.toJSDate()).toEqual(new Date(dialogue.end));
    expect(first!.event.description).toContain('Andra ]]> stycket, med komma; semikolon.');
  });

  test('in the language of its address, or else of the header', async () => {
    const [byHeader, byAddress] = [await get('/programme.ics', { 'accept-language': 'en' }), await get('/programme.ics?language=en', { 'accept-language': 'sv' })];
    for (const { text, headers } of [byHeader, byAddress]) expect([read(text)[0]!.event.summary, headers.get('content-language')]).toEqual([dialogue.title.en, 'en']);
  });

  test('of one event, and of none that there is not', async () => {
    expect(read((await get(`/programme/${dialogue.slug}/event.ics`)).text).map(({ event }) => event.uid)).toEqual([`${dialogue.id}@parken`]);
    expect((await get('/programme/nothing/event.ics')).body).toMatchObject({ status: 404, code: 'event.not-found' });
  });

  test('holds every page of the programme', async () => {
    house.services.on(listProgramme, ({ after }) => (after ? { items: [cancelled], next: null } : { items: [dialogue], next: 'more' }));
    expect(read((await get('/programme.ics')).text)).toHaveLength(2);
  });
});

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Reads XML as strictly as it is defined, with namespaces. */
function xml(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element = { name: `{${uri}}${local}`, attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])), text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  const add = (more: string) => (open.at(-1)!.text += more);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return root.children[0]!;
}

const within = (element: Element, name: string) => element.children.filter((child) => child.name === `{http://www.w3.org/2005/Atom}${name}`);
const textOf = (element: Element, name: string) => within(element, name)[0]?.text;

describe('as a feed', () => {
  test('is Atom, whose entries have ids for ever and tell when they were changed', async () => {
    const { text, headers } = await get('/programme.atom');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = xml(text);
    expect(feed.name).toBe('{http://www.w3.org/2005/Atom}feed');
    expect([textOf(feed, 'id'), textOf(feed, 'title')]).toEqual([expect.stringMatching(/^urn:uuid:/), 'Parkens program']);
    expect(new Date(textOf(feed, 'updated')!)).toEqual(new Date(cancelled.changedAt));
    expect(within(feed, 'author')).toHaveLength(1);
    const entries = within(feed, 'entry');
    expect(entries.map((entry) => [textOf(entry, 'id'), new Date(textOf(entry, 'updated')!), new Date(textOf(entry, 'published')!)])).toEqual(
      [cancelled, dialogue].map(({ id, changedAt, publishedAt }) => [`urn:uuid:${id}`, new Date(changedAt), new Date(publishedAt!)]),
    );
    // A title of type html is read as HTML: as plain text, "bygge <3" would lose its end.
    expect(within(entries[1]!, 'title')[0]!.attributes.type).toBe('html');
    expect(entries.map((entry) => textOf(entry, 'title'))).toEqual(['Inställt: ', ''].map((prefix) => `${prefix}Dialog: maskiner &amp; &quot;tyst&quot; bygge &lt;3`));
    expect(textOf(entries[1]!, 'content')).toContain('<p>Första stycket.</p>\n<p>Andra ]]&gt; stycket');
    expect(within(entries[1]!, 'link')[0]!.attributes.href).toMatch(/\/programme\/dialog-k3x9$/);
  });

  test('of an empty programme is a feed as well, the same each time', async () => {
    house.services.on(listProgramme, () => ({ items: [], next: null }));
    const [one, other] = [await get('/programme.atom'), await get('/programme.atom')];
    expect(within(xml(one.text), 'entry')).toEqual([]);
    expect(one.text).toBe(other.text);
  });
});

test('in the words of schema.org it says what, when, where, by whom and for how many', async () => {
  const { body, headers } = await get('/programme.jsonld', { 'accept-language': 'en' });
  expect(headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
  expect(body['@context']).toBe('https://schema.org');
  expect(body['@graph']).toMatchObject([
    {
      '@type': 'BusinessEvent', 'name': dialogue.title.en, 'inLanguage': 'en', 'startDate': '2026-11-26T13:00:00+01:00', 'endDate': '2026-11-26T15:00:00+01:00',
      'eventStatus': 'https://schema.org/EventScheduled', 'eventAttendanceMode': 'https://schema.org/MixedEventAttendanceMode',
      'location': [{ '@type': 'Place', 'name': 'The Hall, Parken', 'address': 'Redaregatan 50, Helsingborg' }, { '@type': 'VirtualLocation' }],
      'organizer': { '@type': 'Organization', 'name': 'Parken' }, 'maximumAttendeeCapacity': 40, 'remainingAttendeeCapacity': 7,
      'performer': [{ '@type': 'Person', 'name': 'Bo Berg' }],
      'subEvent': [{ '@type': 'Event', 'name': 'Opening', 'startDate': '2026-11-26T13:00:00+01:00', 'performer': [{ 'name': 'Bo Berg', 'jobTitle': 'vd', 'affiliation': { name: 'Bergs Bygg AB' } }] }],
    },
    { '@type': 'EducationEvent', 'eventStatus': 'https://schema.org/EventCancelled', 'eventAttendanceMode': 'https://schema.org/OnlineEventAttendanceMode', 'location': [{ '@type': 'VirtualLocation' }] },
  ]);
  expect((await get(`/programme/${dialogue.slug}/event.jsonld`)).body).toMatchObject({ '@context': 'https://schema.org', '@id': `urn:uuid:${dialogue.id}` });
});

const formats = ['/programme', `/programme/${dialogue.slug}`, '/programme.ics', '/programme.atom', '/programme.jsonld', `/programme/${dialogue.slug}/event.ics`, `/programme/${dialogue.slug}/event.jsonld`];

describe.each(formats)('%s', (path) => {
  test('may be kept for a minute, and is not sent again to whoever has it', async () => {
    const first = await get(path);
    expect([first.status, first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([200, 'public, max-age=60', 'Accept-Language']);
    expect([first.headers.get('set-cookie'), first.headers.get('ratelimit')]).toEqual([null, null]);
    const etag = first.headers.get('etag')!;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, text, headers } = await get(path, { 'if-none-match': known });
      expect([known, status, text, headers.get('etag'), headers.get('cache-control')]).toEqual([known, 304, '', etag, 'public, max-age=60']);
    }
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await house.visitor().raw('HEAD', `/api/v1${path}`)).status).toBe(200);
  });

  test('is another once a seat is taken, where it tells of seats', async () => {
    const before = await get(path);
    house.services.on(listProgramme, () => ({ items: [{ ...dialogue, seatsLeft: 6 }, cancelled], next: null }));
    house.services.on(getProgrammeEvent, () => ({ ...dialogue, seatsLeft: 6 }));
    const after = await get(path);
    expect(before.headers.get('etag') === after.headers.get('etag')).toBe(before.text === after.text);
    expect(before.text === after.text).toBe(/ics|atom/.test(path));
  });
});

test.each(['/programme', '/programme.ics'])('%s says that events does not answer, and that is not kept', async (path) => {
  house.services.down.add('events');
  const began = Date.now();
  const { status, body, headers } = await get(path);
  expect(Date.now() - began).toBeLessThan(6_000);
  // A service that is there and says nothing, as the stand-in does; one that is gone is 503.
  expect([status, body.code, headers.get('cache-control')]).toEqual([504, 'service.timeout', 'no-store']);
});

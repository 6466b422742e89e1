import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { pino } from 'pino';
import { openFeed, readFeed, type FeedEntry, type FeedView } from '#contracts';
import { DomainError, newId, observeSpans, type EndedSpan } from '#kernel';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => house.services.reset());

const token = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';
const feed: FeedView = { id: newId(), personId: newId(), organisationId: null, spaceId: null, createdAt: '2026-11-20T10:00:00Z', lastReadOn: null };

const entry = (more: Partial<FeedEntry> = {}): FeedEntry => ({
  id: newId(), version: 2, status: 'confirmed', title: 'Dialog; maskiner, "tyst" bygge\\n', spaceName: { sv: 'Salen', en: 'The Hall' }, siteName: { sv: 'Parken', en: 'Parken' },
  address: 'Redaregatan 50, Helsingborg', timeZone: 'Europe/Stockholm', start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z', changedAt: '2026-11-20T10:00:00.123Z', ...more,
});

const tells = (entries: FeedEntry[], whose: object = {}) => house.services.on(readFeed, () => ({ organisation: null, space: null, ...whose, items: entries, next: null }));
const get = (headers: Record<string, string> = {}, query = '') => house.visitor().get(`/api/v1/calendars/${token}.ics${query}`, headers);

/** What an independent reader finds, by the rules that the file itself gives for its time zones. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return {
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    zones: calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid')),
    events: events.map((event) => ({ event, at: [event.startDate, event.endDate].map((time) => new Date(time.toUnixTime() * 1000).toISOString()) })),
  };
}

const at = (instant: string) => new Date(instant).toISOString();

describe('a calendar under a secret address', () => {
  test('has each booking under an id that never changes, as it stands and where it is', async () => {
    const [given, asked, off] = [entry(), entry({ status: 'tentative', version: 1 }), entry({ status: 'cancelled', version: 5 })];
    tells([given, asked, off]);
    const { status, headers, text } = await get();
    expect([status, headers.get('content-type'), headers.get('content-language')]).toEqual([200, 'text/calendar; charset=utf-8', 'sv']);
    const { name, events } = read(text);
    expect(name).toBe('Parken: Mina bokningar');
    expect(events.map(({ event }) => [event.uid, event.sequence, event.component.getFirstPropertyValue('status'), event.component.getFirstPropertyValue('transp')])).toEqual([
      [`${given.id}@parken`, 2, 'CONFIRMED', 'OPAQUE'],
      [`${asked.id}@parken`, 1, 'TENTATIVE', 'OPAQUE'],
      [`${off.id}@parken`, 5, 'CANCELLED', 'TRANSPARENT'],
    ]);
    expect([events[0]!.event.summary, events[0]!.event.location]).toEqual([given.title, 'Salen, Parken, Redaregatan 50, Helsingborg']);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(house.services.of(readFeed)).toMatchObject([{ actor: { roles: ['visitor'] }, input: { token } }]);
  });

  test('has titles whole, in characters of any length', async () => {
    const titles = Array.from({ length: 80 }, (_, index) => `${'x'.repeat(index)}${'🎉å👩🏽‍💻€'.repeat(12)}, slut`);
    tells(titles.map((title) => entry({ title })));
    const { text } = await get();
    expect(read(text).events.map(({ event }) => event.summary)).toEqual(titles);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('has times by the clocks of each site, right when they are changed and wherever the site is', async () => {
    const times: [string, string, string][] = [
      // The night without the hour from two to three, the one with two of it, and across each.
      ['Europe/Stockholm', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
      ['Europe/Stockholm', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
      ['Europe/Stockholm', '2026-10-25T00:30:00Z', '2026-10-25T00:45:00Z'],
      ['Europe/Stockholm', '2026-10-25T01:30:00Z', '2026-10-25T01:45:00Z'],
      ['Europe/Stockholm', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
      ['Europe/Stockholm', '2027-07-01T08:00:00Z', '2027-07-01T09:00:00Z'],
      ['Australia/Lord_Howe', '2026-10-03T15:15:00Z', '2026-10-03T15:45:00Z'],
      ['Asia/Kolkata', '2026-10-03T15:15:00Z', '2026-10-03T15:45:00Z'],
      ['UTC', '2026-10-03T15:15:00Z', '2026-10-03T15:45:00Z'],
    ];
    tells(times.map(([timeZone, start, end]) => entry({ timeZone, start, end })));
    const { text } = await get();
    const { zones, events } = read(text);
    expect(zones).toEqual(['Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Stockholm', 'UTC']);
    expect(events.map((one) => one.at)).toEqual(times.map(([, start, end]) => [at(start), at(end)]));
    expect(text).toContain('DTSTART;TZID=Europe/Stockholm:20260329T013000\r\nDTEND;TZID=Europe/Stockholm:20260329T033000');
    // What the clocks show twice is said in universal time.
    expect(text).toContain('DTSTART:20261025T013000Z\r\nDTEND:20261025T014500Z');
  });

  test('is named for whose it is, in the language of its address or else of the header', async () => {
    tells([], { organisation: 'Bergs Bygg AB' });
    expect(read((await get()).text).name).toBe('Parken: Bergs Bygg AB, bokningar');
    tells([entry()], { space: { sv: 'Salen', en: 'The Hall' } });
    const [byHeader, byAddress] = [await get({ 'accept-language': 'en' }), await get({ 'accept-language': 'sv' }, '?language=en')];
    for (const { text } of [byHeader, byAddress]) {
      const { name, events } = read(text);
      expect([name, events[0]!.event.location]).toEqual(['Parken: The Hall, bookings', 'The Hall, Parken, Redaregatan 50, Helsingborg']);
    }
  });

  test('is not sent again to whoever has it, and is kept by nobody else', async () => {
    const one = entry();
    tells([one]);
    const { headers } = await get();
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
    const again = await get({ 'if-none-match': headers.get('etag')! });
    expect([again.status, again.text]).toEqual([304, '']);
    tells([{ ...one, version: 3 }]);
    expect((await get({ 'if-none-match': headers.get('etag')! })).status).toBe(200);
  });

  test('has every page', async () => {
    house.services.on(readFeed, ({ after }) => ({ organisation: null, space: null, items: [entry()], next: after ? null : newId() }));
    expect(read((await get()).text).events).toHaveLength(2);
  });

  test('is not there once it is revoked, and its secret is in no log and no trace', async () => {
    const [spans, logged]: [EndedSpan[], string[]] = [[], []];
    observeSpans((span) => spans.push(span));
    const gateway = await house.start({}, pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }));
    const visitor = house.visitor({}, gateway.url);
    const path = `/api/v1/calendars/${token}.ics`;
    expect((await visitor.get(path)).status).toBe(200);
    for (const refusal of [new DomainError('link.invalid'), new Error('broken')]) {
      house.services.on(readFeed, () => {
        throw refusal;
      });
      const { status, headers } = await visitor.get(path);
      expect([status, headers.get('cache-control')]).toEqual([refusal instanceof DomainError ? 404 : 500, 'no-store']);
    }
    await visitor.get(`${path}?surprise=1`);
    await visitor.post(path);
    observeSpans(undefined);
    expect(logged.filter((line) => line.includes('"answered"')).length).toBeGreaterThanOrEqual(5);
    expect(spans.length).toBeGreaterThan(5);
    expect(logged.join('') + JSON.stringify(spans)).not.toContain(token);
    for (const wrong of [`${token}x`, token.slice(1), 'x']) expect((await house.visitor().get(`/api/v1/calendars/${wrong}.ics`)).status).toBe(400);
  });
});

describe('opening one', () => {
  test('tells its address once, of which nobody else is told more than the digest', async () => {
    const { visitor } = await house.signedIn(['booker']);
    let opened = '';
    house.services.on(openFeed, ({ digest }) => ({ ...feed, digest: (opened ||= digest) }));
    const [first, second] = [await visitor.post('/api/v1/calendar-feeds', {}), await visitor.post('/api/v1/calendar-feeds', {})];
    expect([first.status, first.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const [, made] = /^http:\/\/[^/]+\/api\/v1\/calendars\/([\w-]{43})\.ics$/.exec(String(first.body.address)) ?? [];
    expect(createHash('sha256').update(made!).digest('hex')).toBe(opened);
    expect(first.body).toEqual({ ...feed, address: first.body.address });
    expect(second.body).toEqual({ ...feed, address: null });
    expect(JSON.stringify(house.services.asked)).not.toContain(made);
    const [one, other] = house.services.of(openFeed).map(({ input }) => input.digest);
    expect(one).not.toBe(other);
    expect((await visitor.post('/api/v1/calendar-feeds', { digest: 'a'.repeat(64) })).body).toMatchObject({ status: 400, errors: [{ field: 'digest' }] });
    expect((await house.visitor().post('/api/v1/calendar-feeds', {})).status).toBe(401);
  });
});

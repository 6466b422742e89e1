import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { showSiteFreeBusy, showSpaceFreeBusy, type SpaceFreeBusy } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';

let house: Gatehouse;

const [spaceId, siteId] = [newId(), newId()];
// A day of 25 hours.
const days = { timeZone: 'Europe/Stockholm', start: '2026-10-24T22:00:00Z', end: '2026-10-25T23:00:00Z' };
const hall: SpaceFreeBusy = {
  spaceId,
  name: { sv: 'Salen; stora, vita', en: 'The Hall' },
  periods: [
    { start: '2026-10-24T22:00:00Z', end: '2026-10-25T00:00:00Z', status: 'unavailable' },
    { start: '2026-10-25T00:30:00Z', end: '2026-10-25T01:30:00Z', status: 'busy' },
    { start: '2026-10-25T05:00:00Z', end: '2026-10-25T06:00:00Z', status: 'tentative' },
    { start: '2026-10-25T07:00:00Z', end: '2026-10-25T08:00:00Z', status: 'busy' },
  ],
};
const room: SpaceFreeBusy = { spaceId: newId(), name: { sv: 'Rummet', en: 'The Room' }, periods: [] };

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => {
  house.services.reset();
  house.services.on(showSpaceFreeBusy, () => ({ ...days, ...hall }));
  house.services.on(showSiteFreeBusy, ({ after }) => ({ ...days, items: [after ? room : hall], next: after ? null : hall.spaceId }));
});

const get = (path: string, headers: Record<string, string> = {}) => house.visitor().get(`/api/v1${path}`, headers);

/** What an independent reader finds taken. */
function read(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vfreebusy').map((space) => ({
    uid: space.getFirstPropertyValue('uid'),
    name: space.getFirstPropertyValue('comment'),
    from: time(space.getFirstPropertyValue('dtstart')),
    to: time(space.getFirstPropertyValue('dtend')),
    taken: Object.fromEntries(
      space.getAllProperties('freebusy').map((one) => [one.getFirstParameter('fbtype'), (one.getValues() as ICAL.Period[]).map((period) => `${time(period.start)}/${time(period.getEnd())}`)]),
    ),
  }));
}

const time = (value: unknown) => (value as ICAL.Time).toJSDate().toISOString().replace('.000', '');

describe('when a space is taken', () => {
  test('is told to anybody, who may keep it for a minute and is not sent it again', async () => {
    const { status, headers, body } = await get(`/spaces/${spaceId}/free-busy?from=2026-10-25&to=2026-10-25`);
    expect([status, body]).toEqual([200, { ...days, ...hall }]);
    expect([headers.get('cache-control'), headers.get('ratelimit')]).toEqual(['public, max-age=60', null]);
    expect(house.services.of(showSpaceFreeBusy)).toMatchObject([{ actor: { roles: ['visitor'] }, input: { spaceId, from: '2026-10-25', to: '2026-10-25' } }]);
    const etag = headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await get(`/spaces/${spaceId}/free-busy?from=2026-10-25&to=2026-10-25`, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    house.services.on(showSpaceFreeBusy, () => ({ ...days, ...hall, periods: hall.periods.slice(1) }));
    expect((await get(`/spaces/${spaceId}/free-busy?from=2026-10-25&to=2026-10-25`, { 'if-none-match': etag })).status).toBe(200);
  });

  test('is told to calendar programs by kind, in the hour that comes twice too', async () => {
    const { status, headers, text } = await get(`/spaces/${spaceId}/free-busy.ics`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(read(text)).toEqual([
      {
        uid: `${spaceId}@parken`,
        name: 'Salen; stora, vita',
        from: days.start,
        to: days.end,
        taken: {
          'BUSY': ['2026-10-25T00:30:00Z/2026-10-25T01:30:00Z', '2026-10-25T07:00:00Z/2026-10-25T08:00:00Z'],
          'BUSY-TENTATIVE': ['2026-10-25T05:00:00Z/2026-10-25T06:00:00Z'],
          'BUSY-UNAVAILABLE': ['2026-10-24T22:00:00Z/2026-10-25T00:00:00Z'],
        },
      },
    ]);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect((await get(`/spaces/${spaceId}/free-busy.ics`, { 'if-none-match': headers.get('etag')! })).status).toBe(304);
  });

  test('is refused as it is elsewhere', async () => {
    house.services.on(showSpaceFreeBusy, () => {
      throw new DomainError('space.not-found');
    });
    for (const path of ['free-busy', 'free-busy.ics']) expect((await get(`/spaces/${spaceId}/${path}`)).body).toMatchObject({ status: 404, code: 'space.not-found' });
    expect((await get(`/spaces/${spaceId}/free-busy.ics?from=x`)).body).toMatchObject({ status: 400, errors: expect.arrayContaining([expect.objectContaining({ field: 'from', in: 'query' })]) });
  });
});

test('of a site every space is told, in the language asked for', async () => {
  expect((await get(`/sites/${siteId}/free-busy`)).body).toEqual({ ...days, items: [hall], next: hall.spaceId });
  const { text } = await get(`/sites/${siteId}/free-busy.ics?from=2026-10-25&language=en`);
  expect(read(text).map(({ name, taken }) => [name, Object.keys(taken).length])).toEqual([['The Hall', 3], ['The Room', 0]]);
  expect(house.services.of(showSiteFreeBusy).at(-1)).toMatchObject({ input: { siteId, from: '2026-10-25', after: hall.spaceId } });
});

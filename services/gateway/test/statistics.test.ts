import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { showStatistics, type StatisticsView } from '#contracts';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';

const siteId = showStatistics.example.siteId;
const period = 'from=2026-01-01&to=2026-12-31';
const used = { bookings: 3, people: 40, hoursBooked: 12.5 };
const use = { ...used, hoursOpen: 100, utilisation: 0.125 };
const statistics: StatisticsView = {
  ...(sample(showStatistics.reply) as StatisticsView),
  bySpace: [{ spaceId: siteId, name: { sv: 'Salen "stor", hela', en: 'The Hall' }, ...use, noShows: 1, cancelledLate: 2 }],
  byWeekday: [{ weekday: 1, ...use, utilisation: null }],
  byOrganisation: [
    { kind: 'organisation', organisationId: siteId, name: '=HYPERLINK("http://example.org";"Universitetet")', ...used },
    { kind: 'private', organisationId: null, name: null, ...used },
  ],
};

let house: Gatehouse;

beforeAll(async () => {
  house = await Gatehouse.open();
  house.services.on(showStatistics, () => statistics);
});
afterAll(() => house.close());

const table = async (query: string, headers: Record<string, string> = {}) => {
  const { visitor } = await house.signedIn(['staff']);
  return visitor.get(`/api/v1/sites/${siteId}/statistics.csv?${period}${query}`, headers);
};

test('staff see how the house is used, and nobody else', async () => {
  const { visitor } = await house.signedIn(['staff']);
  expect(await visitor.get(`/api/v1/sites/${siteId}/statistics?${period}&organisations=5`)).toMatchObject({ status: 200, body: statistics });
  expect(house.services.of(showStatistics)).toMatchObject([{ input: { siteId, from: '2026-01-01', to: '2026-12-31', organisations: 5 } }]);
  expect((await house.visitor().get(`/api/v1/sites/${siteId}/statistics.csv?${period}`)).status).toBe(401);
});

test('a spreadsheet has its headings in the language of whoever asks, and is not kept', async () => {
  const { status, headers, text } = await table('&by=space', { 'accept-language': 'en' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-language')).toBe('en');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-disposition')).toBe('attachment; filename="statistics-space-2026-01-01-2026-12-31.csv"');
  expect(text).toContain('Space,Bookings,People,Hours booked,Hours open,Utilisation,No-shows,Cancelled late\r\nThe Hall,3,40,12.5,100,0.125,1,2\r\n');
  expect((await table('', { 'accept-language': 'sv' })).text).toContain('\r\n"Salen ""stor"", hela",3,');
  expect((await table('&by=weekday&language=sv')).text).toContain('måndag,3,40,12.5,100,\r\n');
});

test('what somebody has called herself is no formula in it', async () => {
  const { text } = await table('&by=organisation');
  expect(text).toContain(`\r\n"'=HYPERLINK(""http://example.org"";""Universitetet"")",3,40,12.5\r\n`);
  expect(text).toContain('\r\nPrivatpersoner,3,40,12.5\r\n');
});

test.each(['hour', 'month', 'requests'])('there is a table by %s', async (by) => {
  expect(await table(`&by=${by}`)).toMatchObject({ status: 200 });
});

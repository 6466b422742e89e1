import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { showBoard, type ReplyOf } from '#contracts';
import { DomainError, newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';

type Board = ReplyOf<typeof showBoard>;

let house: Gatehouse;
beforeAll(async () => {
  house = await Gatehouse.open();
});
afterAll(() => house.close());
beforeEach(() => house.services.reset());

const siteId = newId();
// A title may look like anything.
const spaces = ['Styrelsemöte', '"spaces":[', '],"next":null}'].map((title): Board['spaces'][number] => ({
  spaceId: newId(),
  floor: null,
  open: [],
  taken: [],
  public: [{ start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z', title }],
}));
const board = (shown: Board['spaces'], next: string | null): Board => ({
  siteId,
  timeZone: 'Europe/Stockholm',
  days: [{ date: '2026-11-26', start: '2026-11-25T23:00:00Z', end: '2026-11-26T23:00:00Z' }],
  spaces: shown,
  next,
});
const get = (query: string) => house.visitor().get(`/api/v1/sites/${siteId}/board?${query}`);

describe('a board', () => {
  test('is passed on whole, however many pages the service makes of it', async () => {
    house.services.on(showBoard, ({ after }) => {
      const index = after === undefined ? 0 : spaces.findIndex(({ spaceId }) => spaceId === after) + 1;
      return board([spaces[index]!], index < 2 ? spaces[index]!.spaceId : null);
    });
    const { status, headers, body } = await get('from=2026-11-26');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const { next: _, ...whole } = board(spaces, null);
    expect(body).toEqual(whole);
    expect(house.services.of(showBoard).map(({ input }) => input.after)).toEqual([undefined, spaces[0]!.spaceId, spaces[1]!.spaceId]);
  });

  test('of a site without spaces has none', async () => {
    house.services.on(showBoard, () => board([], null));
    expect((await get('from=2026-11-26&days=7')).body).toMatchObject({ siteId, spaces: [] });
  });

  test('is refused as the service refuses it, and where the question makes no sense', async () => {
    house.services.on(showBoard, () => {
      throw new DomainError('site.not-found');
    });
    expect(await get('from=2026-11-26')).toMatchObject({ status: 404, body: { code: 'site.not-found' } });
    for (const wrong of ['', 'from=2026-02-30', 'from=2026-11-26&days=8', 'from=2026-11-26&limit=1', 'from=2026-11-26&after=x']) {
      expect((await get(wrong)).status).toBe(400);
    }
  });
});

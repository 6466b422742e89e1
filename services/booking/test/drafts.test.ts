import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getDraft, listDrafts, personErased, personForgotten, placeHold, placeWatch, removeDraft, saveDraft } from '#contracts';
import { newId, type DomainError } from '#kernel';
import { raw, sql } from '#persistence';
import { eventually } from '#testing';
import { largestDraft } from '../src/domain/drafts.js';
import { DraftsWorker } from '../src/drafts/drafts-worker.js';
import { openHall, refusal, thursday, today, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const booker = () => hall.house.as('booker');

it('any part of a request is kept, shown to its owner alone, and changed by whoever has seen its last version', async () => {
  const [anna, bo] = [booker(), booker()];
  const draftId = newId();
  const first = await anna.call(saveDraft, { draftId, content: {} });
  expect(first).toEqual({ id: draftId, content: {}, changedAt: today, expiresAt: '2026-12-20T10:00:00Z', version: 1 });
  const content = { title: 'Dialog', contact: { email: 'anna@' }, equipment: ['projector' as const], rrule: 'FREQ=WEEKLY', spaceId: hall.space.hall };
  const second = await anna.call(saveDraft, { draftId, version: 1, content });
  expect(second).toMatchObject({ content, version: 2 });
  expect(await anna.call(getDraft, { draftId })).toEqual(second);

  for (const version of [undefined, 1])
    expect(await refusal(anna.call(saveDraft, { draftId, version, content: {} }))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
  expect(await refusal(bo.call(getDraft, { draftId }))).toMatchObject({ code: 'draft.not-found' });
  expect(await refusal(bo.call(saveDraft, { draftId, version: 2, content: {} }))).toMatchObject({ code: 'draft.not-found' });
  expect(await refusal(bo.call(removeDraft, { draftId }))).toMatchObject({ code: 'draft.not-found' });
  // The id is the client's, and tells nobody whether somebody else has the same.
  expect(await bo.call(saveDraft, { draftId, content: { title: 'Annat' } })).toMatchObject({ version: 1 });
  expect((await anna.call(listDrafts, {})).items).toEqual([second]);

  await anna.call(removeDraft, { draftId });
  expect((await anna.call(listDrafts, {})).items).toEqual([]);
  expect(await bo.call(getDraft, { draftId })).toMatchObject({ content: { title: 'Annat' } });
});

it('a version that no draft can have is no version', async () => {
  const [anna, draftId] = [booker(), newId()];
  await anna.call(saveDraft, { draftId, content: {} });
  for (const version of [2 ** 31, 2 ** 40]) expect(await refusal(anna.call(saveDraft, { draftId, version, content: {} }))).toMatchObject({ code: 'input.invalid' });
  expect(await refusal(anna.call(saveDraft, { draftId, version: 2 ** 31 - 1, content: {} }))).toMatchObject({ code: 'version.changed' });
});

it('a person keeps twenty at most, also when many are saved at once', async () => {
  const anna = booker();
  const settled = await Promise.allSettled(Array.from({ length: 25 }, () => anna.call(saveDraft, { draftId: newId(), content: {} })));
  const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
  expect(codes).toEqual(Array.from({ length: 5 }, () => 'draft.too-many'));
  expect((await anna.call(listDrafts, {})).items).toHaveLength(20);
});

it('the longest that a form can hold is kept', async () => {
  const content = {
    title: '”'.repeat(120), purpose: '”'.repeat(2000), exdates: Array.from({ length: 400 }, () => '2026-11-26T13:00:00'),
    serviceIds: Array.from({ length: 20 }, newId), pooled: Array.from({ length: 20 }, () => ({ poolId: newId(), amount: 1000 })),
  };
  expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(largestDraft);
  const draftId = newId();
  await booker().call(saveDraft, { draftId, content });
});

it('one is removed thirty days after its last change', async () => {
  const anna = booker();
  const [old, changed] = [newId(), newId()];
  for (const draftId of [old, changed]) await anna.call(saveDraft, { draftId, content: {} });
  hall.house.clock.advance('PT719H');
  await anna.call(saveDraft, { draftId: changed, version: 1, content: {} });
  hall.house.clock.advance('PT1H');
  await hall.house.running[0]!.context.get(DraftsWorker).run();
  expect((await anna.call(listDrafts, {})).items.map(({ id }) => id)).toEqual([changed]);
  const tables = hall.house.database('booking');
  expect(await tables.query(sql`select from drafts where id = ${old}`)).toEqual([]);
  expect(await tables.query(sql`select kind, case_number from removal_log`)).toEqual([{ kind: 'draft', case_number: null }]);
});

it('a person who is erased leaves no draft, hold or watch behind, and can make no more', async () => {
  hall.house.clock.set(today);
  const anna = booker();
  const hour = { start: thursday('13:00'), end: thursday('14:00') };
  const make = [
    () => anna.call(saveDraft, { draftId: newId(), content: { title: 'Zaragoza', contact: { name: 'Anna Ek' } } }),
    () => anna.call(placeHold, { spaceId: hall.space.room, ...hour }),
    () => anna.call(placeWatch, { siteIds: [hall.siteId], people: 500, from: hour.start, to: hour.end, minutes: 60 }),
  ];
  for (const one of make) await one();
  await hall.house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  await eventually('it is told that she is forgotten', async () => (await hall.house.told(personForgotten.booking))[0]);
  const tables = hall.house.database('booking');
  for (const table of ['drafts', 'holds', 'watches', 'idempotency']) {
    const rows = await tables.query<{ row: string }>(sql`select t::text as row from ${raw(table)} as t`);
    expect(rows.filter(({ row }) => row.includes(anna.id) || row.includes('Zaragoza'))).toEqual([]);
  }
  for (const one of make) expect(await refusal(one())).toMatchObject({ code: 'person.erased' });
});

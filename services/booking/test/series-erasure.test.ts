import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { approveSeries, getSeries, personErased, personForgotten, requestSeries, seriesAnonymised } from '#contracts';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { seriesWish, states } from './series-wish.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.house.close());

it('a series stays without whoever asked for it, told as it then stands, and nothing else of it is in the stream', async () => {
  const { house } = workshop;
  const [anna, staff] = [house.as('booker'), house.as('staff')];
  const title = 'Kurs i Zaragoza';
  const approved = await anna.call(requestSeries, seriesWish(workshop, 'west', { title, purpose: title }));
  await staff.call(approveSeries, { seriesId: approved.id });
  const waiting = await anna.call(requestSeries, seriesWish(workshop, 'booth-0', { title, contact: { name: 'Anna Ek' } }));

  await house.tell(personErased, { aggregateId: anna.id, data: { personId: anna.id } });
  const told = await eventually('both are told as they stand', async () => {
    const facts = await house.told(seriesAnonymised);
    return facts.length === 2 && facts;
  });
  expect(told.map(({ subject }) => subject).toSorted()).toEqual([approved.id, waiting.id].toSorted());
  expect(JSON.stringify(told)).not.toContain('Zaragoza');
  expect(JSON.stringify(told)).not.toContain(anna.id);
  const forgotten = await eventually('it is told that she is forgotten', async () => (await house.told(personForgotten.booking))[0]);
  expect(forgotten.data.purge).toEqual(expect.arrayContaining([approved.id, waiting.id]));

  const shown = await staff.call(getSeries, { seriesId: approved.id });
  expect(shown).toMatchObject({ applicantId: null, title: '[raderad / erased]', version: 3 });
  expect(states(shown)).toEqual(['12-07 cancelled', '12-14 cancelled', '12-21 cancelled']);
  const left = await house.database('booking').query(sql`select t::text from series as t where t::text like ${`%${anna.id}%`}`);
  expect(left).toEqual([]);
});

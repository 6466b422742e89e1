import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { admitVisitor, listInside, recordScan, registerWalkIn, revealPass, seeOffVisitor, visitorLeft } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { ClosingWorker } from '../src/closing/closing-worker.js';
import { noon, openLobby, registration, tellRegistration, visitOf, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  // Two replicas, which both look for those who were forgotten.
  lobby = await openLobby({ replicas: 2 });
});
afterAll(() => lobby.house.close());
beforeEach(() => lobby.house.clock.set(noon));

const closeAt = async (time: string) => {
  lobby.house.clock.set(time);
  await Promise.all(lobby.house.running.map(({ context }) => context.get(ClosingWorker).run()));
};
const desk = () => lobby.house.as('reception');
const inside = async () => (await desk().call(listInside, { siteId: lobby.siteId })).items.map(({ id }) => id);

async function attendee(event: { start: string; end: string }): Promise<string> {
  const told = registration(lobby.siteId, { event });
  await tellRegistration(lobby, told);
  await desk().call(admitVisitor, { visitId: told.registrationId });
  return told.registrationId;
}

it('whoever is inside when the house has closed is taken to have left then, and that is told once', async () => {
  const { id } = await desk().call(registerWalkIn, { siteId: lobby.siteId, name: 'Bo' });
  await closeAt('2026-11-26T15:59:59Z');
  expect(await inside()).toEqual([id]);
  await closeAt('2026-11-26T16:20:00Z');
  expect(await inside()).toEqual([]);
  expect(await visitOf(lobby, id)).toMatchObject({ state: 'left', leftAt: '2026-11-26T16:00:00Z', leftBy: 'closing', version: 2 });
  await closeAt('2026-11-26T17:00:00Z');
  const facts = await eventually('it is told', async () => {
    const told = (await lobby.house.told(visitorLeft)).filter(({ subject }) => subject === id);
    return told.length > 0 && told;
  });
  expect(facts).toHaveLength(1);
  expect(facts[0]!.data).toMatchObject({ state: 'left', leftBy: 'closing', leftAt: '2026-11-26T16:00:00Z' });
});

it('an evening goes on after the house has closed, and whoever comes after it is over leaves with the day', async () => {
  const evening = await attendee({ start: '2026-11-26T17:00:00Z', end: '2026-11-26T20:00:00Z' });
  await closeAt('2026-11-26T19:00:00Z');
  expect(await inside()).toEqual([evening]);
  await closeAt('2026-11-26T20:30:00Z');
  expect(await visitOf(lobby, evening)).toMatchObject({ state: 'left', leftAt: '2026-11-26T20:00:00Z' });
  await desk().call(admitVisitor, { visitId: evening });
  await closeAt('2026-11-26T22:59:00Z');
  expect(await inside()).toEqual([evening]);
  await closeAt('2026-11-26T23:00:00Z');
  expect(await visitOf(lobby, evening)).toMatchObject({ state: 'left', leftAt: '2026-11-26T23:00:00Z' });
});

it('nobody who was seen to leave leaves again, and a door may still tell when she really left', async () => {
  const seen = await attendee({ start: '2026-11-26T13:00:00Z', end: '2026-11-26T15:00:00Z' });
  const forgotten = await attendee({ start: '2026-11-26T13:00:00Z', end: '2026-11-26T15:00:00Z' });
  lobby.house.clock.set('2026-11-26T15:00:00Z');
  await desk().call(seeOffVisitor, { visitId: seen });
  await closeAt('2026-11-27T09:00:00Z');
  expect(await visitOf(lobby, seen)).toMatchObject({ leftAt: '2026-11-26T15:00:00Z', leftBy: 'reception' });
  expect(await visitOf(lobby, forgotten)).toMatchObject({ leftAt: '2026-11-26T16:00:00Z', leftBy: 'closing' });

  const { pass } = await lobby.house.asPeer('notifications', revealPass, { visitId: forgotten });
  const scan = { pass: pass!, siteId: lobby.siteId, direction: 'out' as const, nonce: newId(), at: '2026-11-26T15:10:00Z' };
  await lobby.house.as('device').call(recordScan, scan);
  expect(await visitOf(lobby, forgotten)).toMatchObject({ leftAt: '2026-11-26T15:10:00Z', leftBy: 'scan' });
});

it('who came in again after closing stays inside, also when a door tells afterwards that she had been there before', async () => {
  const told = registration(lobby.siteId);
  const id = told.registrationId;
  await tellRegistration(lobby, told);
  const { pass } = await lobby.house.asPeer('notifications', revealPass, { visitId: id });
  const scan = { pass: pass!, siteId: lobby.siteId, direction: 'in' as const };
  lobby.house.clock.set('2026-11-26T16:30:00Z');
  await lobby.house.as('device').call(recordScan, { ...scan, nonce: newId() });
  await lobby.house.as('device').call(recordScan, { ...scan, nonce: newId(), at: '2026-11-26T14:00:00Z' });
  await closeAt('2026-11-26T16:40:00Z');
  expect(await visitOf(lobby, id)).toMatchObject({ state: 'inside', arrivedAt: '2026-11-26T16:30:00Z' });
  const ends = await lobby.tables.query(sql`select went_out = '2026-11-26T16:00:00Z' as "atClosing" from entries where visit_id = ${id} order by came_in`);
  expect(ends).toEqual([{ atClosing: true }, { atClosing: null }]);
  await closeAt('2026-11-26T23:00:00Z');
  expect(await visitOf(lobby, id)).toMatchObject({ state: 'left', leftAt: '2026-11-26T23:00:00Z' });
});

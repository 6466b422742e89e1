import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { organisationRecorded } from '#contracts';
import { newId } from '#kernel';
import { sql, type Database } from '#persistence';
import { House, testDirectory } from '#testing';
import { bookingService } from '../../services/booking/src/booking.module.js';
import { readCommand } from '../src/operator/dead-letters.js';
import { withSystem } from '../src/operator/operator.js';

let house: House;
let database: Database;
let environment: NodeJS.ProcessEnv;

const nothing = () => Promise.resolve();

beforeAll(async () => {
  house = await House.open([bookingService]);
  database = house.database('booking');
  environment = { NATS_URL: house.nats.urlOf('gateway'), ACTOR_PRIVATE_KEY: house.keys.privateKey };
});
afterAll(() => house?.close());
beforeEach(() => database.execute(sql`delete from dead_letters`));

/** What the command says, and, where it failed, why. */
async function run(...given: string[]): Promise<{ said: string; failure?: string }> {
  const said: string[] = [];
  try {
    const command = readCommand(given);
    await withSystem(environment, (ask) => command(ask, (line) => said.push(line)));
    return { said: said.join('\n') };
  } catch (error) {
    return { said: said.join('\n'), failure: (error as Error).message };
  }
}

async function bury(name: unknown, reaction = 'name-organisation-when-organisation-recorded'): Promise<{ id: string; organisationId: string }> {
  const [id, organisationId] = [newId(), newId()];
  const envelope = JSON.stringify({
    specversion: '1.0', id: newId(), type: organisationRecorded.type, subject: organisationId, time: house.clock.now().toString(),
    aggregateversion: 1, data: { id: organisationId, name, kind: 'legal-entity', version: 1 },
  });
  await database.execute(sql`
    insert into dead_letters (id, reaction, event_id, event_type, aggregate_id, envelope, reason, attempts)
    values (${id}, ${reaction}, ${newId()}, ${organisationRecorded.type}, ${organisationId}, ${envelope}, 'TypeError in react', 6)`);
  return { id, organisationId };
}

const nameOf = (id: string) => database.maybeOne<{ name: string }>(sql`select name from organisations where id = ${id}`);

describe('the operator', () => {
  test('sees what a service could not take in, and why', async () => {
    expect(await run('list', 'booking')).toEqual({ said: 'booking: none' });
    const { id, organisationId } = await bury('Byggbolaget AB');
    const { said, failure } = await run('list', 'booking');
    expect(failure).toBeUndefined();
    for (const part of ['booking: 1', id, organisationId, 'name-organisation', 'TypeError in react (6 attempts)']) expect(said).toContain(part);
    expect(said).not.toContain('Byggbolaget');
  });

  test('is told which services do not answer', async () => {
    const { said, failure } = await run('list');
    expect(said).toContain('booking: none');
    expect(said).toContain('partners: does not answer');
    expect(failure).toBe('The list is not complete: events, partners, visitors, notifications did not answer.');
  }, 60_000);

  test('lets one take effect, once', async () => {
    const { id, organisationId } = await bury('Byggbolaget AB');
    expect(await run('replay', 'booking', id)).toEqual({ said: 'It has taken effect and is gone from the list.' });
    expect(await nameOf(organisationId)).toEqual({ name: 'Byggbolaget AB' });
    expect((await run('replay', 'booking', id)).failure).toContain('may have been replayed already');
  });

  test('is told that one has failed again', async () => {
    const { id } = await bury(42);
    expect((await run('replay', 'booking', id)).failure).toBe('It has failed again and is kept: not as agreed: name invalid_type');
    expect((await run('list', 'booking')).said).toContain('(7 attempts)');
  });

  test('lets all try again, and one that fails keeps none of the others back', async () => {
    const letters = [await bury('Ett'), await bury(null), await bury('Tre')];
    const { said, failure } = await run('replay', 'booking', '--all');
    expect(failure).toBe('1 have failed again and are kept.');
    expect(said).toContain('2 of 3 have taken effect.');
    expect(await Promise.all(letters.map(async ({ organisationId }) => (await nameOf(organisationId))?.name))).toEqual(['Ett', undefined, 'Tre']);
  });

  test.each([
    [['list', 'kitchen'], 'there are booking, events, partners, visitors, notifications'],
    [['replay', 'booking'], 'npm run dead-letters -- replay <service> <id>'],
    [['replay', 'booking', 'first'], 'take it from the list'],
    [[], 'npm run dead-letters -- list'],
  ])('is told what can be said instead of %j', async (given, expected) => {
    expect((await run(...given)).failure).toContain(expected);
  });

  test('is told what is missing, before anything is tried', async () => {
    await expect(withSystem({ NATS_URL: 'nats://nobody@127.0.0.1:1' }, nothing)).rejects.toThrow('ACTOR_PRIVATE_KEY is missing');
    await expect(withSystem({ DATA_DIR: testDirectory('empty') }, nothing)).rejects.toThrow('The system is not running here');
  });

  test('waits a few seconds for a broker, not for ever', async () => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/launcher/src/dead-letters.js', 'list'], {
      env: { NATS_URL: 'nats://gateway:wrong@127.0.0.1:1', ACTOR_PRIVATE_KEY: house.keys.privateKey }, encoding: 'utf8', timeout: 20_000,
    });
    expect([status, stderr]).toEqual([1, 'NATS at 127.0.0.1:1 does not answer, or does not know this login.\n']);
  });
});

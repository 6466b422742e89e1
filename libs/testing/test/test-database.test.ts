import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '#testing';
import { withClient } from '#persistence';

describe('a test database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase(['booking', 'partners']);
  });

  afterAll(async () => {
    await database.drop();
  });

  const as = <T>(service: string, work: (client: pg.Client) => Promise<T>) => withClient(database.urlOf(service), work);

  test('has the tables behind reliable messages in each schema', async () => {
    const rows = await as('booking', async (client) => (await client.query('select * from outbox')).rows);
    expect(rows).toEqual([]);
  });

  test.each([
    ['reads another schema', 'select * from partners.outbox'],
    ['makes a table', 'create table booking.mine (id int)'],
    ['makes a table in public', 'create table public.mine (id int)'],
    ['drops a table', 'drop table booking.outbox'],
    ['empties a table', 'truncate booking.outbox'],
    ['claims that a migration has run', `insert into booking.migrations (name, checksum) values ('x', 'x')`],
    ['becomes its owner', 'set role booking_owner'],
  ])('its login is refused when it %s', async (_what, statement) => {
    await expect(as('booking', (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
  });

  test('the login of a service that has no part in it may not connect', async () => {
    const other = await testDatabase(['notifications']);
    const url = new URL(other.urlOf('notifications'));
    url.pathname = new URL(database.adminUrl).pathname;
    await expect(withClient(url.toString(), (client) => client.query('select 1'))).rejects.toMatchObject({ code: '42501' });
    await other.drop();
  });

  test('two of them share nothing', async () => {
    const other = await testDatabase(['booking', 'partners']);
    await withClient(other.adminUrl, (client) => client.query('create table booking.only_here (id int)'));
    const seen = await withClient(database.adminUrl, (client) => client.query(`select to_regclass('booking.only_here') as found`));
    expect(seen.rows).toEqual([{ found: null }]);
    await other.drop();
  });

  test('is gone when it is dropped, whoever is still connected', async () => {
    const other = await testDatabase(['booking']);
    const client = new pg.Client(other.urlOf('booking'));
    client.on('error', () => undefined);
    await client.connect();
    await other.drop();
    await expect(withClient(other.adminUrl, (admin) => admin.query('select 1'))).rejects.toMatchObject({ code: '3D000' });
  });
});

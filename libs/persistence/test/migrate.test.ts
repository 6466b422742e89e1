import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { assertMigrated, Database, migrate, migrationDirectories, withClient } from '#persistence';
import { testDatabase, testDirectory, type TestDatabase } from '#testing';

let database: TestDatabase;
let own: string;
let directories: string[];

beforeEach(async () => {
  database = await testDatabase(['booking']);
  own = mkdtempSync(join(testDirectory('migrations'), 'own-'));
  directories = [...migrationDirectories('booking'), own];
});

afterEach(async () => {
  await database.drop();
  rmSync(own, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(own, name), text);
const run = () => migrate(database.adminUrl, 'booking', directories);

test('runs what has not run yet, in order and once', async () => {
  write('9002-b.sql', 'insert into steps values (2)');
  write('9001-a.sql', 'create table steps (n int); insert into steps values (1)');
  await expect(run()).resolves.toEqual(['9001-a.sql', '9002-b.sql']);
  await expect(run()).resolves.toEqual([]);
  const { rows } = await withClient(database.urlOf('booking'), (client) => client.query('select n from steps order by n'));
  expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
});

test('two at once run each file once', async () => {
  write('9001-a.sql', 'create table steps (n int)');
  const both = await Promise.all([run(), run()]);
  expect(both.flat()).toEqual(['9001-a.sql']);
});

test('a file that fails leaves nothing of itself behind', async () => {
  write('9001-a.sql', 'create table steps (n int); select 1/0');
  await expect(run()).rejects.toThrow('migration 9001-a.sql of booking failed: division by zero');
  write('9001-a.sql', 'create table steps (n int)');
  await expect(run()).resolves.toEqual(['9001-a.sql']);
});

test('a file that was changed after it had run is refused', async () => {
  write('9001-a.sql', 'create table steps (n int)');
  await run();
  write('9001-a.sql', 'create table steps (n bigint)');
  await expect(run()).rejects.toThrow('migrations of booking were changed after they had run: 9001-a.sql');
});

test('a file that has run and is gone is refused', async () => {
  write('9001-a.sql', 'create table steps (n int)');
  await run();
  rmSync(join(own, '9001-a.sql'));
  await expect(run()).rejects.toThrow('migrations of booking that have run are missing: 9001-a.sql');
});

test('two files of one name are refused', async () => {
  write('0001-messaging.sql', 'select 1');
  await expect(run()).rejects.toThrow('two migrations are called 0001-messaging.sql');
});

test('a service may start when every migration has run, and not before', async () => {
  const db = new Database({ url: database.urlOf('booking'), name: 'test' });
  await assertMigrated(db, 'booking', directories);
  write('9001-a.sql', 'create table steps (n int)');
  await expect(assertMigrated(db, 'booking', directories)).rejects.toThrow('the database of booking lacks 9001-a.sql');
  await run();
  await assertMigrated(db, 'booking', directories);
  await db.close();
});

test('the index type of the allocation table is there', async () => {
  write('9001-a.sql', 'create table taken (cell int, during tstzrange, exclude using gist (cell with =, during with &&))');
  await expect(run()).resolves.toEqual(['9001-a.sql']);
});

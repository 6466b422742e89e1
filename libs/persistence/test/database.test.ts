import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { Database, isDatabaseAway, sql, sqlState, withClient } from '#persistence';
import { eventually, testDatabase, type TestDatabase } from '#testing';

let postgres: TestDatabase;
let admin: Database;
let db: Database;

beforeAll(async () => {
  postgres = await testDatabase(['booking']);
  await withClient(postgres.adminUrl, (client) => client.query(`
    set role booking_owner; set search_path = booking;
    create table things (id int primary key, n int not null default 0)`));
  admin = new Database({ url: postgres.adminUrl, name: 'admin' });
  db = new Database({ url: postgres.urlOf('booking'), name: 'under test', maxConnections: 3 });
});
afterAll(async () => {
  await Promise.all([db.close(), admin.close()]);
  await postgres.drop();
});

const killConnections = () => admin.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'under test'`);

describe('values', () => {
  test('instants come and go as instants, to the microsecond', async () => {
    const time = Temporal.Instant.from('2026-03-29T01:30:00.123456Z');
    const { back, list } = await db.one<{ back: Temporal.Instant; list: number }>(sql`
      select ${time}::timestamptz as back, cardinality(${[time, time]}::timestamptz[]) as list`);
    expect(back.equals(time)).toBe(true);
    expect(list).toBe(2);
  });

  test('counts are numbers', async () => {
    await expect(db.one(sql`select count(*) as n from generate_series(1, 3)`)).resolves.toEqual({ n: 3 });
  });

  test('one row means one', async () => {
    await expect(db.one(sql`select 1 where false`)).rejects.toThrow('expected one row, got 0');
    await expect(db.maybeOne(sql`select 1 where false`)).resolves.toBeUndefined();
  });
});

describe('a transaction', () => {
  test('is undone as a whole where its work fails', async () => {
    const work = db.transaction(async (tx) => {
      await tx.execute(sql`insert into things (id) values (1)`);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await expect(db.query(sql`select from things where id = 1`)).resolves.toEqual([]);
  });

  test('whose failed statement was swallowed is not taken for done', async () => {
    const work = db.transaction(async (tx) => {
      await tx.execute(sql`insert into things (id) values (2)`);
      await tx.execute(sql`insert into things (id) values (2)`).catch(() => undefined);
      return 'done';
    });
    await expect(work).rejects.toThrow('rolled back');
    await expect(db.query(sql`select from things where id = 2`)).resolves.toEqual([]);
  });

  test('that Postgres broke a deadlock with begins again', async () => {
    await db.execute(sql`insert into things (id) values (10), (11)`);
    let attempts = 0;
    const add = (first: number, then: number) => db.transaction(async (tx) => {
      attempts++;
      await tx.execute(sql`update things set n = n + 1 where id = ${first}`);
      await tx.execute(sql`select pg_sleep(0.1)`);
      await tx.execute(sql`update things set n = n + 1 where id = ${then}`);
    });
    await Promise.all([add(10, 11), add(11, 10)]);
    await expect(db.query(sql`select n from things where id in (10, 11)`)).resolves.toEqual([{ n: 2 }, { n: 2 }]);
    expect(attempts).toBeGreaterThan(2);
  });

  test('whose connection is killed while it thinks fails, and neither the process nor the pool does', async () => {
    const work = db.transaction(async (tx) => {
      await tx.execute(sql`insert into things (id) values (3)`);
      await killConnections();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.execute(sql`select 1`);
    });
    const error = await work.catch((reason: unknown) => reason);
    expect(isDatabaseAway(error)).toBe(true);
    await expect(Promise.all([1, 2, 3, 4].map((n) => db.one(sql`select ${n}::int as n`)))).resolves.toHaveLength(4);
    await expect(db.query(sql`select from things where id = 3`)).resolves.toEqual([]);
  });

  test('gives its connection back, whatever becomes of it', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => db.transaction(async (tx) => {
      await tx.execute(n % 3 === 0 ? sql`select nonsense` : sql`select 1`);
      if (n % 3 === 1) throw new Error('no');
    })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(db.one(sql`select 1 as n`)).resolves.toEqual({ n: 1 });
  });
});

describe('reads that leave together', () => {
  test('see one moment, whatever is written meanwhile', async () => {
    await db.execute(sql`insert into things (id) values (40)`);
    const reading = db.together<[{ n: number }, unknown, { n: number }]>([
      sql`select n from things where id = ${40}`, sql`select pg_sleep(${0.3})`, sql`select n from things where id = ${40}`,
    ]);
    await db.one(sql`select pg_sleep(0.1)`);
    await db.execute(sql`update things set n = 7 where id = 40`);
    const [before, , after] = await reading;
    expect([before, after]).toEqual([[{ n: 0 }], [{ n: 0 }]]);
  });

  test('tell of the one that failed, and leave the connection as it was', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => db.together([sql`select ${1}::int`, sql`select ${2} / 0`, sql`select ${3}::int`])));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
    await db.execute(sql`insert into things (id) values (41)`);
  });

  test('see in a transaction what it has written', async () => {
    const [rows] = await db.transaction(async (tx) => {
      await tx.execute(sql`insert into things (id, n) values (42, 3)`);
      return tx.together<[{ n: number }]>([sql`select n from things where id = ${42}`]);
    });
    expect(rows).toEqual([{ n: 3 }]);
  });
});

describe('what is sent together with the commit', () => {
  test('is there when the transaction has ended', async () => {
    const done = await db.transaction(async (tx) => {
      await tx.execute(sql`insert into things (id) values (19)`);
      tx.atCommit(sql`insert into things (id, n) values (20, 5)`);
      tx.atCommit(sql`update things set n = 6 where id = 19`);
      tx.atCommit(sql`insert into things (id, n) values (18, 7)`);
      return tx.query(sql`select from things where id in (18, 20)`);
    });
    expect(done).toEqual([]);
    await expect(db.query(sql`select n from things where id in (18, 19, 20) order by id`)).resolves.toEqual([{ n: 7 }, { n: 6 }, { n: 5 }]);
  });

  test('undoes all where it fails, and its own error is told', async () => {
    const work = db.transaction(async (tx) => {
      await tx.execute(sql`insert into things (id) values (21)`);
      tx.atCommit(sql`insert into things (id) values (21)`);
      tx.atCommit(sql`insert into things (id) values (22)`);
    });
    expect(sqlState(await work.catch((error: unknown) => error))).toBe('23505');
    await expect(db.query(sql`select from things where id in (21, 22)`)).resolves.toEqual([]);
  });

  test('is not sent where the work fails', async () => {
    const work = db.transaction(async (tx) => {
      tx.atCommit(sql`insert into things (id) values (23)`);
      await tx.execute(sql`select nonsense`);
    });
    expect(sqlState(await work.catch((error: unknown) => error))).toBe('42703');
    await expect(db.query(sql`select from things where id = 23`)).resolves.toEqual([]);
  });

  test('begins again with the rest where Postgres broke a deadlock with it', async () => {
    await db.execute(sql`insert into things (id) values (24), (25)`);
    const add = (first: number, then: number) => db.transaction(async (tx) => {
      await tx.execute(sql`update things set n = n + 1 where id = ${first}`);
      await tx.execute(sql`select pg_sleep(0.1)`);
      tx.atCommit(sql`update things set n = n + 1 where id = ${then}`);
    });
    await Promise.all([add(24, 25), add(25, 24)]);
    await expect(db.query(sql`select n from things where id in (24, 25)`)).resolves.toEqual([{ n: 2 }, { n: 2 }]);
  });

  test('and the connection is killed: it fails, and nothing is there', async () => {
    const work = db.transaction(async (tx) => {
      await tx.execute(sql`insert into things (id) values (26)`);
      tx.atCommit(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    expect(isDatabaseAway(await work.catch((error: unknown) => error))).toBe(true);
    await expect(db.query(sql`select from things where id = 26`)).resolves.toEqual([]);
  });
});

describe('statements that come often', () => {
  const often = Array.from({ length: 12 }, (_, n) => n);
  const all = sql`select * from things where id = 30`;

  test('are prepared, and others are not', async () => {
    for (const n of often) await db.transaction((tx) => tx.query(sql`select ${n}::int as often`));
    await db.transaction(async (tx) => {
      const kept = await tx.query<{ statement: string }>(sql`select statement from pg_prepared_statements`);
      expect(kept.map(({ statement }) => statement)).toContain('select $1::int as often');
      expect(kept.every(({ statement }) => !statement.includes('pg_prepared_statements'))).toBe(true);
    });
  });

  test('see a table that has changed meanwhile', async () => {
    await db.execute(sql`insert into things (id) values (30)`);
    await Promise.all(often.map(() => db.query(all)));
    await withClient(postgres.adminUrl, (client) => client.query('alter table booking.things add column more text'));
    await expect(Promise.all(often.map(() => db.query(all)))).resolves.toEqual(often.map(() => [{ id: 30, n: 0, more: null }]));
    await withClient(postgres.adminUrl, (client) => client.query('alter table booking.things drop column more'));
    await expect(Promise.all(often.map(() => db.transaction((tx) => tx.query(all))))).resolves.toEqual(often.map(() => [{ id: 30, n: 0 }]));
  });

  test('fail as others do, and come again', async () => {
    const outcomes = await Promise.allSettled(often.map((n) => db.one(sql`select 1 / ${n % 2}::int as n`)));
    expect(outcomes.map(({ status }) => status)).toEqual(often.map((n) => (n % 2 ? 'fulfilled' : 'rejected')));
  });
});

test('statements that do not wait for each other are answered each with its own', async () => {
  const numbers = Array.from({ length: 40 }, (_, n) => n);
  const answers = await db.transaction((tx) => Promise.all(numbers.map((n) => tx.one<{ n: number }>(sql`select ${n}::int as n`))));
  expect(answers.map(({ n }) => n)).toEqual(numbers);
});

describe('a session', () => {
  test('keeps its locks until it is closed, and is no part of the pool', async () => {
    const sessions = await Promise.all([1, 2, 3, 4].map(() => db.session()));
    for (const [index, session] of sessions.entries()) await session.query(sql`select pg_advisory_lock(${index})`);
    await expect(db.one(sql`select 1 as n`)).resolves.toEqual({ n: 1 });
    await Promise.all(sessions.map((session) => session.close()));
    await eventually('the locks are given back', async () =>
      (await admin.query(sql`select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`)).length === 0);
  });

  test('knows that its connection was killed', async () => {
    const session = await db.session();
    expect(session.isOpen).toBe(true);
    await killConnections();
    await eventually('it knows', () => !session.isOpen);
    await expect(session.query(sql`select 1`)).rejects.toThrow(/terminat|not queryable/);
    await session.close();
    await eventually('the pool knows, too', () => db.query(sql`select 1`).then(() => true, () => false));
  });
});

test('nobody there is told from a mistake', async () => {
  const nobody = new Database({ url: 'postgres://x:y@127.0.0.1:1/z', name: 'test' });
  const away = await nobody.query(sql`select 1`).catch((error: unknown) => error);
  expect(isDatabaseAway(away)).toBe(true);
  await nobody.close();
  const mistake = await db.query(sql`select nonsense`).catch((error: unknown) => error);
  expect([sqlState(mistake), isDatabaseAway(mistake)]).toEqual(['42703', false]);
});

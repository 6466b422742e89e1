import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { Temporal } from 'temporal-polyfill';

/** Something that SQL can be sent to: the pool, or one transaction. */
export interface Queryable {
  query<T>(sql: Sql): Promise<T[]>;
  /** The single row that must be there. */
  one<T>(sql: Sql): Promise<T>;
  maybeOne<T>(sql: Sql): Promise<T | undefined>;
  /** Number of rows affected. */
  execute(sql: Sql): Promise<number>;
}

export type Transaction = Queryable;

export interface DatabaseOptions {
  url: string;
  /** Shown in pg_stat_activity. */
  name: string;
  maxConnections?: number;
}

const { INT8, TIMESTAMPTZ } = pg.types.builtins;
type TypeId = (typeof pg.types.builtins)[keyof typeof pg.types.builtins];

const toInstant = (text: string) => Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: TypeId, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return toInstant;
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

// 40001 serialisation failure, 40P01 deadlock: nothing has happened, and the same transaction may succeed when tried again.
const worthAnotherTry = new Set(['40001', '40P01']);
const tries = 5;

/** One service's Postgres: a pool whose connections see only that service's schema. */
export class Database implements Queryable {
  private readonly pool: pg.Pool;

  constructor(options: DatabaseOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      application_name: options.name,
      max: options.maxConnections ?? 10,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
      types,
    });
    // An idle connection that the server closes is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  query = <T>(sql: Sql): Promise<T[]> => on(this.pool).query<T>(sql);
  one = <T>(sql: Sql): Promise<T> => on(this.pool).one<T>(sql);
  maybeOne = <T>(sql: Sql): Promise<T | undefined> => on(this.pool).maybeOne<T>(sql);
  execute = (sql: Sql): Promise<number> => on(this.pool).execute(sql);

  /** Runs `work` in one READ COMMITTED transaction, again from its beginning where Postgres broke a deadlock with it. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= tries || !worthAnotherTry.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(on(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** A connection of its own, for session-level advisory locks. The caller ends it. */
  async dedicated(): Promise<pg.PoolClient> {
    return this.pool.connect();
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** SQLSTATE of a Postgres error, e.g. `23P01` for an exclusion violation. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined;

/** Postgres is away, starting or out of room: trying again later may succeed, and nothing is wrong with what was sent. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state) return /^(?:08|53|57P|58)/.test(state) || worthAnotherTry.has(state);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(error.message)
  );
}

const parameter = (value: unknown): unknown => {
  if (value instanceof Temporal.Instant) return value.toString();
  if (Array.isArray(value)) return value.map(parameter);
  return value;
};

function on(target: pg.Pool | pg.PoolClient): Queryable {
  const run = (sql: Sql) => target.query<pg.QueryResultRow>({ text: sql.text, values: sql.values.map(parameter) });
  return {
    query: async <T>(sql: Sql) => (await run(sql)).rows as T[],
    one: async <T>(sql: Sql) => {
      const { rows } = await run(sql);
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}: ${sql.text}`);
      return rows[0] as T;
    },
    maybeOne: async <T>(sql: Sql) => (await run(sql)).rows[0] as T | undefined,
    execute: async (sql: Sql) => (await run(sql)).rowCount ?? 0,
  };
}

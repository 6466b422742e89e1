import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { Temporal } from 'temporal-polyfill';
import { isWorthAnotherTry } from './sql-state.js';

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

/** A connection of its own, outside of the pool. What Postgres holds for a session ends with it. */
export interface Session extends Queryable {
  /** Whether the connection has not been lost or ended, as far as this side knows. */
  readonly isOpen: boolean;
  close(): Promise<void>;
}

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

const tries = 5;

// A server that has gone without a word must not keep a request, or a connection of the pool, for ever.
const statementMs = 30_000;
const answerMs = 35_000;

/** One service's Postgres: a pool whose connections see only that service's schema. */
export class Database implements Queryable {
  private readonly pool: pg.Pool;
  private readonly settings: pg.ClientConfig;

  constructor(options: DatabaseOptions) {
    this.settings = {
      connectionString: options.url,
      application_name: options.name,
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementMs,
      query_timeout: answerMs,
      idle_in_transaction_session_timeout: statementMs,
      keepAlive: true,
      types,
    };
    this.pool = new pg.Pool({ ...this.settings, max: options.maxConnections ?? 10, idleTimeoutMillis: 30_000 });
    this.pool.on('error', survive);
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
        if (attempt >= tries || !isWorthAnotherTry(error)) throw error;
      }
    }
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    client.on('error', survive);
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(on(client));
      await commit(client);
      return result;
    } catch (error) {
      await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
      throw error;
    } finally {
      client.off('error', survive);
      client.release(broken);
    }
  }

  /** A connection of its own, for session-level locks, that the pool neither waits for nor lacks. The caller closes it. */
  async session(): Promise<Session> {
    const client = new pg.Client(this.settings);
    let isOpen = true;
    client.on('error', () => (isOpen = false));
    client.on('end', () => (isOpen = false));
    await client.connect();
    return {
      ...on(client),
      get isOpen() { return isOpen; },
      close: () => goodbye(client),
    };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

// Whoever waits for the connection is told of its end by what she has asked; without a listener it would end the process.
const survive = () => undefined;

// Postgres gives a session's locks back when the connection is gone, even where it can no longer be asked to.
async function goodbye(client: pg.Client): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, 2_000).unref());
  await Promise.race([client.end().catch(survive), patience]);
}

// In a transaction that a caught error has broken, Postgres answers COMMIT with ROLLBACK and calls it success.
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('the transaction had failed before and was rolled back');
}

const parameter = (value: unknown): unknown => {
  if (value instanceof Temporal.Instant) return value.toString();
  if (Array.isArray(value)) return value.map(parameter);
  return value;
};

function on(target: pg.Pool | pg.ClientBase): Queryable {
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

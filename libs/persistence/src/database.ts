import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { Temporal } from 'temporal-polyfill';
import { rfc3339 } from '#kernel';
import { BatchingSocket } from './batching-socket.js';
import { inOneStatement } from './in-one-statement.js';
import { PreparedStatements } from './prepared-statements.js';
import { isDatabaseAway, isStalePlan, isWorthAnotherTry, sqlState } from './sql-state.js';

/** Something that SQL can be sent to: the pool, or one transaction. */
export interface Queryable {
  query<T>(sql: Sql): Promise<T[]>;
  /** The single row that must be there. */
  one<T>(sql: Sql): Promise<T>;
  maybeOne<T>(sql: Sql): Promise<T | undefined>;
  /** Number of rows affected. */
  execute(sql: Sql): Promise<number>;
  /** The rows of several reads that leave in one trip. Outside of a transaction they all see one and the same moment. */
  together<T extends unknown[]>(reads: Together<T>): Promise<RowsOf<T>>;
}

type Together<T extends unknown[]> = { [K in keyof T]: Sql };
type RowsOf<T extends unknown[]> = { [K in keyof T]: T[K][] };

export interface Transaction extends Queryable {
  /**
   * A statement that writes, sent together with the commit and in one with all others of the kind: it does not see what they have
   * written. Where it fails, nothing of the transaction stays.
   */
  atCommit(sql: Sql): void;
}

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

// Prepared, since only what is prepared can leave together with other statements.
const begin = { name: 'begin', text: 'begin' };
const beginToRead = { name: 'begin to read', text: 'begin isolation level repeatable read read only' };
const commit = { name: 'commit', text: 'commit' };

const tries = 5;

// A server that has gone without a word must not keep a request, or a connection of the pool, for ever.
const statementMs = 30_000;
const answerMs = 35_000;

// Each connection is a process of several megabytes at the server. Those that a steady load needs are never idle for so long.
const idleMs = 10_000;

/** One service's Postgres: a pool whose connections see only that service's schema. */
export class Database implements Queryable {
  private readonly pool: pg.Pool;
  private readonly settings: pg.ClientConfig;
  private readonly prepared = new PreparedStatements();

  constructor(options: DatabaseOptions) {
    this.settings = {
      connectionString: options.url,
      application_name: options.name,
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementMs,
      query_timeout: answerMs,
      idle_in_transaction_session_timeout: statementMs,
      keepAlive: true,
      // Statements are sent as they come, and answered in their order.
      pipeline: true,
      stream: () => new BatchingSocket(),
      types,
    };
    this.pool = new pg.Pool({ ...this.settings, max: options.maxConnections ?? 10, idleTimeoutMillis: idleMs });
    this.pool.on('error', survive);
  }

  query = <T>(sql: Sql): Promise<T[]> => this.alone((pool) => pool.query<T>(sql));
  one = <T>(sql: Sql): Promise<T> => this.alone((pool) => pool.one<T>(sql));
  maybeOne = <T>(sql: Sql): Promise<T | undefined> => this.alone((pool) => pool.maybeOne<T>(sql));
  execute = (sql: Sql): Promise<number> => this.alone((pool) => pool.execute(sql));
  together = <T extends unknown[]>(reads: Together<T>): Promise<RowsOf<T>> => again(() => this.onClient((client) => this.readTogether(client, reads)));

  /**
   * Runs `work` in one READ COMMITTED transaction, again from its beginning where Postgres broke a deadlock with it. Statements
   * that do not wait for each other share a trip to Postgres, the first one with the transaction's begin.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return again(() => this.attempt(work));
  }

  private alone<T>(statement: (pool: Queryable) => Promise<T>): Promise<T> {
    return again(() => this.onClient((client) => statement(this.on(client))));
  }

  // When commit has been answered, so has everything before it, and the next may use the connection.
  private async readTogether<T extends unknown[]>(client: pg.PoolClient, reads: Together<T>): Promise<RowsOf<T>> {
    const begun = client.query(beginToRead);
    const [rows, ended] = await Promise.allSettled([this.on(client, begun).together(reads), client.query(commit)]);
    if (rows.status === 'rejected') throw rows.reason;
    if (ended.status === 'rejected') throw ended.reason;
    return rows.value;
  }

  private attempt<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.onClient(async (client) => {
      try {
        const begun = client.query(begin);
        const last: Sql[] = [];
        const result = await work({ ...this.on(client, begun), atCommit: (sql) => void last.push(sql) });
        await this.commit(client, last);
        return result;
      } catch (error) {
        await client.query('rollback').catch((rollbackError: Error) => Promise.reject(new Unusable(rollbackError, error)));
        throw error;
      }
    });
  }

  // In a transaction that a failed statement has broken, Postgres answers COMMIT with ROLLBACK and calls it success.
  private async commit(client: pg.PoolClient, last: readonly Sql[]): Promise<void> {
    const on = this.on(client);
    const answers = await Promise.allSettled([...inOneStatement(last).map((sql) => on.execute(sql)), client.query(commit).then(({ command }) => command)]);
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    const [command] = answers.slice(-1) as [PromiseFulfilledResult<unknown>];
    if (command.value !== 'COMMIT') throw new Error('the transaction had failed before and was rolled back');
  }

  private async onClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    client.on('error', survive);
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      broken = unusableAfter(error);
      throw error instanceof Unusable ? error.cause : error;
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
      ...this.on(client),
      get isOpen() { return isOpen; },
      close: () => goodbye(client),
    };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** @param begun what must have succeeded before an answer is worth anything */
  private on(client: pg.ClientBase, begun?: Promise<unknown>): Queryable {
    begun?.catch(survive);
    const run = async ({ text, values }: Sql) => {
      const answer = client.query<pg.QueryResultRow>({ name: this.prepared.nameOf(text), text, values: values.map(parameter) });
      answer.catch(survive);
      await begun;
      return answer;
    };
    return {
      query: async <T>(sql: Sql) => (await run(sql)).rows as T[],
      one: async <T>(sql: Sql) => {
        const { rows } = await run(sql);
        if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}: ${sql.text}`);
        return rows[0] as T;
      },
      maybeOne: async <T>(sql: Sql) => (await run(sql)).rows[0] as T | undefined,
      execute: async (sql: Sql) => (await run(sql)).rowCount ?? 0,
      together: async <T extends unknown[]>(reads: Together<T>) => {
        const answers = await Promise.all(reads.map(run));
        return answers.map(({ rows }) => rows) as RowsOf<T>;
      },
    };
  }
}

/** @returns why the connection had better be given up, if it had */
function unusableAfter(error: unknown): Error | undefined {
  if (error instanceof Unusable) return error;
  // Every plan that it has kept may be as old; and what has been sent over one that does not answer is still under way.
  const isDoubtful = isStalePlan(error) || (sqlState(error) === undefined && isDatabaseAway(error));
  return isDoubtful ? (error as Error) : undefined;
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= tries || !(isWorthAnotherTry(error) || isStalePlan(error))) throw error;
    }
  }
}

/** The connection cannot be used any more, and why that was noticed. */
class Unusable extends Error {
  constructor(
    { message }: Error,
    override readonly cause: unknown,
  ) {
    super(message);
  }
}

// Whoever waits for the connection is told of its end by what she has asked; without a listener it would end the process.
const survive = () => undefined;

// Postgres gives a session's locks back when the connection is gone, even where it can no longer be asked to.
async function goodbye(client: pg.Client): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, 2_000).unref());
  await Promise.race([client.end().catch(survive), patience]);
}

const parameter = (value: unknown): unknown => {
  if (value instanceof Temporal.Instant) return rfc3339(value);
  if (Array.isArray(value)) return value.map(parameter);
  return value;
};

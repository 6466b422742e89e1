import type pg from 'pg';
import type { Database } from '#persistence';

/**
 * Being the one replica that does a thing, by a Postgres advisory lock on a connection of its own.
 * Whoever loses the connection has lost the lock, and another takes over.
 */
export class Leadership {
  private client: pg.PoolClient | undefined;

  constructor(
    private readonly database: Database,
    private readonly name: string,
  ) {}

  /** Whether it is this replica now; tries to become it where nobody is. */
  async held(): Promise<boolean> {
    if (this.client) return true;
    const client = await this.database.dedicated();
    try {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [this.name]);
      if (!rows[0]?.held) {
        client.release();
        return false;
      }
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    client.once('error', (error) => this.lose(client, error));
    client.once('end', () => this.lose(client, new Error('connection ended')));
    this.client = client;
    return true;
  }

  async release(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    // Closing the connection gives the lock back even where the server can no longer be asked to.
    client?.release(true);
  }

  private lose(client: pg.PoolClient, error: Error): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.release(error);
  }
}

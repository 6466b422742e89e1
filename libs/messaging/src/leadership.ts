import { sql, type Database, type Queryable, type Session } from '#persistence';

/**
 * Being the one replica that does a thing, by a Postgres advisory lock on a connection of its own.
 * Whoever loses the connection has lost the lock, and another takes over.
 */
export class Leadership {
  private session: Session | undefined;
  private leads = false;

  constructor(
    private readonly database: Database,
    private readonly name: string,
  ) {}

  /**
   * The connection that holds the lock, or undefined while another replica leads; tries to lead where nobody does.
   * What the leader asks of the database should go through it: then nothing is done by one who has lost the lock unawares.
   */
  async held(): Promise<Queryable | undefined> {
    if (!this.session?.isOpen) {
      await this.release();
      this.session = await this.database.session();
    }
    const { session } = this;
    if (!this.leads) {
      const { held } = await session.one<{ held: boolean }>(sql`select pg_try_advisory_lock(hashtextextended(${this.name}, 0)) as held`);
      this.leads = held;
    }
    return this.leads ? session : undefined;
  }

  async release(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    this.leads = false;
    await session?.close();
  }
}

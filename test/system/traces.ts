import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';

interface Secrets {
  postgresAdmin: string;
  natsAdmin: string;
}

/** Every place of a running system where something of a person could be left, read past all of its interfaces. */
export class Traces {
  private readonly secrets: Secrets;

  constructor(
    private readonly dataDir: string,
    private readonly needles: readonly string[],
  ) {
    this.secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as Secrets;
  }

  /** `where: what` for each find; empty when nothing is left. */
  async find(): Promise<string[]> {
    return [...(await this.inTables()), ...(await this.inStreams()), ...this.inLogs()];
  }

  async inTables(): Promise<string[]> {
    return this.withPostgres(async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(`
        select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
      const finds: string[] = [];
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(`select one::text as row from ${name} as one`);
        finds.push(...rows.flatMap(({ row }) => this.matches(`table ${name}`, row)));
      }
      return finds;
    });
  }

  async inStreams(): Promise<string[]> {
    return this.withNats(async (connection) => {
      const manager = await jetstreamManager(connection);
      const finds: string[] = [];
      for await (const { config, state } of manager.streams.list()) {
        for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
          const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
          if (message) finds.push(...this.matches(`stream ${config.name}`, `${message.subject} ${message.string()}`));
        }
      }
      return finds;
    });
  }

  inLogs(): string[] {
    const folder = join(this.dataDir, 'logs');
    return readdirSync(folder).flatMap((file) => this.matches(`log ${file}`, readFileSync(join(folder, file), 'utf8')));
  }

  async withPostgres<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const [, , , port] = readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const client = new pg.Client(`postgres://postgres:${this.secrets.postgresAdmin}@127.0.0.1:${port}/parken`);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Puts something in the stream past the outbox, as a service gone wrong would. */
  publish = (subject: string, event: object): Promise<unknown> =>
    this.withNats((connection) => jetstream(connection).publish(subject, JSON.stringify(event)));

  private async withNats<T>(work: (connection: NatsConnection) => Promise<T>): Promise<T> {
    const servers = /"?listen"?:\s*"?([\d.]+:\d+)/.exec(readFileSync(join(this.dataDir, 'nats', 'nats.conf'), 'utf8'))![1]!;
    const connection = await connect({ servers, user: 'admin', pass: this.secrets.natsAdmin });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }

  private matches(where: string, text: string): string[] {
    const lower = text.toLowerCase();
    return this.needles.filter((needle) => lower.includes(needle.toLowerCase())).map((needle) => `${where}: ${needle} in ${text.slice(0, 300)}`);
  }
}

import { mkdirSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import { pino } from 'pino';
import { freePort, startNats, startPostgres, type EmbeddedServer } from '#embedded';
import { connectNats, ensureStreams } from '#messaging';
import { asLogin, atDatabase } from '#persistence';
import { prepareDatabase } from '../../launcher/src/prepare/database.js';
import { loadService, natsUser } from '../../launcher/src/prepare/catalogue.js';
import { newSecrets, type Secrets } from '../../launcher/src/secrets.js';
import { mainOf, nodeOptionsOf } from '../../launcher/src/services.js';
import { Doors } from './people.js';
import { startService, stopService } from './service-process.js';

const postgresSettings = { shared_buffers: '512MB', max_wal_size: '4GB', checkpoint_timeout: '30min', max_connections: '200', jit: 'off' };
const mostADay = '1000000';

/** Raised so that one machine can stand for a city. */
export const limits = { RATE_SIGNED_IN_PER_MINUTE: mostADay, RATE_ADDRESS_PER_MINUTE: mostADay };

/** What our own side of the database is: a service has a pool of this many connections. */
export const connections = 16;

interface Parts {
  folder: string;
  servers: EmbeddedServer[];
  nats: NatsConnection;
  natsPort: number;
  secrets: Secrets;
  gatewayPort: number;
  services: ChildProcess[];
  /** Where CPU profiles go. */
  profile: string | undefined;
}

const always = ['booking', 'gateway'];
const withTables = ['booking', 'notifications'];
const all = [...always, 'notifications'];

/** Postgres, NATS, and of our services those that bookings go through, each a process of its own as in production. Others only while a case needs them. */
export class BenchSystem {
  private constructor(
    private readonly parts: Parts,
    readonly gatewayPort: number,
    /** The superuser's, of the database of our services. */
    readonly productUrl: string,
    /** The same tables in a database of their own, which no service looks into: there the floor is measured. */
    readonly floorUrl: string,
    readonly doors: Doors,
  ) {}

  static async start(profile: string | undefined): Promise<BenchSystem> {
    const folder = mkdtempSync(join(tmpdir(), 'parken-bench-'));
    chmodSync(folder, 0o755);
    const secrets = newSecrets(all);
    const services = await Promise.all(all.map(loadService));
    const users = services.map((service) => natsUser(service, secrets.services[service.name]!));
    mkdirSync(join(folder, 'nats'));
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), port: 0, password: secrets.postgresAdmin, settings: postgresSettings });
    const broker = await startNats({ dataDir: join(folder, 'nats'), port: 0, users: [{ user: 'admin', password: secrets.natsAdmin }, ...users] });
    const nats = await connectNats(broker.url, 'bench', pino({ level: 'silent' }));
    await ensureStreams(nats);
    const [productUrl, floorUrl] = ['parken', 'floor'].map((name) => atDatabase(postgres.url, name)) as [string, string];
    await prepareDatabase(productUrl, withTables, secrets.services);
    await prepareDatabase(floorUrl, ['booking'], secrets.services);
    const parts: Parts = { folder, servers: [broker, postgres], nats, natsPort: broker.port, secrets, gatewayPort: await freePort(), services: [], profile };
    await startServices(parts, productUrl);
    const doors = new Doors(nats, secrets.sessionKey, `http://127.0.0.1:${parts.gatewayPort}`);
    return new BenchSystem(parts, parts.gatewayPort, productUrl, floorUrl, doors);
  }

  /** As the service connects, so that what rests on its login and search path is the same. */
  floorPool(max: number): pg.Pool {
    const connectionString = asLogin(this.floorUrl, 'booking', this.parts.secrets.services.booking!);
    return quiet(new pg.Pool({ connectionString, max }));
  }

  /** Notifications, for as long as `work` takes, which hears of nothing that happened before. */
  async whileNotifying<T>(settings: Record<string, string>, work: (service: ChildProcess) => Promise<T>): Promise<T> {
    await (await jetstreamManager(this.parts.nats)).streams.purge('DOMAIN');
    const { links, services } = this.parts.secrets;
    const DATABASE_URL = asLogin(this.productUrl, 'notifications', services.notifications!);
    const service = await startOne(this.parts, 'notifications', { DATABASE_URL, LINK_KEY: links.notifications!, ...settings });
    try {
      return await work(service);
    } finally {
      await stopService(service);
    }
  }

  async stop(): Promise<void> {
    for (const service of this.parts.services.toReversed()) await stopService(service);
    await this.parts.nats.close();
    for (const server of this.parts.servers) await server.stop();
    rmSync(this.parts.folder, { recursive: true, force: true });
  }
}

/** Where something has failed the server is stopped under it, and what failed is what must be told. */
export function quiet(pool: pg.Pool): pg.Pool {
  return pool.on('error', () => undefined);
}

async function startServices(parts: Parts, productUrl: string) {
  const { secrets, gatewayPort, services } = parts;
  const environments: Record<string, Record<string, string>> = {
    booking: {
      DATABASE_URL: asLogin(productUrl, 'booking', secrets.services.booking!),
      DATABASE_CONNECTIONS: String(connections),
      DOOR_KEY: secrets.doorKey,
    },
    gateway: {
      PORT: String(gatewayPort),
      PUBLIC_URL: `http://127.0.0.1:${gatewayPort}`,
      ACTOR_PRIVATE_KEY: secrets.actorPrivateKey,
      SESSION_KEY: secrets.sessionKey,
      ...limits,
    },
  };
  for (const name of always) services.push(await startOne(parts, name, environments[name]!));
}

function startOne({ folder, secrets, natsPort, profile }: Parts, name: string, own: Record<string, string>): Promise<ChildProcess> {
  const NATS_URL = `nats://${name}:${secrets.services[name]}@127.0.0.1:${natsPort}`;
  const env = { NODE_OPTIONS: nodeOptionsOf(name), NATS_URL, ACTOR_PUBLIC_KEY: secrets.actorPublicKey, ...own };
  return startService(mainOf(name), env, join(folder, `${name}.log`), profile);
}

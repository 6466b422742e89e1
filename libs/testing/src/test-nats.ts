import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startNats, type EmbeddedServer, type NatsUser } from '#embedded';
import { services } from '#contracts';
import { buckets, gatewayPermissions, servicePermissions, type NatsPermissions } from '#messaging';
import { testDirectory } from './test-server.js';

export interface TestNats extends Pick<EmbeddedServer, 'start' | 'stop' | 'kill'> {
  /** The administrator's, who may do everything. */
  url: string;
  /** It keeps its connections and does nothing any more, until it thaws. */
  freeze(): void;
  thaw(): void;
  /** Empties its store, which it must be stopped for. */
  wipe(): void;
  /** With the login of one service, or `gateway`, that may do what the catalogue says. */
  urlOf(service: string): string;
}

const password = 'test';

/** A nats-server of this test file's own, with its own store. The caller stops it. */
export async function testNats(users: readonly NatsUser[] = everyService()): Promise<TestNats> {
  const dataDir = testDirectory('nats');
  const server = await startNats({
    dataDir,
    port: 0,
    users: [{ user: 'admin', password }, ...users],
    maxStoreBytes: 512 * 1024 * 1024,
  });
  return {
    url: server.url,
    wipe: () => rmSync(join(dataDir, 'store'), { recursive: true }),
    urlOf: (service) => `nats://${service}:${users.find(({ user }) => user === service)?.password ?? unknown(service)}@127.0.0.1:${server.port}`,
    freeze: () => void process.kill(server.pid, 'SIGSTOP'),
    thaw: () => void process.kill(server.pid, 'SIGCONT'),
    start: () => server.start(),
    stop: () => server.stop(),
    kill: () => server.kill(),
  };
}

// Which facts a service reacts to is not in the catalogue; here it may take in everybody's.
const everyService = (): NatsUser[] => [
  ...services.map((service) => asUser(service, servicePermissions(service, [...services], service === 'partners'))),
  asUser('gateway', gatewayPermissions(Object.keys(buckets))),
];

const asUser = (user: string, { publish, subscribe, answers }: NatsPermissions): NatsUser => ({
  user,
  password,
  permissions: { publish: { allow: publish }, subscribe: { allow: subscribe }, ...(answers && { allow_responses: true }) },
});

const unknown = (service: string): never => {
  throw new Error(`nats has no user ${service}`);
};

import { startNats, startPostgres, type NatsUser } from '#embedded';
import { dataFolder } from './data-folder.js';
import { embeddedDatabase, environmentOf, issuerOf, nearbyUrl, publicUrl, smsUser, type Environment, type Ports } from './environment.js';
import { launcherFile } from './node-process.js';
import type { Secrets } from './secrets.js';
import { gateway, mainOf } from './services.js';
import { isEmbedded, type LauncherSettings } from './settings.js';
import type { SidekickConfiguration } from './sidekicks/configuration.js';
import { supervisedNode } from './supervised-node.js';
import { supervisedServer } from './supervised-server.js';
import type { Supervised } from './supervisor.js';

/** What the whole system is made of, before any of it runs. */
export interface Plan {
  settings: LauncherSettings;
  secrets: Secrets;
  ports: Ports;
  services: readonly string[];
  show: (line: string) => void;
}

const storeBytes = 2 * 1024 ** 3;

// An idle house on a small machine: few buffers, no helpers that wait for work.
const postgresSettings = {
  shared_buffers: '64MB',
  max_connections: '200',
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  jit: 'off',
};

/** The superuser's, of the system's database on the embedded server. */
export const adminUrlOf = ({ secrets, ports }: Pick<Plan, 'secrets' | 'ports'>): string =>
  `postgres://postgres:${secrets.postgresAdmin}@127.0.0.1:${ports.postgres}/${embeddedDatabase}`;

/** The administrator's, of the embedded nats-server. */
export const adminNatsUrlOf = ({ secrets, ports }: Pick<Plan, 'secrets' | 'ports'>): string => `nats://admin:${secrets.natsAdmin}@127.0.0.1:${ports.nats}`;

export const postgresOf = ({ settings, secrets, ports }: Plan): Supervised =>
  supervisedServer('postgres', () =>
    startPostgres({ dataDir: dataFolder(settings.DATA_DIR).postgres, port: ports.postgres, password: secrets.postgresAdmin, settings: postgresSettings }),
  );

export const natsOf = ({ settings, secrets, ports }: Plan, users: readonly NatsUser[]): Supervised =>
  supervisedServer('nats', () =>
    startNats({
      dataDir: dataFolder(settings.DATA_DIR).nats,
      port: ports.nats,
      users: [{ user: 'admin', password: secrets.natsAdmin }, ...users],
      maxStoreBytes: storeBytes,
    }),
  );

export function sidekicksOf(plan: Plan): Supervised | undefined {
  const { settings } = plan;
  const message = sidekickConfiguration(plan);
  if (Object.keys(message).length === 0) return undefined;
  const script = launcherFile('sidekicks/main.js');
  // Their libraries warn of being used for more than a demo; that stands in the log.
  return supervisedNode({ name: 'sidekicks', script, env: plainEnvironment(), dataDir: settings.DATA_DIR, show: () => undefined, message });
}

/** Each service a process of its own. */
export const serviceOf = (plan: Plan, name: string): Supervised =>
  supervisedNode({ name, script: mainOf(name), env: environmentFor(plan, name), dataDir: plan.settings.DATA_DIR, show: plan.show });

/** All services in one process; the doors open last. */
export function householdOf(plan: Plan): Supervised {
  const inOrder = plan.services.toSorted((one, other) => Number(one === gateway) - Number(other === gateway));
  const environments = Object.fromEntries(inOrder.map((name) => [name, environmentFor(plan, name)]));
  const { settings, show } = plan;
  const script = launcherFile('one-process.js');
  return supervisedNode({ name: 'parken', script, env: plainEnvironment(), dataDir: settings.DATA_DIR, show, message: { environments } });
}

const environmentFor = ({ settings, secrets, ports }: Plan, service: string): Environment =>
  environmentOf(service, settings, secrets, ports, process.env);

/** Of the person's environment only what any program needs. */
const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(?:PATH|HOME|LANG|LC_.*|TZ|TMPDIR|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|OTEL_\w+)$/.test(name)));

function sidekickConfiguration({ settings, secrets, ports }: Plan): SidekickConfiguration {
  const configuration: SidekickConfiguration = {};
  if (!isEmbedded(settings)) return configuration;
  if (!settings.SMTP_URL) configuration.mail = { smtpPort: ports.smtp, webPort: ports.mailInbox, directory: dataFolder(settings.DATA_DIR).mail };
  // The address that people type may lead through a proxy elsewhere; the gateway is on this machine.
  if (!settings.SMS_URL) configuration.sms = { port: ports.smsInbox, username: smsUser, password: secrets.sms, reportOrigin: nearbyUrl(settings) };
  if (!settings.STAFF_OIDC_ISSUER) {
    configuration.identity = {
      port: ports.identity,
      issuer: issuerOf(ports),
      publicUrl: publicUrl(settings),
      staffClientSecret: secrets.staffClient,
      demoClientSecret: secrets.demoClients,
      introspectionSecret: secrets.introspection,
      signingKey: secrets.identityKey,
      cookieSecret: secrets.identityCookies,
    };
  }
  return configuration;
}

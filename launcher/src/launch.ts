import type { LaunchOptions } from './arguments.js';
import { rebuildOnChange } from './dev/rebuild-on-change.js';
import { emptyDataFolder, isSeeded, noteSeeded } from './data-folder.js';
import { lockData } from './data-lock.js';
import { embeddedDatabase, issuerOf, publicUrl } from './environment.js';
import { LaunchFailure } from './launch-failure.js';
import { Preparation } from './preparation.js';
import { choosePorts, prepareDataDir } from './preflight.js';
import { mustBeReachable } from './reachable.js';
import { forgetRunning, noteRunning, type RunningSystem } from './running.js';
import { loadSecrets } from './secrets.js';
import { gateway, serviceNames } from './services.js';
import { isEmbedded, type LauncherSettings } from './settings.js';
import type { Stages } from './stages.js';
import { adminNatsUrlOf, adminUrlOf, householdOf, natsOf, postgresOf, serviceOf, sidekicksOf, type Plan } from './system.js';

/** Starts the whole system and says where to look. */
export async function launch(options: LaunchOptions, stages: Stages, show: (line: string) => void): Promise<void> {
  const began = performance.now();
  const services = serviceNames();
  const preparation = new Preparation(process.env);
  try {
    const settings = await checkedSettings(preparation, services);
    await mustBeReachable(settings);
    prepareDataDir(settings.DATA_DIR);
    await lockData(settings.DATA_DIR);
    if (options.reset) emptyDataFolder(settings.DATA_DIR);
    const plan = { settings, services, show, ports: await choosePorts(settings), secrets: loadSecrets(settings.DATA_DIR, services) };
    await startServers(plan, stages, preparation);
    await startServices(plan, stages, options);
    tellReady(plan, Math.round(performance.now() - began));
    process.once('exit', () => forgetRunning(settings.DATA_DIR));
    await seedOnce(plan, preparation);
    if (options.dev) rebuildOnChange(plan, stages, options);
  } finally {
    preparation.close();
  }
}

async function checkedSettings(preparation: Preparation, services: string[]): Promise<LauncherSettings> {
  const checked = await preparation.ask({ ask: 'settings', services });
  if ('problems' in checked) throw new LaunchFailure(`These settings are wrong or missing:\n${checked.problems.map((problem) => `  ${problem}`).join('\n')}`);
  return checked.settings;
}

async function startServers(plan: Plan, stages: Stages, preparation: Preparation): Promise<void> {
  const { settings, secrets } = plan;
  const users = await preparation.ask({ ask: 'nats-users', passwords: secrets.services });
  await stages.start(
    settings.DATABASE_URL ? undefined : postgresOf(plan),
    settings.NATS_URL ? undefined : natsOf(plan, users),
    sidekicksOf(plan),
  );
  if (!settings.DATABASE_URL) await preparation.ask({ ask: 'provision', adminUrl: adminUrlOf(plan), passwords: secrets.services });
  if (!settings.NATS_URL) await preparation.ask({ ask: 'streams', natsUrl: adminNatsUrlOf(plan) });
}

async function startServices(plan: Plan, stages: Stages, { oneProcess }: LaunchOptions): Promise<void> {
  if (oneProcess) return stages.start(householdOf(plan));
  const start = (names: readonly string[]) => stages.start(...names.map((name) => serviceOf(plan, name)));
  // Side by side to be ready sooner; two stages, so that the doors close before the rooms do.
  await Promise.all([start(plan.services.filter((name) => name !== gateway)), start(plan.services.filter((name) => name === gateway))]);
}

async function seedOnce(plan: Plan, preparation: Preparation): Promise<void> {
  const { settings, secrets, services, show } = plan;
  if (!isEmbedded(settings) || isSeeded(settings.DATA_DIR) || !services.includes(gateway)) return;
  try {
    // Of the administrator's: the demo signs by links that only peers are told.
    await preparation.ask({ ask: 'seed', natsUrl: adminNatsUrlOf(plan), actorPrivateKey: secrets.actorPrivateKey });
    noteSeeded(settings.DATA_DIR);
  } catch (error) {
    show(`The demo's data is not complete; the next start goes on with it: ${(error as Error).message}`);
  }
}

function tellReady(plan: Plan, tookMs: number): void {
  const system = describe(plan);
  noteRunning(plan.settings.DATA_DIR, system);
  const lines = [
    ['Web', `${system.web}/`],
    ['API documentation', system.documentation],
    ['Mail inbox', system.mailInbox],
    ['Text messages', system.smsInbox],
    ['Data and logs', plan.settings.DATA_DIR],
  ].filter(([, where]) => where);
  process.stdout.write(`Parken is ready after ${(tookMs / 1000).toFixed(1)} s.\n${lines.map(([what, where]) => `  ${what?.padEnd(18)} ${where}\n`).join('')}`);
}

function describe({ settings, ports }: Plan): RunningSystem {
  const web = publicUrl(settings);
  const embedded = isEmbedded(settings);
  return {
    launcher: process.pid,
    web,
    documentation: `${web}/docs`,
    ...(settings.NATS_URL ? {} : { nats: `nats://127.0.0.1:${ports.nats}` }),
    ...(settings.DATABASE_URL ? {} : { postgres: `postgres://127.0.0.1:${ports.postgres}/${embeddedDatabase}` }),
    ...(embedded && !settings.SMTP_URL ? { mailInbox: `http://127.0.0.1:${ports.mailInbox}/` } : {}),
    ...(embedded && !settings.SMS_URL ? { smsInbox: `http://127.0.0.1:${ports.smsInbox}/` } : {}),
    ...(embedded && !settings.STAFF_OIDC_ISSUER ? { issuer: issuerOf(ports) } : {}),
  };
}

import { resolve } from 'node:path';
import { pino } from 'pino';
import { ownerOf, type RawInputOf, type ReplyOf, type RequestContract } from '#contracts';
import { newId, type Actor, type Role } from '#kernel';
import { closeNats, connectNats, issueActorToken, readPrivateKey, RpcClient } from '#messaging';
import type { Ask } from '../demo/asking.js';
import { readRunning } from '../running.js';
import { loadSecrets } from '../secrets.js';
import { gateway } from '../services.js';
import { OperatorFailure } from './failure.js';

/** Asks a service, as the one who runs the system. */
export type AskService = <C extends RequestContract>(contract: C, input: RawInputOf<C>) => Promise<ReplyOf<C>>;

const patienceMs = 5_000;

/** Does `work` with the running system: the one that the environment names, or else the one of the data folder. @throws OperatorFailure */
export function withSystem<T>(environment: NodeJS.ProcessEnv, work: (ask: AskService) => Promise<T>, role: Role = 'admin'): Promise<T> {
  const operator: Actor = { id: 'operator', roles: [role] };
  return withServices(environment, (ask) => work((contract, input) => ask(operator, contract, input, newId())));
}

/** The same, as whoever the work says. @throws OperatorFailure */
export async function withServices<T>(environment: NodeJS.ProcessEnv, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { natsUrl, privateKey } = wayIn(environment);
  const key = readPrivateKey(privateKey);
  const connection = await connected(natsUrl);
  const client = new RpcClient(connection);
  try {
    return await work(async (actor, contract, input, idempotencyKey) =>
      client.call(contract, input, { actorToken: await issueActorToken(key, actor, ownerOf(contract)), idempotencyKey: idempotencyKey || undefined }),
    );
  } finally {
    await closeNats(connection);
  }
}

/** Where a service's tables are, with its own login. @throws OperatorFailure */
export function databaseUrlOf(environment: NodeJS.ProcessEnv, service: string): string {
  if (environment.DATABASE_URL) return environment.DATABASE_URL;
  const dataDir = resolve(environment.DATA_DIR || '.parken');
  const postgres = readRunning(dataDir)?.postgres;
  if (!postgres) throw new OperatorFailure(`Set DATABASE_URL, with the login of ${service}.`);
  const url = new URL(postgres);
  url.username = service;
  url.password = loadSecrets(dataDir, []).services[service] ?? '';
  return url.href;
}

function wayIn(environment: NodeJS.ProcessEnv): { natsUrl: string; privateKey: string } {
  const { NATS_URL: natsUrl, ACTOR_PRIVATE_KEY: privateKey } = environment;
  if (natsUrl && privateKey) return { natsUrl, privateKey };
  if (natsUrl) throw new OperatorFailure('ACTOR_PRIVATE_KEY is missing: NATS_URL needs it, since every service asks who is asking.');
  const dataDir = resolve(environment.DATA_DIR || '.parken');
  const nats = readRunning(dataDir)?.nats;
  if (!nats) {
    throw new OperatorFailure('The system is not running here: start it with npm start, or set NATS_URL (with the login of gateway) and ACTOR_PRIVATE_KEY.');
  }
  const secrets = loadSecrets(dataDir, []);
  const url = new URL(nats);
  return { natsUrl: `nats://${gateway}:${secrets.services[gateway]}@${url.host}`, privateKey: secrets.actorPrivateKey };
}

// A connection waits for its broker for ever, as services must; who sits at the keyboard must not.
async function connected(natsUrl: string) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const { host } = new URL(natsUrl.split(',')[0]!);
    timer = setTimeout(() => reject(new OperatorFailure(`NATS at ${host} does not answer, or does not know this login.`)), patienceMs);
  });
  try {
    return await Promise.race([connectNats(natsUrl, 'operator', pino({ level: 'silent' })), late]);
  } finally {
    clearTimeout(timer);
  }
}

import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { ownerOf } from '#contracts';
import { connectNats, issueActorToken, readPrivateKey, RpcClient } from '#messaging';
import type { Ask } from '../demo/asking.js';
import { seedDemo } from '../demo/seed-demo.js';

/** Fills the house with the demo, through the same messages as everybody else's, as the gateway would send them. */
export async function seed(natsUrl: string, actorPrivateKey: string): Promise<void> {
  const key = readPrivateKey(actorPrivateKey);
  const connection = await connectNats(natsUrl, 'seed', pino({ level: 'silent' }));
  const client = new RpcClient(connection);
  const ask: Ask = async (actor, contract, input, idempotencyKey) =>
    client.call(contract, input, { actorToken: await issueActorToken(key, actor, ownerOf(contract)), idempotencyKey: idempotencyKey || undefined });
  try {
    await seedDemo(ask, Temporal.Now.plainDateISO('Europe/Stockholm').toString());
  } finally {
    await connection.close();
  }
}

import { rebuild as rebuildProjection, type AskSnapshot } from '#messaging';
import { Database } from '#persistence';
import type { ServiceDefinition } from '#platform';
import { OperatorFailure } from './failure.js';

type Rebuildable = Pick<ServiceDefinition, 'name' | 'projections'>;

/** What can be rebuilt, one line each, for who has not said it right. */
export const usage = (services: readonly Rebuildable[]): string =>
  ['Say what is to be rebuilt:', ...services.flatMap(({ name, projections }) => projections.map((one) => `  npm run replay -- ${name} ${one.name}`))].join('\n');

/** Makes one service's projection anew, as that service. @returns what to say @throws OperatorFailure where there is none of that name */
export async function rebuild(
  services: readonly Rebuildable[], [service, name, ...more]: readonly string[], urlOf: (service: string) => string, ask: AskSnapshot,
): Promise<string> {
  const projection = services.find((one) => one.name === service)?.projections.find((one) => one.name === name);
  if (service === undefined || !projection || more.length > 0) throw new OperatorFailure(usage(services));
  const database = new Database({ url: urlOf(service), name: `${service} rebuild`, maxConnections: 1 });
  try {
    const told = await rebuildProjection(database, projection, ask);
    return `${name} of ${service} is rebuilt from ${told} that its owner has told.`;
  } finally {
    await database.close();
  }
}

import { DomainError } from '#kernel';
import { isInfrastructureAway } from '#messaging';
import type { ServiceDefinition } from '#platform';
import { OperatorFailure } from './operator/failure.js';
import { databaseUrlOf, withSystem } from './operator/operator.js';
import { rebuild } from './operator/rebuild.js';
import { hasDatabase, moduleOf, serviceNames } from './services.js';

const nothingChanged = 'Nothing has been changed.';
const urlOf = (service: string) => databaseUrlOf(process.env, service);

/** `npm run replay`: makes a service's projection of another's data anew. */
try {
  const services = await Promise.all(serviceNames().filter(hasDatabase).map(definitionOf));
  process.stdout.write(`${await withSystem(process.env, (ask) => rebuild(services, process.argv.slice(2), urlOf, ask), 'system')}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${told(error)}\n`);
  process.exit(1);
}

async function definitionOf(name: string): Promise<ServiceDefinition> {
  const module = (await import(moduleOf(name))) as Record<string, ServiceDefinition>;
  return module[`${name}Service`]!;
}

function told(error: unknown): string {
  if (error instanceof OperatorFailure) return error.message;
  if (error instanceof DomainError) return `The owner of the data says ${error.code}. ${nothingChanged}`;
  if (isInfrastructureAway(error)) return `Postgres or NATS does not answer. ${nothingChanged}`;
  return String((error as Error).stack);
}

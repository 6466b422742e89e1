import { bootstrap, runService, type Environment, type ServiceDefinition } from '#platform';
import { moduleOf } from './services.js';

interface Closable {
  close(): Promise<void>;
}

interface SelfStarting {
  start(environment: Environment): Promise<Closable>;
}

/** The environment of each service, the gateway last. */
export interface Household {
  environments: Record<string, Environment>;
}

// Every service in this process, each with its own logins, talking over NATS as if they were apart.
process.once('message', (household: Household) => void bootstrap('parken', () => startAll(household)));

async function startAll({ environments }: Household): Promise<Closable> {
  const running: Closable[] = [];
  for (const [name, environment] of Object.entries(environments)) running.push(await startOne(name, environment));
  return {
    // The doors close first.
    close: async () => {
      for (const one of running.toReversed()) await one.close();
    },
  };
}

async function startOne(name: string, environment: Environment): Promise<Closable> {
  const module = (await import(moduleOf(name))) as Record<string, ServiceDefinition | SelfStarting>;
  const definition = module[`${name}Service`] as ServiceDefinition | SelfStarting;
  return 'start' in definition ? definition.start(environment) : runService(definition, environment);
}

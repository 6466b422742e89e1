import { z } from 'zod';
import { readSettings, serviceSettings, SettingsError, type Companions } from '#platform';
import { environmentOf } from '../environment.js';
import { newSecrets } from '../secrets.js';
import { hasDatabase } from '../services.js';
import { launcherSettings, type LauncherSettings } from '../settings.js';
import type { KnownService } from './catalogue.js';

// Which ports and secrets it will be is not known yet; any will do to see whether everything else is right.
const somePorts = { postgres: 1, nats: 1, smtp: 1, mailInbox: 1, smsInbox: 1, identity: 1 };

/** Checks the settings of the launcher and of every service at once, so that one look at the screen tells all that is wrong. */
export function checkSettings(services: readonly KnownService[], environment: NodeJS.ProcessEnv): { settings: LauncherSettings } | { problems: string[] } {
  const own = read(launcherSettings, environment);
  const problems = [...own.problems];
  // What is wrong for the launcher is already told; the services are checked with it left out.
  const settings = own.settings ?? z.object(launcherSettings).parse({});
  const secrets = newSecrets(services.map(({ name }) => name));
  for (const service of services) {
    const shape = hasDatabase(service.name) ? { ...serviceSettings, ...service.settings } : service.settings;
    problems.push(...read(shape, environmentOf(service.name, settings, secrets, somePorts, environment), service.companions).problems);
  }
  return problems.length > 0 || !own.settings ? { problems: [...new Set(problems)] } : { settings: own.settings };
}

function read<S extends z.ZodRawShape>(shape: S, environment: NodeJS.ProcessEnv, companions?: Companions): { settings?: z.output<z.ZodObject<S>>; problems: string[] } {
  try {
    return { settings: readSettings(shape, environment, companions), problems: [] };
  } catch (error) {
    if (error instanceof SettingsError) return { problems: error.problems };
    throw error;
  }
}

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of all services, built or as source, whichever this file belongs to. */
const folder = new URL('../../services/', import.meta.url);

/** What there is to start: every folder with a main. */
export const serviceNames = (): string[] =>
  readdirSync(folder).filter((name) => existsSync(mainOf(name))).toSorted();

export const mainOf = (service: string): string => fileURLToPath(new URL(`${service}/src/main.js`, folder));

/** Where a service says what it is. */
export const moduleOf = (service: string): string => new URL(`${service}/src/${service}.module.js`, folder).href;

/** The one service without a database and with the doors to the outside. */
export const gateway = 'gateway';

export const hasDatabase = (service: string): boolean => service !== gateway;

/**
 * How Node is to run it. A search in booking reads tens of thousands of rows: where the space for what is young is larger than
 * that, next to nothing of it is alive when the space is cleared, and clearing it takes a third of the time.
 */
export const nodeOptionsOf = (service: string): string => (service === 'booking' ? '--max-semi-space-size=32' : '');

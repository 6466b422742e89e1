import { LaunchFailure } from './launch-failure.js';

export interface LaunchOptions {
  /** Every service in one Node process. */
  oneProcess: boolean;
  /** Forget all data first. */
  reset: boolean;
  /** Rebuild and restart what changes. */
  dev: boolean;
}

const known = { '--one-process': 'oneProcess', '--reset': 'reset', '--dev': 'dev' } as const;

export function readArguments(given: readonly string[]): LaunchOptions {
  const options: LaunchOptions = { oneProcess: false, reset: false, dev: false };
  for (const argument of given) {
    const name = known[argument as keyof typeof known];
    if (!name) throw new LaunchFailure(`"${argument}" is not known; there are ${Object.keys(known).join(', ')}.`);
    options[name] = true;
  }
  return options;
}

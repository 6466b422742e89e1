import { setTimeout as wait } from 'node:timers/promises';

export interface EventuallyOptions {
  /** How long it may take; 10 s when left out. */
  timeoutMs?: number;
  /** Pause between tries. */
  everyMs?: number;
}

/**
 * Tries `probe` until it neither throws nor returns false or undefined.
 * @param description what is waited for; the failure says it
 * @returns what the probe returned
 */
export async function eventually<T>(
  description: string,
  probe: () => Promise<T> | T,
  { timeoutMs = 10_000, everyMs = 25 }: EventuallyOptions = {},
): Promise<Exclude<T, false | undefined>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const outcome = await attempt(probe);
    if ('value' in outcome) return outcome.value;
    if (performance.now() > deadline) {
      throw new Error(`after ${timeoutMs} ms still not: ${description}\n${outcome.why}`, { cause: outcome.error });
    }
    await wait(everyMs);
  }
}

type Outcome<T> = { value: T } | { why: string; error?: unknown };

async function attempt<T>(probe: () => Promise<T> | T): Promise<Outcome<Exclude<T, false | undefined>>> {
  try {
    const value = await probe();
    if (value === false || value === undefined) return { why: `the probe returned ${String(value)}` };
    return { value: value as Exclude<T, false | undefined> };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error), error };
  }
}

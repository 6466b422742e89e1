export interface Measured {
  /** Per second. */
  rate: number;
  /** Milliseconds, in order. */
  latencies: number[];
  /** Part of one core that this process, which makes the load, has used. */
  ownCpu: number;
}

/** Lets `clients` do the same over and over, each one thing after another, for `seconds`. */
export async function load(clients: number, seconds: number, once: (client: number) => Promise<unknown>): Promise<Measured> {
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let start = performance.now(); start < until; ) {
        await once(client);
        const end = performance.now();
        latencies.push(end - start);
        start = end;
      }
    }),
  );
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { rate: (latencies.length * 1000) / took, latencies: latencies.toSorted((a, b) => a - b), ownCpu: (user + system) / 1000 / took };
}

/** In milliseconds, from latencies in order. */
export const percentile = (latencies: readonly number[], part: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0;

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** What `measured` says of waiting. */
export function latenciesOf(measured: readonly Pick<Measured, 'latencies'>[]): Record<string, number> {
  const all = measured.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b);
  return { 'p50 ms': percentile(all, 0.5), 'p95 ms': percentile(all, 0.95), 'p99 ms': percentile(all, 0.99) };
}

import { median, type Measured } from './load.js';

export type Contestant = () => Promise<Measured>;

export interface Outcome {
  /** The median of its rounds, per second. */
  rate: number;
  rounds: Measured[];
}

/** Lets each run once to warm up, and then all in turn, round after round: what the machine does meanwhile hits them alike. */
export async function inTurn<N extends string>(contestants: Record<N, Contestant>, rounds: number): Promise<Record<N, Outcome>> {
  const names = Object.keys(contestants) as N[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<N, Measured[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const one = await contestants[name]();
      if (round > 0) measured[name].push(one);
    }
  }
  return Object.fromEntries(names.map((name) => [name, { rate: median(measured[name].map(({ rate }) => rate)), rounds: measured[name] }])) as Record<N, Outcome>;
}

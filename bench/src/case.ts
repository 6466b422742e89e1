import type { Client } from 'pg';
import type { BenchHouse } from './house.js';
import type { Row } from './result.js';
import type { BenchSystem } from './system.js';

export interface Pace {
  clients: number;
  rounds: number;
  seconds: number;
  quick: boolean;
}

export interface Bench {
  system: BenchSystem;
  house: BenchHouse;
  /** The superuser's connection to the database of our services. */
  product: Client;
  /** The superuser's connection to the one where the floor is measured; the house stands there too. */
  floor: Client;
  pace: Pace;
}

/** One question and its answer in figures; a case finds the house there, and stores what else it needs itself. */
export interface Case {
  /** For `--only`. */
  name: string;
  /** False where it says nothing to ask again when much more is stored. */
  grows?: false;
  /** True where it asks nothing else than what comes with much that is stored. */
  needsMuch?: true;
  run(bench: Bench): Promise<Row[]>;
}

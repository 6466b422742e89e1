import type { Client } from 'pg';
import type { Writing } from './floor.js';
import type { TableRow } from './footprint.js';
import type { BenchHouse } from './house.js';
import { storeLike } from './stored-bookings.js';

/** Requests that wait for an answer, each of which can be taken once. */
export class Waiting {
  private requests: Writing[] = [];
  private taken = 0;

  constructor(
    private readonly database: Client,
    private readonly house: BenchHouse,
    private readonly like: readonly TableRow[],
  ) {}

  /** Stores as many as it takes to have `count` of them. */
  async fill(count: number): Promise<void> {
    const missing = count - (this.requests.length - this.taken);
    if (missing <= 0) return;
    const more = await storeLike(this.database, this.like, this.house.slots(missing));
    this.requests = [...this.requests.slice(this.taken), ...more];
    this.taken = 0;
  }

  take(): Writing {
    const one = this.requests[this.taken++];
    if (!one) throw new Error('faster than anybody thought: store more requests');
    return one;
  }
}

import type { Audience } from './audience.js';

/** What a client is told: that something has changed, so that it may read it. Never what it says. */
export interface Change {
  id: string;
  type: string;
  subject: string;
  version: number;
  time: string;
}

export interface Recorded {
  change: Change;
  audience: Audience;
}

const kept = 1_000;

/** The latest changes, for a client that has lost its connection for a moment. */
export class History {
  private recorded = new Map<string, Recorded>();

  /** @returns false for one that has been heard before: facts can be published twice */
  add(one: Recorded): boolean {
    if (this.recorded.has(one.change.id)) return false;
    this.recorded.set(one.change.id, one);
    if (this.recorded.size > kept) this.recorded.delete(this.recorded.keys().next().value!);
    return true;
  }

  /** What came after the change with this id; undefined where it is not known any longer. */
  since(id: string): Recorded[] | undefined {
    if (!this.recorded.has(id)) return undefined;
    const all = [...this.recorded.values()];
    return all.slice(all.findIndex(({ change }) => change.id === id) + 1);
  }

  clear(): void {
    this.recorded.clear();
  }
}

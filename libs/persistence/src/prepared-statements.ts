import { createHash } from 'node:crypto';

interface Known {
  uses: number;
  name?: string;
}

// A text that comes once or twice is not worth what Postgres keeps of it on every connection.
const often = 5;
// Texts that are put together differently each time must not fill Postgres' memory, nor ours.
const mostNamed = 250;
const mostKnown = 2_000;

/** Gives a name to each SQL text that comes often, by which Postgres parses it once on each connection and keeps its plan. */
export class PreparedStatements {
  private known = new Map<string, Known>();
  private named = 0;

  nameOf(text: string): string | undefined {
    const known = this.known.get(text) ?? this.meet(text);
    if (known.name === undefined && ++known.uses > often && this.named < mostNamed) {
      this.named++;
      known.name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    }
    return known.name;
  }

  private meet(text: string): Known {
    if (this.known.size >= mostKnown) this.known = new Map([...this.known].filter(([, { name }]) => name !== undefined));
    const known = { uses: 0 };
    this.known.set(text, known);
    return known;
  }
}

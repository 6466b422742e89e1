import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

interface LogLine {
  level?: string;
  message?: string;
  err?: { message?: string };
}

const largestFile = 10 * 1024 ** 2;
const keptLines = 20;
const repeatAfterMs = 60_000;
const loud = new Set(['warn', 'error', 'fatal']);

/** What one process says: all of it in a file, the warnings on the screen too. */
export class ServiceLog {
  private readonly file: string;
  private size: number;
  private readonly recent: string[] = [];
  private ready = false;
  private shown: { words: string; at: number } | undefined;

  constructor(private readonly name: string, dataDir: string, private readonly show: (line: string) => void) {
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    this.file = join(dataDir, 'logs', `${name}.log`);
    this.size = sizeOf(this.file);
  }

  /** From here on the person sees its warnings; before, why it did not start is told once, and not in pieces. */
  isReady(): void {
    this.ready = true;
  }

  readonly add = (line: string, stream: 'stdout' | 'stderr'): void => {
    this.write(line);
    if (stream === 'stderr') this.keep(line);
    const words = stream === 'stderr' ? line : warning(line);
    if (!this.ready || words === undefined || this.wasShown(words)) return;
    this.show(`${this.name}: ${words}`);
  };

  /** What it said on standard error, for telling why it ended. */
  get lastWords(): string {
    const line = this.recent.find((words) => /did not start|error/i.test(words)) ?? this.recent.at(-1) ?? `its log is ${this.file}`;
    return line.replace(/^\S+ did not start: /, '');
  }

  private keep(line: string) {
    this.recent.push(line);
    if (this.recent.length > keptLines) this.recent.shift();
  }

  // A service that waits for another says so every second; once in a while is enough for a person.
  private wasShown(words: string): boolean {
    const recently = this.shown?.words === words && Date.now() - this.shown.at < repeatAfterMs;
    if (!recently) this.shown = { words, at: Date.now() };
    return recently;
  }

  private write(line: string) {
    if (this.size > largestFile) {
      renameSync(this.file, `${this.file}.1`);
      this.size = 0;
    }
    appendFileSync(this.file, `${line}\n`);
    this.size += Buffer.byteLength(line) + 1;
  }
}

function warning(line: string): string | undefined {
  const entry = parse(line);
  if (!entry || !loud.has(entry.level ?? '')) return undefined;
  return entry.err?.message ? `${entry.message}: ${entry.err.message}` : entry.message;
}

function parse(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

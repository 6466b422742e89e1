import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const everyMs = 200;

/**
 * Tells which files below some folders have changed, appeared or gone. It looks instead of being told: what the systems
 * tell about whole trees differs and has gaps, and looking at some hundred files takes milliseconds.
 */
export function watchSources(folders: readonly string[], changed: (files: string[]) => Promise<void>): void {
  let before = snapshot(folders);
  const look = async () => {
    const now = snapshot(folders);
    const files = [...new Set([...before.keys(), ...now.keys()])].filter((file) => before.get(file) !== now.get(file));
    before = now;
    if (files.length > 0) await changed(files);
    setTimeout(() => void look(), everyMs).unref();
  };
  setTimeout(() => void look(), everyMs).unref();
}

function snapshot(folders: readonly string[]): Map<string, number> {
  return new Map(folders.flatMap((folder) => [...filesIn(folder)]));
}

function* filesIn(folder: string): Generator<[string, number]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield [path, timeOf(path)];
  }
}

/** An editor may remove a file between the listing and the look. */
const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

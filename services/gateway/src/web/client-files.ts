import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const entry = z.object({
  file: z.string(),
  src: z.string().optional(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
});
const manifest = z.record(z.string(), entry);
type Entry = z.output<typeof entry>;

/** The web client as Vite has built it, with what each of its pages needs to load. */
export class ClientFiles {
  private readonly entries: Record<string, Entry>;
  private readonly main: string;

  private constructor(readonly root: string) {
    this.entries = manifest.parse(JSON.parse(readFileSync(join(root, '.vite', 'manifest.json'), 'utf8')));
    // What works behind pages, such as the service worker, is an entry as well, though none of a page.
    const main = Object.keys(this.entries).find((key) => this.entries[key]!.isEntry && key.endsWith('.html'));
    if (!main) throw new Error(`the web client in ${root} has no entry`);
    this.main = main;
  }

  /** @param root the folder that it was built into; without one, or before it is built, pages come without a script */
  static read(root: string | undefined): ClientFiles | undefined {
    return root !== undefined && existsSync(join(root, '.vite', 'manifest.json')) ? new ClientFiles(root) : undefined;
  }

  /** The elements of a head that load the client, with what the routes of a page need, so that a browser asks for all at once. */
  headFor(routes: string[]): string {
    const lazily = Object.keys(this.entries).filter((key) => routes.some((route) => key.startsWith(`src/routes/${route}.tsx?`)));
    const first = this.withImports([this.main]);
    const all = this.withImports([this.main, ...lazily]);
    const styles = new Set([...all].flatMap((key) => this.entries[key]!.css).concat(this.entries['style.css']?.file ?? []));
    return [
      ...[...styles].map((file) => `<link rel="stylesheet" href="/${file}">`),
      ...[...all].filter((key) => key !== this.main).map((key) => `<link rel="modulepreload" href="/${this.entries[key]!.file}"${first.has(key) ? '' : ' fetchpriority="low"'}>`),
      `<script type="module" src="/${this.entries[this.main]!.file}"></script>`,
    ].join('\n');
  }

  private withImports(keys: string[], found = new Set<string>()): Set<string> {
    for (const key of keys) {
      if (found.has(key) || !this.entries[key]) continue;
      found.add(key);
      this.withImports(this.entries[key].imports, found);
    }
    return found;
  }
}

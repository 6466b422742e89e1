import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const source = join(root, 'libs', 'embedded', 'src');
// Below node_modules, so that what it imports is found.
const target = join(root, 'node_modules', '.cache', 'parken-embedded');

/** The library as plain JavaScript: jest runs its set-up without the transform that tests get. */
export async function importEmbedded() {
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'package.json'), '{ "type": "module" }');
  const files = readdirSync(source).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  for (const file of files) await compile(file);
  return import(pathToFileURL(join(target, 'index.js')).href);
}

async function compile(file) {
  const { code } = await transformFile(join(source, file), {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const output = join(target, file.replace(/\.ts$/, '.js'));
  if (read(output) !== code) writeFileSync(output, code);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

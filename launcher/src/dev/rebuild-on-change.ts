import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from '../arguments.js';
import { Preparation } from '../preparation.js';
import type { Stages } from '../stages.js';
import { adminUrlOf, type Plan } from '../system.js';
import { watchSources } from './source-watch.js';

const dist = fileURLToPath(new URL('../../../', import.meta.url));
const repository = dirname(dist.replace(/[/\\]$/, ''));
const folders = ['services', 'libs', 'launcher'].map((folder) => join(repository, folder));

/** Rebuilds what is saved, and restarts the services that it is part of. */
export function rebuildOnChange(plan: Plan, stages: Stages, { oneProcess }: LaunchOptions): void {
  const { show, services } = plan;
  watchSources(folders, async (files) => {
    const built = files.filter((file) => !/\.(?:spec|test)\.ts$/.test(file));
    const began = performance.now();
    try {
      for (const file of built) await rebuild(file);
      if (built.some((file) => file.endsWith('.sql'))) await migrateAgain(plan);
      const affected = oneProcess ? ['parken'].filter(() => built.length > 0) : services.filter((service) => built.some((file) => isPartOf(file, service)));
      await Promise.all(affected.map(async (name) => stages.find(name)?.restart()));
      if (affected.length > 0) show(`${affected.join(', ')} restarted (${Math.round(performance.now() - began)} ms)`);
      if (built.some((file) => belongsTo(file, 'launcher'))) show('The launcher has changed: start npm run dev anew.');
    } catch (error) {
      show(withoutStack((error as Error).message));
    }
  });
  void compiler();
  show('Watching for changes.');
}

// Only here: the compiler is large, and a system that is not being worked on does without.
const compiler = () => import('@swc/core');

// The compiler adds where in itself it noticed.
const withoutStack = (message: string) => message.replace(/\s*\n\s*Caused by:[^]*$/, '');

const belongsTo = (file: string, folder: string) => relative(repository, file).startsWith(folder + sep);
const isPartOf = (file: string, service: string) => belongsTo(file, 'libs') || belongsTo(file, join('services', service));

async function rebuild(file: string): Promise<void> {
  const target = join(dist, relative(repository, file));
  if (!existsSync(file)) return rmSync(target.replace(/\.ts$/, '.js'), { force: true });
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFileSync(file, target);
  const { transformFile } = await compiler();
  const { code } = await transformFile(file, { configFile: join(repository, '.swcrc') });
  writeFileSync(target.replace(/\.ts$/, '.js'), code);
}

async function migrateAgain(plan: Plan): Promise<void> {
  if (plan.settings.DATABASE_URL) return;
  const preparation = new Preparation(process.env);
  try {
    await preparation.ask({ ask: 'settings', services: [...plan.services] });
    await preparation.ask({ ask: 'provision', adminUrl: adminUrlOf(plan), passwords: plan.secrets.services });
  } finally {
    preparation.close();
  }
}

import { chromium } from 'playwright-core';
import lighthouse from 'lighthouse';
import { createServer } from 'node:net';

const house = process.env.PARKEN_URL ?? 'http://localhost:3000';
const times = 3;
const categories = ['performance', 'accessibility', 'best-practices'];

/** Lighthouse's marks for the first pages as a phone sees them: the median of three, at least 95 of 100 wanted in each. */
const { items } = await (await fetch(new URL('/api/v1/programme', house))).json();
const aWeekAhead = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const pages = { start: '/', search: `/find?people=10&day=${aWeekAhead}`, event: `/programme/${items[0].slug}` };
const port = await freePort();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', `--remote-debugging-port=${port}`] });
try {
  for (const [name, path] of Object.entries(pages)) {
    const runs = [];
    for (let run = 0; run < times; run++) runs.push(await marksOf(new URL(path, house).href));
    const marks = categories.map((category) => `${category} ${median(runs.map((run) => run[category]))}`).join(', ');
    const failed = [...new Set(runs.flatMap(({ failed }) => failed))];
    process.stdout.write(`${name}: ${marks}; ${runs[1].timings}${failed.length > 0 ? `\n  to be looked at: ${failed.join(', ')}` : ''}\n`);
  }
} finally {
  await browser.close();
}

async function marksOf(url) {
  const { lhr } = await lighthouse(url, { port, onlyCategories: categories, formFactor: 'mobile', logLevel: 'error' });
  const marks = Object.fromEntries(categories.map((category) => [category, Math.round(lhr.categories[category].score * 100)]));
  const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative').map(({ id }) => id);
  const timings = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((id) => `${id} ${lhr.audits[id].displayValue}`).join(', ');
  return { ...marks, failed, timings };
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

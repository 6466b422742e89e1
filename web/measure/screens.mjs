import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const house = process.env.PARKEN_URL ?? 'http://localhost:3000';
const folder = process.env.SCREENS ?? 'screens';
const widths = [360, 1440];
const themes = ['light', 'dark'];
const languages = { sv: 'sv-SE', en: 'en-GB' };
const height = 900;

/** A picture of every page that anybody can reach, in both languages and themes, on a phone and on a big screen. */
const asked = async (path) => (await fetch(new URL(path, house))).json();
const [{ items: events }, { spaces }, { items: cases }] = await Promise.all(['/api/v1/programme', '/api/v1/spaces', '/api/v1/register'].map(asked));
const aWeekAhead = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const pages = {
  'start': '/',
  'find': `/find?people=10&day=${aWeekAhead}`,
  'space': spaces[0] && `/spaces/${spaces[0].slug}`,
  'ask': '/ask',
  'programme': '/programme',
  'event': addressOf(events[0]),
  'event-full': addressOf(events.find(({ seatsLeft }) => seatsLeft === 0)),
  'register': '/register',
  'case': cases[0] && `/register/${cases[0].number.replace(' ', '-')}`,
  'sign-in': '/sign-in',
  'accessibility': '/accessibility',
  'missing': '/nowhere',
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const [language, locale] of Object.entries(languages)) {
    for (const width of widths) for (const colorScheme of themes) await take({ language, locale, width, colorScheme });
  }
} finally {
  await browser.close();
}

async function take({ language, locale, width, colorScheme }) {
  const context = await browser.newContext({ baseURL: house, viewport: { width, height }, locale, colorScheme, timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pages)) {
    if (!path) continue;
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await context.close();
  process.stdout.write(`${language} ${width} ${colorScheme}\n`);
}

function addressOf(event) {
  return event && `/programme/${event.slug}`;
}

import { useEffect } from 'react';

const lookEveryMs = 10 * 60_000;
const idleMs = 2 * 60_000;

/** What a screen does that nobody tends to: it stays awake, and takes up a new version of the client when nobody is at it. */
export function useStanding(): void {
  useEffect(stayAwake, []);
  useEffect(takeUpNewVersions, []);
}

function stayAwake(): () => void {
  askForWakeLock();
  // A lock ends whenever the page is hidden.
  document.addEventListener('visibilitychange', askForWakeLock);
  return () => document.removeEventListener('visibilitychange', askForWakeLock);
}

function askForWakeLock(): void {
  // Older browsers know no such lock, whatever the types say.
  if (!document.hidden && 'wakeLock' in navigator) void navigator.wakeLock.request('screen').catch(() => undefined);
}

function takeUpNewVersions(): () => void {
  let touchedAt = 0;
  const touch = () => void (touchedAt = Date.now());
  const look = () => {
    if (Date.now() - touchedAt > idleMs) void isNewer().then((newer) => newer && location.reload());
  };
  const timer = setInterval(look, lookEveryMs);
  addEventListener('pointerdown', touch);
  addEventListener('keydown', touch);
  addEventListener('online', look);
  return () => {
    clearInterval(timer);
    removeEventListener('pointerdown', touch);
    removeEventListener('keydown', touch);
    removeEventListener('online', look);
  };
}

const entryIn = (html: string): string | undefined => /<script type="module" src="([^"]+)"/.exec(html)?.[1];

/** Whether the house serves another client than the one that runs here; its name says what is in it. */
async function isNewer(): Promise<boolean> {
  const running = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  const page = await fetch(location.pathname, { cache: 'no-cache', credentials: 'omit' }).catch(() => undefined);
  const served = page?.ok ? entryIn(await page.text()) : undefined;
  return served !== undefined && running !== null && served !== running;
}

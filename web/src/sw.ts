/**
 * Keeps the pages that must open without a line: the door's, and those on walls. It keeps the page itself and the files that it
 * is made of, whose names say what is in them, and never an answer of the interface: those tell of people.
 */
interface Waiting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Waiting {
  data: unknown;
}
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: Told) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
const worker = globalThis as unknown as Worker;

const places = ['door', 'panel', 'lobby'];
const store = 'pages-1';
const patienceMs = 4_000;

const placeOf = ({ pathname }: URL): string | undefined => places.find((place) => pathname === `/${place}` || pathname.startsWith(`/${place}/`));
const isAsset = ({ pathname }: URL): boolean => pathname.startsWith('/assets/');

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

// A page tells where it is when it has come, so that it is kept from its first visit on.
worker.addEventListener('message', (event) => {
  const place = places.find((each) => event.data === each);
  if (place) event.waitUntil(fetch(`/${place}`, { cache: 'no-cache' }).then((page) => keep(place, page)));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const place = placeOf(url);
  if (request.mode === 'navigate' && place) event.respondWith(page(event, place));
  else if (isAsset(url)) event.respondWith(asset(request));
});

/** From the house where it answers soon, else as it was. */
async function page(event: Fetching, place: string): Promise<Response> {
  const kept = await caches.match(`/${place}`);
  try {
    const fresh = await fetch(event.request, kept ? { signal: AbortSignal.timeout(patienceMs) } : undefined);
    if (fresh.ok) event.waitUntil(keep(place, fresh.clone()));
    return fresh.status >= 500 && kept ? kept : fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await (await caches.open(store)).put(request.url, fresh.clone());
  return fresh;
}

/** Keeps a page with all that it names, and lets go of what no page that is kept names any more. */
async function keep(place: string, fresh: Response): Promise<void> {
  if (!fresh.ok) return;
  const cache = await caches.open(store);
  const named = assetsIn(await fresh.clone().text());
  await Promise.all(named.map(async (path) => (await cache.match(path)) ?? cache.add(path)));
  const before = await cache.match(`/${place}`);
  const isSame = before !== undefined && assetsIn(await before.text()).join() === named.join();
  await cache.put(`/${place}`, fresh);
  if (!isSame && before) await letGo(cache);
}

async function letGo(cache: Cache): Promise<void> {
  const pages = await Promise.all(places.map((place) => cache.match(`/${place}`)));
  const named = new Set((await Promise.all(pages.map(async (each) => (each ? assetsIn(await each.text()) : [])))).flat());
  for (const { url } of await cache.keys()) {
    const address = new URL(url);
    if (isAsset(address) && !named.has(address.pathname)) await cache.delete(url);
  }
}

const assetsIn = (html: string): string[] => [...html.matchAll(/(?:src|href)="(\/assets\/[\w.$-]+)"/g)].map(([, path]) => path!);

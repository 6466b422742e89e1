import { client } from '@/api/client';
import { isPassing, isProblem } from '@/api/problem';
import { conflictOf } from './conflict';
import { kept, keepScan, letGoOf, readKept, type KeptScan, type VisitState } from './queue';

/** How telling ended: all is told, the house is not reached, or nobody is signed in who may tell it. */
export type Merged = 'done' | 'unreached' | 'signed-out';

const mostPerPage = 100;
const notAllowed = [401, 403];
/** What is told within seconds counts as happening now, and could be refused; she is in already. */
const happenedAfterMs = 12_000;

const hasHappened = ({ state, at }: KeptScan): boolean => state === 'waiting' && Date.now() - Date.parse(at) > happenedAfterMs;

/** Tells the house, in the order of time, of what happened while it could not be reached. Only one window does it at a time. */
export const merge = (): Promise<Merged> =>
  navigator.locks.request('door-merge', async () => {
    for (const scan of (await readKept()).filter(hasHappened)) {
      try {
        await tell(scan);
      } catch (error) {
        if (isProblem(error) && notAllowed.includes(error.status)) return 'signed-out';
        if (!isProblem(error) || isPassing(error) || error.status === 429) return 'unreached';
        await keepScan({ ...asKept(scan), state: 'conflict', conflict: 'refused', says: `${error.title} ${error.detail}` });
      }
    }
    return 'done';
  });

// What has been found out about it meanwhile is kept with it.
const asKept = (scan: KeptScan): KeptScan => kept.get().find(({ nonce }) => nonce === scan.nonce) ?? scan;

async function tell(scan: KeptScan): Promise<void> {
  // Kept before it is sent: where the answer is lost on its way, the scan itself has changed how the visit stands.
  const known = scan.before ? { before: scan.before, visitorName: scan.visitorName } : await asItStands(scan);
  if (!scan.before) await keepScan({ ...scan, ...known });
  const { pass, siteId, direction, nonce, at } = scan;
  const { data, error } = await client.POST('/api/v1/scans', { body: { pass, siteId, direction, nonce, at } });
  if (!data) throw error;
  // Taken in when it was scanned, though the answer never came: then the house has judged it itself.
  const wasTakenAtOnce = data.repeated && !scan.before;
  const conflict = wasTakenAtOnce ? undefined : conflictOf(direction, known.before);
  if (conflict) await keepScan({ ...scan, ...known, state: 'conflict', conflict, visitorName: data.visit.visitorName });
  else await letGoOf(nonce);
}

async function asItStands({ visitId, siteId, day }: KeptScan): Promise<{ before: VisitState | 'none'; visitorName: string | null }> {
  for (let after: string | undefined; ; ) {
    const { data, error } = await client.GET('/api/v1/visits', { params: { query: { siteId, date: day, limit: mostPerPage, ...(after && { after }) } } });
    if (!data) throw error;
    const found = data.items.find(({ id }) => id === visitId);
    if (found) return { before: found.state, visitorName: found.visitorName };
    if (data.next === null) return { before: 'none', visitorName: null };
    after = data.next;
  }
}

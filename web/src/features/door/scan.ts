import { client } from '@/api/client';
import { isPassing, isProblem, type Problem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { checkPass, type Pass, type PassKey, type Verdict } from './pass';
import { keepScan, type Direction } from './queue';

type Visit = components['schemas']['Visit'];

/** What the door says of a pass that was shown. */
export type Said =
  | { by: 'house'; visit: Visit; direction: Direction }
  | { by: 'house'; problem: Problem; pass: Pass }
  | { by: 'door'; verdict: Verdict; pass: Pass | null; direction: Direction; isKept: boolean };

export interface Shown {
  text: string;
  siteId: string;
  direction: Direction;
  keys: readonly PassKey[];
  dayOf: (at: Date) => string;
  /** The door lets in although the time is wrong: somebody has looked at it. */
  inAnyCase?: boolean;
}

const patienceMs = 5_000;

/** Asks the house about a pass; where that can't be reached, the door judges by itself and keeps the scan to tell of later. */
export async function takeScan({ text, siteId, direction, keys, dayOf, inAnyCase }: Shown): Promise<Said> {
  const now = new Date();
  const { verdict, pass } = await checkPass(text, { siteId, direction, keys, now: now.getTime() });
  if (!pass) return { by: 'door', verdict, pass, direction, isKept: false };
  const scan = { pass: text, siteId, direction, nonce: crypto.randomUUID() };
  if (navigator.onLine) {
    const answer = await askHouse(scan);
    if (answer && 'code' in answer) return { by: 'house', problem: answer, pass };
    if (answer) return { by: 'house', visit: answer, direction };
  }
  const isKept = ['good', 'unchecked'].includes(verdict) || (inAnyCase === true && ['too-early', 'too-late'].includes(verdict));
  if (isKept) await keepScan({ ...scan, visitId: pass.visitId, at: now.toISOString(), day: dayOf(now), state: 'waiting' });
  return { by: 'door', verdict: isKept && verdict !== 'unchecked' ? 'good' : verdict, pass, direction, isKept };
}

/** @returns the visit, or why not; nothing where nobody answers in time */
async function askHouse(body: { pass: string; siteId: string; direction: Direction; nonce: string }): Promise<Visit | Problem | undefined> {
  try {
    const { data, error } = await client.POST('/api/v1/scans', { body, signal: AbortSignal.timeout(patienceMs) });
    if (data) return data.visit;
    return isPassing(error) || !isProblem(error) ? undefined : error;
  } catch {
    return undefined;
  }
}

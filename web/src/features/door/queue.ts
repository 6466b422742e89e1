import { openDB, type DBSchema } from 'idb';
import { create } from '@/api/store';
import type { components } from '@/api/schema.gen';
import type { PassKey } from './pass';

export type Direction = 'in' | 'out';
export type VisitState = components['schemas']['Visit']['state'];

/** What the house knew that a door which was alone did not. */
export type Conflict = 'cancelled' | 'inside' | 'not-inside' | 'not-expected' | 'refused';

/** A scan that the house has not heard of yet, or whose answer nobody has seen. */
export interface KeptScan {
  /** Its own number: the house takes the same one in only once. */
  nonce: string;
  pass: string;
  visitId: string;
  siteId: string;
  direction: Direction;
  at: string;
  /** The calendar day there. */
  day: string;
  state: 'waiting' | 'conflict';
  /** How the visit stood before the scan was sent, or that it was not expected there that day. */
  before?: VisitState | 'none';
  conflict?: Conflict;
  /** Why it was refused, in the words of the house. */
  says?: string;
  visitorName?: string | null;
}

/** What a door has to know to work alone; nothing of it is about people. */
export interface Known {
  sites: { id: string; slug: string; name: { sv: string; en: string }; timeZone: string }[];
  keys: PassKey[];
}

interface Stored extends DBSchema {
  scans: { key: string; value: KeptScan };
  known: { key: string; value: Known };
}

const opened = () =>
  openDB<Stored>('door', 1, {
    upgrade(database) {
      database.createObjectStore('scans', { keyPath: 'nonce' });
      database.createObjectStore('known');
    },
  });
let database: ReturnType<typeof opened> | undefined;
const store = () => (database ??= opened());

/** What is kept on this device, the oldest first. */
export const kept = create<KeptScan[]>([]);

/** Reads what was kept: another window of this device may have added to it. */
export async function readKept(): Promise<KeptScan[]> {
  const scans = await (await store()).getAll('scans');
  kept.set(scans.toSorted((one, other) => (one.at < other.at ? -1 : 1)));
  return kept.get();
}

export async function keepScan(scan: KeptScan): Promise<void> {
  await (await store()).put('scans', scan);
  await readKept();
}

export async function letGoOf(nonce: string): Promise<void> {
  await (await store()).delete('scans', nonce);
  await readKept();
}

export const readKnown = async (): Promise<Known | undefined> => (await store()).get('known', 'all');
export const keepKnown = async (known: Known): Promise<void> => void (await (await store()).put('known', known, 'all'));

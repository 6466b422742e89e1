import type { AskForm } from './form';

/** A request on its way: sent again it is sent as it was, with the key that it was sent with. */
export interface Sending {
  key: string;
  path: '/api/v1/bookings' | '/api/v1/series';
  body: string;
  /** It was sent, and nobody knows whether it came through. */
  isUnknown: boolean;
}

/** What this browser keeps of a request that is not sent yet. */
export interface Kept {
  form: AskForm;
  /** Who wrote it; nobody where she had not signed in. */
  personId: string | null;
  changedAt: number;
  /** Something was written, beyond what came along with the address. */
  isTouched: boolean;
  /** The version of the draft that the house keeps, and what stood in it. */
  version?: number;
  saved?: string;
  hold?: { id: string; of: string };
  sending?: Sending;
}

const prefix = 'ask ';
const longest = 30 * 24 * 3_600_000;

export function keptOf(draftId: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + draftId) ?? 'null') as Kept | null;
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(draftId: string, kept: Kept): void {
  try {
    localStorage.setItem(prefix + draftId, JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the house keeps a draft too, once she has signed in.
  }
}

export const forget = (draftId: string): void => localStorage.removeItem(prefix + draftId);

/** What is kept here for this reader, the last changed first; what is older than the house keeps drafts goes. */
export function allKept(personId: string | null, now: number): { draftId: string; kept: Kept }[] {
  const all = Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  return all
    .flatMap((draftId) => {
      const kept = keptOf(draftId);
      if (kept && now - kept.changedAt < longest) return [{ draftId, kept }];
      forget(draftId);
      return [];
    })
    .filter(({ kept }) => kept.isTouched && (kept.personId === null || kept.personId === personId))
    .toSorted((one, other) => other.kept.changedAt - one.kept.changedAt);
}

/** What of a request matters for whoever decides on it. */
export interface Seen {
  version: number;
  state: string;
  start: string;
  end: string;
  spaceId: string;
  people: number;
  title: string;
  purpose: string | null;
  firstApprovedAt: string | null;
}

const kinds = { state: ['state'], first: ['firstApprovedAt'], time: ['start', 'end'], space: ['spaceId'], people: ['people'], words: ['title', 'purpose'] } as const;
export type Difference = keyof typeof kinds | 'other';

/** What has changed since somebody last looked; `other` where it is nothing that is shown here. */
export function differences(before: Seen, now: Seen): Difference[] {
  if (before.version === now.version) return [];
  const found = (Object.keys(kinds) as (keyof typeof kinds)[]).filter((kind) => kinds[kind].some((field) => before[field] !== now[field]));
  return found.length > 0 ? found : ['other'];
}

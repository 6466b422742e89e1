interface ListOf {
  items: Record<string, unknown>[];
  next?: string | null;
}

/** How an address of the interface is read. */
export type Read = (path: string) => Promise<unknown>;

const bookers = [
  'bookings', 'booking-changes?state=asked', 'offers', 'registrations', 'passes', 'drafts', 'watches', 'calendar-feeds', 'organisations', 'memberships', 'agreements',
  'privileges', 'quotas/mine', 'deliveries', 'threads',
];

/**
 * Everything that the interface gives somebody of herself.
 * @param isBooker whether the lists give her own; to those who work in the house they give everybody's, and of those nothing is taken
 * @param onProgress how many of how many addresses have been read
 */
export async function gather(personId: string, isBooker: boolean, onProgress: (done: number, all: number) => void, read: Read): Promise<Record<string, unknown>> {
  const base = '/api/v1/';
  const known: Record<string, unknown> = {};
  const paths = [`people/${personId}`, `people/${personId}/message-preferences`, 'me', 'messages', ...(isBooker ? bookers : [])];
  for (const [done, path] of paths.entries()) {
    onProgress(done, paths.length);
    known[path] = await whole(`${base}${path}`, read);
  }
  const bookings = isBooker ? (known.bookings as Record<string, unknown>[]) : [];
  for (const [nth, booking] of bookings.entries()) {
    onProgress(paths.length + nth, paths.length + bookings.length);
    const of = `bookings/${booking.id as string}`;
    for (const path of [of, `${of}/decisions`, `${of}/guests`, `cases/${booking.caseId as string}/messages`]) known[path] ??= await whole(`${base}${path}`, read);
  }
  return known;
}

/** A list to its end, or what is no list as it is. */
async function whole(path: string, read: Read): Promise<unknown> {
  const first = await read(path);
  if (!isList(first)) return first;
  const items = [...first.items];
  for (let { next } = first; next; ) {
    const page = (await read(`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`)) as ListOf;
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

const isList = (value: unknown): value is ListOf => typeof value === 'object' && value !== null && Array.isArray((value as Partial<ListOf>).items);

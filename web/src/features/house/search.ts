import type { HouseSearch } from './types';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const aDate = /^\d{4}-\d{2}-\d{2}$/;

/** What the address says of what is to be shown; what it says wrongly, it does not say. */
export const readSearch = ({ site, day, view, as, booking, work }: Record<string, unknown>): HouseSearch => ({
  site: text(site),
  day: typeof day === 'string' && aDate.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined,
  view: view === 'week' ? view : undefined,
  as: as === 'list' ? as : undefined,
  booking: text(booking),
  work: text(work),
});

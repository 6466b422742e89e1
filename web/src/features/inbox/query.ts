import { parseDate } from '@internationalized/date';
import type { paths } from '@/api/schema.gen';
import type { InboxSearch, Tab } from './search';

type Query = NonNullable<paths['/api/v1/inbox']['get']['parameters']['query']>;

const asked: Record<Tab, Query> = {
  waiting: { waitsFor: 'staff' },
  late: { isLate: true },
  mine: { assigned: 'me' },
  nobody: { assigned: 'nobody' },
  applicant: { waitsFor: 'applicant' },
  all: {},
};

/** A search as the interface is asked. Days are those of the house. */
export const queryOf = ({ show, text, site, space, from, to, sort }: InboxSearch, timeZone: string): Query => ({
  ...asked[show ?? 'waiting'],
  ...(text?.trim() && { text: text.trim() }),
  ...(site && { siteId: site }),
  ...(space && { spaceId: space }),
  ...(from && { from: parseDate(from).toDate(timeZone).toISOString() }),
  ...(to && { to: parseDate(to).add({ days: 1 }).toDate(timeZone).toISOString() }),
  ...(sort && { sort }),
});

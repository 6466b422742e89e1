import type { components } from '@/api/schema.gen';
import { anybody, told } from '@/design/wall/house-said';
import { formatIn } from '@/words/use-format';

type Schemas = components['schemas'];

export interface InHouse {
  site: Schemas['Site'];
  spaces: Schemas['Space'][];
  board: Schemas['WholeBoard'];
  events: Schemas['ProgrammeEvent'][];
}

const mostEvents = 100;

/** Null where there is no such site. */
export async function inHouse(slug: string): Promise<InHouse | null> {
  const { sites } = await told(anybody.GET('/api/v1/sites'));
  const site = sites.find((each) => each.slug === slug);
  if (!site) return null;
  const siteId = site.id;
  const from = formatIn('sv', site.timeZone).dateOf(Date.now());
  const [{ spaces }, board, { items: events }] = await Promise.all([
    told(anybody.GET('/api/v1/spaces', { params: { query: { siteId } } })),
    told(anybody.GET('/api/v1/sites/{siteId}/board', { params: { path: { siteId }, query: { from } } })),
    told(anybody.GET('/api/v1/programme', { params: { query: { siteId, limit: mostEvents } } })),
  ]);
  return { site, spaces, board, events };
}

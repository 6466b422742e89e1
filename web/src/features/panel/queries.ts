import { anybody, told } from '@/design/wall/house-said';
import type { components } from '@/api/schema.gen';
import { formatIn } from '@/words/use-format';

type Site = components['schemas']['Site'];
type Space = components['schemas']['Space'];

/** What a panel shows: its space, where that is, and what takes it today. */
export interface AtDoor {
  site: Pick<Site, 'id' | 'timeZone' | 'name'>;
  space: Pick<Space, 'id' | 'slug' | 'name' | 'capacity'>;
  board: components['schemas']['BoardSpace'];
  day: { start: string; end: string };
}

/** Null where there is no such space, so that a panel says so rather than that contact was lost. */
export async function atDoor(slug: string): Promise<AtDoor | null> {
  const [{ spaces }, { sites }] = await Promise.all([told(anybody.GET('/api/v1/spaces')), told(anybody.GET('/api/v1/sites'))]);
  const space = spaces.find((each) => each.slug === slug);
  const site = sites.find(({ id }) => id === space?.siteId);
  if (!space || !site) return null;
  const from = formatIn('sv', site.timeZone).dateOf(Date.now());
  const board = await told(anybody.GET('/api/v1/sites/{siteId}/board', { params: { path: { siteId: site.id }, query: { from, spaceIds: [space.id] } } }));
  const [shown] = board.spaces;
  if (!shown) return null;
  return {
    site: { id: site.id, timeZone: site.timeZone, name: site.name },
    space: { id: space.id, slug: space.slug, name: space.name, capacity: space.capacity },
    board: shown,
    day: { start: board.days[0]!.start, end: board.days[0]!.end },
  };
}

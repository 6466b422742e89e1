import type { Wish } from './search';

type Asked = Pick<Wish, 'people' | 'layout' | 'equipment' | 'accessibility'> & { start: string; end: string };

/** Where a space is asked for, with what is known already. */
export const toAsk = (spaceId: string, { start, end, people, layout, equipment, accessibility }: Asked) =>
  ({ to: '/ask', search: { space: spaceId, start, end, people, layout, equipment: equipment.join(',') || undefined, accessibility: accessibility.join(',') || undefined } }) as const;

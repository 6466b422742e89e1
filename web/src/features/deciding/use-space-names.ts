import { api } from '@/api/client';
import { said, useLanguage } from '@/words/language';

/** What a space is called, with its house where there is more than one. */
export function useSpaceNames(): (spaceId: string) => string {
  const language = useLanguage();
  const spaces = api.useQuery('get', '/api/v1/spaces').data?.spaces ?? [];
  const sites = api.useQuery('get', '/api/v1/sites').data?.sites ?? [];
  return (spaceId) => {
    const space = spaces.find(({ id }) => id === spaceId);
    if (!space) return '…';
    const site = sites.length > 1 ? sites.find(({ id }) => id === space.siteId) : undefined;
    return site ? `${said(space.name, language)}, ${said(site.name, language)}` : said(space.name, language);
  };
}

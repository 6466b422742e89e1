import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keysQuery, sitesQuery } from './queries';
import { keepKnown, readKnown, type Known } from './queue';

/** What the door works by: of the house, or as it was when the house was last heard. Undefined until either is there. */
export function useKnown(): Known | undefined {
  const sites = useQuery(sitesQuery).data?.sites;
  const keys = useQuery(keysQuery).data?.keys;
  const [before, setBefore] = useState<Known>();
  useEffect(() => void readKnown().then(setBefore), []);
  useEffect(() => {
    if (sites && keys) void keepKnown({ sites: sites.map(({ id, slug, name, timeZone }) => ({ id, slug, name, timeZone })), keys });
  }, [sites, keys]);
  return sites && keys ? { sites, keys } : before;
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { has, useSession } from '@/api/session';
import { HouseTime } from '@/design/house-time';
import { Answer, Empty } from '@/design/notice';
import { useTitle } from '@/design/layout';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './house.module.css';
import { boardQuery, sitesQuery, spacesQuery } from './queries';
import { Shown } from './shown';
import { Toolbar } from './toolbar';
import type { HouseSearch, Site } from './types';
import { useMoving } from './use-moving';
import words from './words.json';

interface HouseProps {
  search: HouseSearch;
  /** Puts into the address what is shown from now on. */
  onSearch: (change: Partial<HouseSearch>) => void;
}

/** The spaces of a site over a day or a week, for those who work there. */
export function House({ search, onSearch }: HouseProps) {
  const say = useWords(words);
  const sites = useQuery(sitesQuery);
  useTitle(say('title'));
  return (
    <div className={styles.page}>
      <h1 className={styles.heading}>{say('title')}</h1>
      <Answer to={sites}>
        {({ sites: known }) => {
          const site = known.find(({ slug }) => slug === search.site) ?? known[0];
          return site ? <OfSite key={site.id} site={site} sites={known} search={search} onSearch={onSearch} /> : <Empty>{say('noSpaces')}</Empty>;
        }}
      </Answer>
    </div>
  );
}

function OfSite({ site, sites, search, onSearch }: HouseProps & { site: Site; sites: Site[] }) {
  const say = useWords(words);
  const session = useSession().data;
  const format = useFormat(site.timeZone);
  const today = format.dateOf(Date.now());
  const day = search.day ?? today;
  const isWeek = search.view === 'week';
  const shown = useMemo(() => ({ siteId: site.id, day, isWeek }), [site.id, day, isWeek]);
  const moving = useMoving(shown);
  const board = useQuery(boardQuery(shown));
  // What is held is not carried into other days.
  const goTo = (change: Partial<HouseSearch>) => {
    moving.giveUp();
    onSearch(change);
  };
  const spaces = useQuery(spacesQuery(site.id));
  return (
    <>
      <Toolbar {...{ site, sites, search, day, today }} onSearch={goTo} />
      <HouseTime timeZone={site.timeZone} />
      <Answer to={board} lines={8}>
        {(known) => (
          <Answer to={spaces}>
            {({ spaces: infos }) =>
              known.spaces.length === 0 ? <Empty>{say('noSpaces')}</Empty> : <Shown key={`${day} ${isWeek}`} {...{ site, shown, search, onSearch, moving }} board={known} spaces={infos} canDecide={has(session, 'staff', 'admin')} />
            }
          </Answer>
        )}
      </Answer>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { HouseTime } from '@/design/house-time';
import { Page } from '@/design/layout';
import { Answer, Empty } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Choice } from './choice';
import { Figures } from './figures';
import { ByOrganisation } from './by-organisation';
import { ByMonth, BySpace } from './by-space';
import { sitesQuery, spacesQuery, statisticsQuery, type Counted, type Site } from './queries';
import { Requests } from './requests';
import { rangeOf, type StatisticsSearch } from './search';
import styles from './statistics.module.css';
import { WeekTable } from './week-table';
import words from './words.json';

interface StatisticsProps {
  search: StatisticsSearch;
  onSearch: (search: StatisticsSearch) => void;
}

/** How the house is used: numbers that stand on paper as well. */
export function StatisticsPage(props: StatisticsProps) {
  const say = useWords(words);
  const sites = useQuery(sitesQuery);
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Answer to={sites}>{({ sites: known }) => (known.length === 0 ? <Empty>{say('noSite')}</Empty> : <OfSite {...props} sites={known} />)}</Answer>
    </Page>
  );
}

function OfSite({ search, onSearch, sites }: StatisticsProps & { sites: Site[] }) {
  const site = sites.find(({ slug }) => slug === search.site) ?? sites[0]!;
  const format = useFormat(site.timeZone);
  const spaces = useQuery(spacesQuery(site.id));
  const range = rangeOf(search, format.dateOf(Date.now()));
  return (
    <>
      <Choice key={JSON.stringify([search, range])} {...{ search, onSearch, sites, site, range }} spaces={spaces.data?.spaces ?? []} />
      <HouseTime timeZone={site.timeZone} />
      <Answer to={spaces}>
        {({ spaces: known }) => <Shown site={site} counted={{ siteId: site.id, spaceId: known.find(({ slug }) => slug === search.space)?.id, ...range }} />}
      </Answer>
    </>
  );
}

function Shown({ site, counted }: { site: Site; counted: Counted }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const asked = useQuery(statisticsQuery(counted));
  const day = (date: string) => format.day(`${date}T12:00:00Z`);
  return (
    <div className={styles.shown} aria-busy={asked.isPlaceholderData}>
      <Answer to={asked} lines={8}>
        {(answer) => {
          const space = answer.spaceId && answer.bySpace.find(({ spaceId }) => spaceId === answer.spaceId);
          const what = space ? said(space.name, language) : said(site.name, language);
          const isEmpty = answer.total.bookings + answer.total.hoursBooked + answer.requests.received + answer.total.noShows + answer.total.cancelledLate === 0;
          return (
            <>
              <p className={styles.of} role="status">{say('of', { what, from: day(answer.from), to: day(answer.to) })}</p>
              {isEmpty ? (
                <Empty><p>{say('empty')}</p></Empty>
              ) : (
                <>
                  <Figures total={answer.total} />
                  {!answer.spaceId && <BySpace {...{ answer, counted }} />}
                  <WeekTable {...{ answer, counted }} />
                  {answer.byMonth.length > 1 && <ByMonth {...{ answer, counted }} />}
                  <ByOrganisation {...{ answer, counted }} />
                  <Requests {...{ answer, counted }} />
                </>
              )}
            </>
          );
        }}
      </Answer>
    </div>
  );
}

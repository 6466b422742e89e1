import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '@/api/session';
import { Button } from '@/design/button';
import { HouseTime } from '@/design/house-time';
import { Page } from '@/design/layout';
import { Answer } from '@/design/notice';
import { daysLater } from '@/design/timeline/wall-time';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { foundQuery } from './day-queries';
import styles from './find.module.css';
import type { FindProps, FoundProps } from './props';
import { sitesQuery, spacesQuery, type Site } from './queries';
import { Result } from './result';
import { searchOf, wishOf, type Wish } from './search';
import { SearchForm } from './search-form';
import words from './words.json';

/** One question, and what the house answers. */
export function Find({ search, go }: FindProps) {
  const say = useWords(words);
  const sites = useQuery(sitesQuery);
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Answer to={sites}>{({ sites: known }) => <Question search={search} go={go} sites={known} />}</Answer>
    </Page>
  );
}

function Question({ search, go, sites }: FindProps & { sites: Site[] }) {
  const timeZone = sites[0]?.timeZone ?? 'Europe/Stockholm';
  const format = useFormat(timeZone);
  const wish = wishOf(search, format.dateOf(Date.now()));
  const chosen = sites.filter(({ slug }) => !wish.site || slug === wish.site);
  const spaces = useQuery(spacesQuery);
  const ask = (changed: Wish) => go(searchOf(changed));
  return (
    <>
      <SearchForm wish={wish} sites={sites} onSearch={ask} />
      <HouseTime timeZone={timeZone} />
      <Answer to={spaces}>{({ spaces: known }) => <Found wish={wish} sites={chosen} spaces={known} search={search} go={go} ask={ask} timeZone={timeZone} />}</Answer>
    </>
  );
}

function Found(props: FoundProps) {
  const { wish, sites, timeZone, ask } = props;
  const say = useWords(words);
  const format = useFormat(timeZone);
  // What somebody may have depends on who she is.
  const session = useSession();
  const found = useQuery({ ...foundQuery(wish, wish.site ? sites.map(({ id }) => id) : []), enabled: !session.isPending });
  const isSlow = useSlow(found.isPlaceholderData || found.isPending);
  const day = format.longDay(`${wish.day}T12:00:00Z`);
  return (
    <div className={styles.answer} aria-busy={found.isPlaceholderData}>
      <div className={styles.summary}>
        <div role="status">
          <p className={styles.count}>{found.data && !found.isPlaceholderData ? say('found', { count: found.data.offerCount }) : isSlow ? say('searching') : ' '}</p>
          <p>{say('wish', { day, people: wish.people, length: format.minutes(wish.minutes) })}</p>
        </div>
        <nav className={styles.days} aria-label={say('leaf')}>
          <Button onClick={() => ask({ ...wish, day: daysLater(wish.day, -1) })}>← {say('before')}</Button>
          <Button onClick={() => ask({ ...wish, day: daysLater(wish.day, 1) })}>{say('after')} →</Button>
        </nav>
      </div>
      <Answer to={found} lines={6}>{(answer) => <Result {...props} found={answer} />}</Answer>
    </div>
  );
}

const soon = 400;

/** That something takes so long that it is worth saying. */
function useSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(isWaiting), isWaiting ? soon : 0);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isSlow;
}

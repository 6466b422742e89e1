import { Notice } from '@/design/notice';
import { Section } from '@/design/layout';
import { PickedTime } from '@/design/timeline/picked-time';
import { minute, type Stretch } from '@/design/timeline/stretches';
import { TimelineKey } from '@/design/timeline/timeline';
import { useWords } from '@/words/use-words';
import { Alternatives } from './alternatives';
import styles from './find.module.css';
import { NotOfferedSpaces } from './not-offered';
import { Offers } from './offers';
import type { ResultProps } from './props';
import { searchOf } from './search';
import { SiteDay } from './site-day';
import { Watch } from './watch';
import words from './words.json';

/** What can be had, when of the day, what else is in the way, and what can be done where there is nothing. */
export function Result(props: ResultProps) {
  const { found, sites, spaces, search, wish, go } = props;
  const say = useWords(words);
  const pick = (spaceId: string, start: number) => {
    const space = spaces.find(({ id }) => id === spaceId);
    go({ ...searchOf(wish), why: search.why, space: space?.slug, start: new Date(start).toISOString(), length: undefined }, true);
  };
  const hasNothing = found.offers.length === 0;
  return (
    <>
      {hasNothing && <Alternatives {...props} />}
      {hasNothing && <Watch wish={wish} sites={sites} />}
      <div className={styles.picking}>
        {!hasNothing && <Offers {...props} onPick={pick} />}
        <Section title={say('hours')}>
          <TimelineKey />
          {sites.map((site) => <SiteDay key={site.id} {...props} site={site} picked={pickedIn(props)} onPick={pick} />)}
        </Section>
        <Picked {...props} />
      </div>
      {found.notOffered.length > 0 && <NotOfferedSpaces {...props} />}
    </>
  );
}

/** The free time that has been picked in the address, with what of it; undefined where nothing has, `free` where it has gone. */
function pickedIn({ search, spaces, found, wish }: Pick<ResultProps, 'search' | 'spaces' | 'found' | 'wish'>) {
  const space = spaces.find(({ slug }) => slug === search.space);
  if (!space || !search.start) return undefined;
  const start = Date.parse(search.start);
  const minutes = search.length ?? wish.minutes;
  const offer = found.offers.find(({ spaceId }) => spaceId === space.id);
  const free = offer?.windows.map(({ start: from, until }): Stretch => ({ from: Date.parse(from), until: Date.parse(until) })).find(({ from, until }) => from <= start && start < until);
  return { space, offer, free, minutes, rowId: space.id, from: start, until: start + minutes * minute };
}

function Picked(props: ResultProps) {
  const { search, sites, wish, go } = props;
  const say = useWords(words);
  const picked = pickedIn(props);
  const site = sites.find(({ id }) => id === picked?.space.siteId);
  if (!picked || !site) return null;
  if (!picked.free) return <Notice tone="warn" isNews>{say('gone')}</Notice>;
  return (
    <PickedTime
      space={picked.space}
      timeZone={site.timeZone}
      free={picked.free}
      start={picked.from}
      minutes={picked.minutes}
      wish={wish}
      onChange={(start, minutes) => go({ ...search, start: new Date(start).toISOString(), length: minutes === wish.minutes ? undefined : minutes }, true)}
      onClose={() => go({ ...search, space: undefined, start: undefined, length: undefined }, true)}
    />
  );
}

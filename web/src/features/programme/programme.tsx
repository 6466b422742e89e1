import { useQuery } from '@tanstack/react-query';
import { Button } from '@/design/button';
import { HouseTime } from '@/design/house-time';
import { Page, Row } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Empty, Tag } from '@/design/notice';
import { useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { byDay } from './by-day';
import { Entry } from './entry';
import { isFiltered, type Filter } from './filter';
import { Filters } from './filters';
import styles from './programme.module.css';
import { programmeQuery } from './queries';
import type { ProgrammeEvent } from './standing';
import { useProgramme } from './use-programme';
import words from './words.json';

const house = 'Europe/Stockholm';

/** What is on, by day. */
export function Programme({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const say = useWords(words);
  const everything = useQuery(programmeQuery).data?.items;
  const { first, items, more } = useProgramme(filter, useFormat(house).dateOf(Date.now()));
  const topics = [...new Set(everything?.flatMap((event) => event.topics))].toSorted((one, other) => one.localeCompare(other, 'sv'));
  return (
    <Page title={say('title')} lead={say('lead')}>
      <div className={styles.above}>
        <Filters filter={filter} topics={topics} onFilter={onFilter} />
        <p role="status" className={layout.quiet}>{first.data && isFiltered(filter) && say('count', { count: items.length })}</p>
      </div>
      <HouseTime timeZone={house} />
      <Answer to={first} lines={8}>
        {() => items.length > 0 ? <Days items={items} /> : (
          <Empty>
            <p>{say(isFiltered(filter) ? 'emptyFilter' : 'empty')}</p>
            {isFiltered(filter) && <Button onClick={() => onFilter({})}>{say('clear')}</Button>}
          </Empty>
        )}
      </Answer>
      {more && <div><Button onClick={more}>{say('more')}</Button></div>}
      <Elsewhere />
    </Page>
  );
}

function Days({ items }: { items: ProgrammeEvent[] }) {
  const say = useWords(words);
  const format = useFormat(house);
  const today = format.dateOf(Date.now());
  return (
    <div className={styles.days}>
      {byDay(items, format.dateOf).map(({ date, of }) => (
        <section key={date} className={styles.day}>
          <div className={styles.date}>
            <h2>{format.longDay(of[0]!.start)}{date.slice(0, 4) !== today.slice(0, 4) && ` ${date.slice(0, 4)}`}</h2>
            {date === today && <Tag tone="now">{say('today')}</Tag>}
          </div>
          <ul className={styles.entries}>
            {of.map((event) => <Entry key={event.id} event={event} />)}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The same for a calendar and for a news reader. */
function Elsewhere() {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Row>
      <a href={`/api/v1/programme.ics?language=${language}`}>{say('calendar')}</a>
      <a href={`/api/v1/programme.atom?language=${language}`}>{say('feed')}</a>
    </Row>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTitle, Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Empty, Loading } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { FreeNow } from './free-now';
import { programmeQuery, sitesQuery } from './queries';
import { SearchForm } from './search-form';
import styles from './start.module.css';
import words from './words.json';

const mostShown = 5;

/** The first page: one search field, what is on, and what is free now. */
export function Start() {
  const say = useWords(words);
  const sites = useQuery(sitesQuery).data?.sites;
  useTitle('Parken');
  return (
    <>
      <div className={styles.hero}>
        <div className={layout.page}>
          <div className={layout.head}>
            <h1>{say('title')}</h1>
            <p className={layout.lead}>{say('lead')}</p>
          </div>
          <SearchForm />
        </div>
      </div>
      <div className={`${layout.page} ${styles.columns}`}>
        <Section title={say('on')} aside={<Link to="/programme">{say('all')}</Link>}>
          <Programme />
        </Section>
        <Section title={say('free')}>
          {sites ? sites.map((site) => <FreeNow key={site.id} site={site} />) : <Loading />}
        </Section>
      </div>
    </>
  );
}

function Programme() {
  const say = useWords(words);
  const language = useLanguage();
  const programme = useQuery(programmeQuery);
  return (
    <Answer to={programme}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{say('nothing')}</Empty>
        ) : (
          <ul className={styles.list}>
            {items.slice(0, mostShown).map((event) => (
              <li key={event.id} className={styles.event}>
                <When start={event.start} end={event.end} timeZone={event.timeZone} />
                <div>
                  <h3><Link to="/programme/$slug" params={{ slug: event.slug }}>{said(event.title, language)}</Link></h3>
                  <p className={layout.quiet}>{said(event.summary, language)}</p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

function When({ start, end, timeZone }: { start: string; end: string; timeZone: string }) {
  const format = useFormat(timeZone);
  return (
    <time dateTime={start}>
      {format.day(start)}
      <br />
      {format.period(start, end)}
    </time>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import layout from '@/design/layout.module.css';
import { Answer, Tag } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { spacesQuery } from './queries';
import { freeAt } from './free-at';
import styles from './start.module.css';
import words from './words.json';

type Site = components['schemas']['Site'];

const aMinute = 60_000;

/** The rooms of a site that nobody has now, and until when. */
export function FreeNow({ site }: { site: Site }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const from = format.dateOf(Date.now());
  const board = useQuery({ ...api.queryOptions('get', '/api/v1/sites/{siteId}/board', { params: { path: { siteId: site.id }, query: { from } } }), refetchInterval: aMinute });
  const spaces = useQuery(spacesQuery).data?.spaces ?? [];
  return (
    <div>
      <h3>{said(site.name, language)}</h3>
      <Answer to={board}>
        {(known) => {
          const free = freeAt(known.spaces, Date.now());
          if (free === undefined) return <p className={layout.quiet}>{say('shut')}</p>;
          return (
            <>
              <p className={layout.quiet}>{say('freeOf', { free: free.length, all: known.spaces.length })}</p>
              <ul className={styles.list}>
                {free.map(({ spaceId, until }) => {
                  const space = spaces.find(({ id }) => id === spaceId);
                  return space && (
                    <li key={spaceId} className={styles.room}>
                      <span>
                        <Link to="/spaces/$slug" params={{ slug: space.slug }}>{said(space.name, language)}</Link> <span className={layout.quiet}>{say('seats', { people: space.capacity })}</span>
                      </span>
                      <Tag tone="good">{say('until', { time: format.time(until) })}</Tag>
                    </li>
                  );
                })}
              </ul>
            </>
          );
        }}
      </Answer>
    </div>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Section } from '@/design/layout';
import { Answer, Empty, Tag, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import { VisitLine, type Visit } from './visit-line';
import { visitsQuery } from './queries';
import type { Known } from './queue';
import words from './words.json';

/** Who is expected today; whoever has no pass with her is found by name. */
export function Expected({ site }: { site: Known['sites'][number] }) {
  const say = useWords(words);
  const [search, setSearch] = useState('');
  const visits = useQuery({ ...visitsQuery(site.id, useDeferredValue(search.trim())), placeholderData: keepPreviousData });
  return (
    <Section title={say('expected')}>
      <TextField label={say('search')} type="search" name="search" required={false} value={search} onChange={({ target }) => setSearch(target.value)} />
      <Answer to={visits}>
        {({ items, next }) =>
          items.length === 0 ? <Empty>{say(search.trim() ? 'nobodyFound' : 'nobodyExpected')}</Empty> : (
            <>
              <ul className={styles.visits}>
                {items.map((visit) => <VisitLine key={visit.id} visit={visit}><Admission visit={visit} /></VisitLine>)}
              </ul>
              {next !== null && <p>{say('moreExpected')}</p>}
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function Admission({ visit }: { visit: Visit }) {
  const say = useWords(words);
  const format = useFormat(visit.timeZone);
  const refresh = useRefresh();
  const admitting = api.useMutation('post', '/api/v1/visits/{visitId}/admission', { onSettled: () => refresh('visits', 'sites', 'occupancy') });
  if (visit.state === 'cancelled') return <Tag tone="bad">{say('isCancelled')}</Tag>;
  if (visit.state === 'inside') return <Tag tone="good">{say('isInside', { time: format.time(visit.arrivedAt!) })}</Tag>;
  const admit = () => admitting.mutate({ params: { path: { visitId: visit.id }, header: once(`/visits/${visit.id}/admission`, visit.version) } });
  return (
    <>
      {visit.state === 'left' && <Tag>{say('hasLeft', { time: format.time(visit.leftAt!) })}</Tag>}
      <Button isBusy={admitting.isPending} onClick={admit} aria-label={say('letInName', { name: visit.visitorName ?? say('unnamed') })}>{say('letIn')}</Button>
      {admitting.error ? <Trouble error={admitting.error} /> : null}
    </>
  );
}

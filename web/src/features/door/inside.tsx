import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Stack } from '@/design/layout';
import { Answer, Empty, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import { insideQuery } from './queries';
import type { Known } from './queue';
import { VisitLine, type Visit } from './visit-line';
import words from './words.json';

const fits = (search: string) => ({ visitorName, visitorOrganisation, host }: Visit): boolean =>
  [visitorName, visitorOrganisation, host?.name].some((text) => text?.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()));

/** Everybody who is inside, by name; who has left is seen off. */
export function Inside({ site }: { site: Known['sites'][number] }) {
  const say = useWords(words);
  const [search, setSearch] = useState('');
  const inside = useQuery(insideQuery(site.id));
  return (
    <Stack>
      <p>{say.rich('print', { link: (text) => <a href={`/inside/${site.id}`} target="_blank" rel="noreferrer">{text}</a> })}</p>
      <TextField label={say('search')} type="search" name="search" required={false} value={search} onChange={({ target }) => setSearch(target.value)} />
      <Answer to={inside}>
        {(visits) => {
          const shown = search.trim() ? visits.filter(fits(search)) : visits;
          if (shown.length === 0) return <Empty>{say(visits.length === 0 ? 'nobodyInside' : 'nobodyFound')}</Empty>;
          return (
            <ul className={styles.visits}>
              {shown.map((visit) => <VisitLine key={visit.id} visit={visit}><Departure visit={visit} /></VisitLine>)}
            </ul>
          );
        }}
      </Answer>
    </Stack>
  );
}

function Departure({ visit }: { visit: Visit }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const leaving = api.useMutation('post', '/api/v1/visits/{visitId}/departure', { onSettled: () => refresh('visits', 'sites', 'occupancy') });
  const seeOff = () => leaving.mutate({ params: { path: { visitId: visit.id }, header: once(`/visits/${visit.id}/departure`, visit.version) } });
  return (
    <>
      <Button isBusy={leaving.isPending} onClick={seeOff} aria-label={say('seeOffName', { name: visit.visitorName ?? say('unnamed') })}>{say('seeOff')}</Button>
      {leaving.error ? <Trouble error={leaving.error} /> : null}
    </>
  );
}

import { useState } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './house.module.css';
import { usePlaceWords } from './place-words';
import type { Place, Site, Space } from './types';
import words from './words.json';

type Met = { isPossible: boolean; bookingsHitCount: number; bookingsHit: components['schemas']['BookingHit'][] };

const path = '/api/v1/maintenance';

/** Closes a space for maintenance, once it has been shown what that meets. */
export function CloseForm({ place, spaces, site }: { place: Place; spaces: Space[]; site: Site }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const [sv, setSv] = useState('');
  const [en, setEn] = useState('');
  const body = { spaceId: place.spaceId, start: new Date(place.start).toISOString(), end: new Date(place.end).toISOString() };
  const preview = api.useMutation('post', '/api/v1/maintenance/preview');
  const close = api.useMutation('post', path, { onSuccess: () => refresh('sites', 'maintenance') });
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!preview.data?.isPossible) return preview.mutate({ body });
    const content = { ...body, reason: { sv, en: en || sv } };
    close.mutate({ params: { header: { ...once(path, content) } }, body: content }, { onSuccess: () => void commandIsDone(path, content) });
  };
  if (close.isSuccess) return <Notice tone="good" isNews>{say('placed')}</Notice>;
  return (
    <form onSubmit={send} className={styles.part}>
      <Stack>
        <h3>{say('maintenanceNew')}</h3>
        {preview.data && <MeetsNotice met={preview.data} {...{ spaces, site }} />}
        {(close.error ?? preview.error) ? <Trouble error={close.error ?? preview.error} /> : null}
        {preview.data?.isPossible && (
          <>
            <TextField label={say('reasonSv')} value={sv} maxLength={1000} onChange={({ target }) => setSv(target.value)} />
            <TextField label={say('reasonEn')} value={en} maxLength={1000} onChange={({ target }) => setEn(target.value)} />
          </>
        )}
        <div><Button type="submit" isBusy={preview.isPending || close.isPending}>{say(preview.data?.isPossible ? 'place' : 'preview')}</Button></div>
      </Stack>
    </form>
  );
}

function MeetsNotice({ met: { isPossible, bookingsHit, bookingsHitCount: count }, spaces, site }: { met: Met; spaces: Space[]; site: Site }) {
  const say = useWords(words);
  const placed = usePlaceWords(spaces, site.timeZone);
  if (count === 0) return <Notice tone="good" isNews>{say('meetsNone')}</Notice>;
  return (
    <Notice tone="warn" isNews>
      <p>{say(isPossible ? 'meetsPossible' : 'meetsImpossible', { count })}</p>
      <ul>
        {bookingsHit.map(({ id, title, state, spaceId, start, end }) => <li key={id}>{title}, {placed({ spaceId, start: Date.parse(start), end: Date.parse(end) })} ({say(`state.${state}`)})</li>)}
      </ul>
    </Notice>
  );
}

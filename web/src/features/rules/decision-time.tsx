import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import words from './words.json';

const path = '/api/v1/sites/{siteId}/decision-time';
const minutesAnHour = 60;

/** How many opening hours a request may wait before it is late. */
export function DecisionTime({ siteId, minutes }: { siteId: string; minutes: number }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const [hours, set] = useState(String(minutes / minutesAnHour));
  const saving = api.useMutation('put', path, { onSettled: () => refresh('inbox', 'sites') });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { minutes: Math.round(Number(hours) * minutesAnHour) };
    if (hours !== '') saving.mutate({ params: { path: { siteId }, header: once(path, [siteId, body]) }, body });
  };
  return (
      <form onSubmit={save} noValidate>
        <Stack>
          <TextField label={say('hours')} help={say('hoursHelp')} type="number" min={0.5} max={240} step={0.5} value={hours} onChange={({ target }) => set(target.value)} />
          {saving.error ? <Trouble error={saving.error} /> : null}
          <Row><Button type="submit" isBusy={saving.isPending}>{say('setHours')}</Button><span role="status">{saving.isSuccess && say('saved')}</span></Row>
        </Stack>
      </form>
  );
}

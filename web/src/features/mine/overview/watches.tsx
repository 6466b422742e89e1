import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './overview.module.css';
import words from './words.json';

type Watch = components['schemas']['Watch'];

/** What somebody wants to be told of when it becomes free. Nothing where there is nothing. */
export function Watches({ timeZone }: { timeZone: string }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const watches = api.useQuery('get', '/api/v1/watches').data?.items ?? [];
  const ending = api.useMutation('delete', '/api/v1/watches/{watchId}', { onSuccess: () => refresh('watches') });
  if (watches.length === 0) return null;
  return (
    <Section title={say('watches')}>
      <ul className={styles.plain}>
        {watches.map((watch) => (
          <WatchLine key={watch.id} watch={watch} timeZone={timeZone} onEnd={() => ending.mutate({ params: { path: { watchId: watch.id }, header: once(`/watches/${watch.id}`, null) } })} />
        ))}
      </ul>
      {ending.error ? <Trouble error={ending.error} /> : null}
    </Section>
  );
}

function WatchLine({ watch, timeZone, onEnd }: { watch: Watch; timeZone: string; onEnd: () => void }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(timeZone);
  const spaces = api.useQuery('get', '/api/v1/spaces').data?.spaces ?? [];
  const names = watch.spaceIds.flatMap((id) => spaces.find((space) => space.id === id)?.name ?? []).map((name) => said(name, language));
  const when = `${format.day(watch.from)} ${format.period(watch.from, watch.to)}`;
  return (
    <li className={styles.line}>
      <span>
        {say('watch', { people: watch.people, length: format.minutes(watch.minutes), when })} {names.length > 0 ? say('watchIn', { spaces: names.join(', ') }) : say('watchAny')}
        <br />
        <span className={`${layout.quiet} ${layout.small}`}>{watch.toldAt ? say('watchTold', { when: format.dayAndTime(watch.toldAt) }) : say('watchWaits')}</span>
      </span>
      <Button look="quiet" aria-label={say('stopWatching', { when })} onClick={onEnd}>✕</Button>
    </li>
  );
}

import { Link } from '@tanstack/react-router';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './overview.module.css';
import words from './words.json';

/** Requests that somebody has begun to write. Nothing where there are none. */
export function Drafts({ timeZone }: { timeZone: string }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const refresh = useRefresh();
  const drafts = api.useQuery('get', '/api/v1/drafts').data?.items ?? [];
  const removing = api.useMutation('delete', '/api/v1/drafts/{draftId}', { onSuccess: () => refresh('drafts') });
  if (drafts.length === 0) return null;
  return (
    <Section title={say('drafts')}>
      <ul className={styles.plain}>
        {drafts.map(({ id, content, changedAt, expiresAt }) => {
          const title = content.title ?? say('draftUntitled');
          return (
            <li key={id} className={styles.line}>
              <span>
                <Link to="/ask" search={{ draft: id } as never}>{say('goOn', { title })}</Link>
                <br />
                <span className={`${layout.quiet} ${layout.small}`}>{say('draftUntil', { changed: format.day(changedAt), expires: format.day(expiresAt) })}</span>
              </span>
              <Button look="quiet" aria-label={say('remove', { title })} onClick={() => removing.mutate({ params: { path: { draftId: id }, header: once(`/drafts/${id}`, null) } })}>✕</Button>
            </li>
          );
        })}
      </ul>
      {removing.error ? <Trouble error={removing.error} /> : null}
    </Section>
  );
}

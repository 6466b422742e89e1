import { useState } from 'react';
import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Row, Section, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useSpaceWords } from '@/design/spaces/space-words';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { ReasonForm } from './decline';
import styles from './deciding.module.css';
import { useDecided, type Change } from './queries';
import { useSpaceNames } from './use-space-names';
import words from './words.json';

const approvePath = '/api/v1/booking-changes/{changeId}/approval';
const declinePath = '/api/v1/booking-changes/{changeId}/decline';

/** What somebody wants changed of what she has: as it is, beside as it is to be. */
export function ChangeDecide({ change, onDecided }: { change: Change; onDecided: () => void }) {
  const say = useWords(words);
  const decided = useDecided();
  const [isDeclining, decline] = useState(false);
  const done = { onSettled: decided, onSuccess: onDecided };
  const approving = api.useMutation('post', approvePath, done);
  const declining = api.useMutation('post', declinePath, done);
  const header = (path: string, body?: unknown) => ({ 'If-Match': `"${change.version}"`, ...once(path, [change.id, change.version, body]) });
  const at = { changeId: change.id };
  return (
    <Section title={say('changeAsked')}>
      <Stack>
        <Compared change={change} />
        <Row>
          <Button look="primary" isBusy={approving.isPending} onClick={() => approving.mutate({ params: { path: at, header: header(approvePath) } })}>{say('approveChange')}</Button>
          <Button look="danger" aria-expanded={isDeclining} onClick={() => decline(!isDeclining)}>{say('declineChange')}</Button>
        </Row>
        {approving.error ? <Trouble error={approving.error} /> : null}
        {isDeclining && (
          <ReasonForm
            isBusy={declining.isPending} error={declining.error} onClose={() => decline(false)}
            onReason={(body) => declining.mutate({ params: { path: at, header: header(declinePath, body) }, body })}
          />
        )}
      </Stack>
    </Section>
  );
}

function Compared({ change: { from, to, timeZone } }: { change: Change }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const nameOf = useSpaceNames();
  const { layout } = useSpaceWords();
  const rows: [name: string, of: (standing: Change['to']) => string][] = [
    [say('where'), ({ spaceId }) => nameOf(spaceId)],
    [say('when'), ({ start, end }) => `${format.day(start)} ${format.period(start, end)}`],
    [say('people'), ({ people }) => String(people)],
    [say('layout'), (standing) => (standing.layout ? layout(standing.layout) : '–')],
    [say('more'), ({ pooled, serviceIds }) => String(pooled.length + serviceIds.length)],
  ];
  return (
    <table className={styles.compared}>
      <thead><tr><td /><th scope="col">{say('asIs')}</th><th scope="col">{say('asWished')}</th></tr></thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{of(from)}</td>
            <td>{of(from) === of(to) ? of(to) : <mark>{of(to)}</mark>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

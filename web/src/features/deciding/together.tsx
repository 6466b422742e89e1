import { useState } from 'react';
import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { Stack } from '@/design/layout';
import { Tag, Trouble } from '@/design/notice';
import type { components } from '@/api/schema.gen';
import { useWords } from '@/words/use-words';
import { ReasonForm } from './decline';
import styles from './deciding.module.css';
import { toneOf } from './outcome';
import { useDecided } from './queries';
import words from './words.json';

const path = '/api/v1/bookings/decisions';

interface Row {
  bookingId: string;
  bookingVersion: number;
  title: string;
}

type Decided = components['schemas']['DecidedRow'];
type Wanted = { decision: 'approve' } | { decision: 'decline'; reasonId?: string; reason?: string };

/** Deciding several at once. Each is decided by itself, and it is said of each what came of it. */
export function Together({ rows, onDone }: { rows: Row[]; onDone: () => void }) {
  const say = useWords(words);
  const decided = useDecided();
  const [isDeclining, decline] = useState(false);
  const [sent, remember] = useState<Row[]>([]);
  const deciding = api.useMutation('post', path, { onSettled: decided, onSuccess: () => decline(false) });
  const send = (wanted: Wanted) => {
    const body = { decisions: rows.map(({ bookingId, bookingVersion: version }) => ({ bookingId, version, ...wanted })) };
    remember(rows);
    deciding.mutate({ params: { header: once(path, body) }, body });
  };
  const close = () => {
    deciding.reset();
    onDone();
  };
  return (
    <>
      <Button look="primary" isBusy={deciding.isPending} aria-disabled={rows.length === 0} onClick={() => rows.length > 0 && send({ decision: 'approve' })}>{say('approveAll')}</Button>
      <Button look="danger" onClick={() => rows.length > 0 && decline(true)}>{say('declineAll')}</Button>
      {deciding.error && !isDeclining ? <Trouble error={deciding.error} /> : null}
      <Dialog title={say('declineMany', { count: rows.length })} isOpen={isDeclining} onClose={() => decline(false)}>
        <ReasonForm isBusy={deciding.isPending} error={deciding.error} onClose={() => decline(false)} onReason={(reason) => send({ decision: 'decline', ...reason })} />
      </Dialog>
      <Dialog title={say('decidedMany', { decided: deciding.data?.decided ?? 0, refused: deciding.data?.refused ?? 0 })} isOpen={deciding.isSuccess} onClose={close}>
        <ul className={styles.results}>
          {deciding.data?.results.map((result) => <Result key={result.bookingId} result={result} title={sent.find(({ bookingId }) => bookingId === result.bookingId)?.title ?? ''} />)}
        </ul>
      </Dialog>
    </>
  );
}

function Result({ result: { booking, problem }, title }: { result: Decided; title: string }) {
  const say = useWords(words);
  return (
    <li>
      <Stack>
        <p>
          <strong>{title}</strong>{' '}
          {booking && <Tag tone={toneOf(booking.state)}>{booking.state === 'requested' ? say('firstGiven') : say(`state.${booking.state}`)}</Tag>}
          {problem && <Tag tone="bad">{say('notDecided')}</Tag>}
        </p>
        {problem && <p>{problem.title}. {problem.detail}</p>}
      </Stack>
    </li>
  );
}

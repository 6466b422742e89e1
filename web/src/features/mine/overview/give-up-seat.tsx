import { useState } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { Row } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './overview.module.css';
import words from './words.json';

/** Giving up a seat or a place in line, once it has been asked whether she means it. */
export function GiveUpSeat({ registrationId, title }: { registrationId: string; title: string }) {
  const say = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  const refresh = useRefresh();
  const withdrawing = api.useMutation('post', '/api/v1/registrations/{registrationId}/withdrawal', { onSuccess: () => refresh('me', 'registrations', 'passes') });
  const giveUp = () => withdrawing.mutate({ params: { path: { registrationId }, header: once(`/registrations/${registrationId}/withdrawal`, null) } });
  return (
    <>
      <button type="button" className={styles.way} onClick={() => setIsOpen(true)}>{say('giveUp')}</button>
      <Dialog title={say('giveUp')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>{say('giveUpSure', { title })}</p>
        {withdrawing.error ? <Trouble error={withdrawing.error} /> : null}
        <Row>
          <Button look="danger" isBusy={withdrawing.isPending} onClick={giveUp}>{say('giveUpYes')}</Button>
          <Button onClick={() => setIsOpen(false)}>{say('keep')}</Button>
        </Row>
      </Dialog>
    </>
  );
}

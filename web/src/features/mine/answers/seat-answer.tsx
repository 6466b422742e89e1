import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Row } from '@/design/layout';
import { Notice, Tag, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { isSoon } from './soon';
import styles from './answers.module.css';
import words from './words.json';

/** A seat that has become free for somebody who waited. */
export function SeatAnswer({ registration }: { registration: components['schemas']['Registration'] }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(registration.timeZone);
  const refresh = useRefresh();
  const done = () => refresh('me', 'registrations', 'passes');
  const taking = api.useMutation('post', '/api/v1/registrations/{registrationId}/acceptance', { onSuccess: done });
  const declining = api.useMutation('post', '/api/v1/registrations/{registrationId}/withdrawal', { onSuccess: done });
  const params = (what: string) => ({ params: { path: { registrationId: registration.id }, header: once(`/registrations/${registration.id}/${what}`, null) } });
  const isPending = taking.isPending || declining.isPending;
  if (taking.isSuccess || declining.isSuccess) return <Notice tone="good" isNews><p>{say(taking.isSuccess ? 'seatTaken' : 'declined')}</p></Notice>;
  return (
    <div className={styles.answer}>
      <h3 className={styles.what}>
        {say('seat', { title: said(registration.eventTitle, language) })} {registration.offerExpiresAt && isSoon(registration.offerExpiresAt) && <Tag tone="warn">{say('soon')}</Tag>}
      </h3>
      {registration.offerExpiresAt && <p>{say('seatHelp', { until: format.dayAndTime(registration.offerExpiresAt) })}</p>}
      <Row>
        <Button look="primary" isBusy={isPending} onClick={() => taking.mutate(params('acceptance'))}>{say('takeSeat')}</Button>
        <Button isBusy={isPending} onClick={() => declining.mutate(params('withdrawal'))}>{say('noThanksOne')}</Button>
      </Row>
      {taking.error || declining.error ? <Trouble error={taking.error ?? declining.error} /> : null}
    </div>
  );
}

import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Row } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Notice, Tag, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { isSoon } from './soon';
import styles from './answers.module.css';
import words from './words.json';

type Offer = components['schemas']['Offer'];

/** What somebody has been offered instead, to be taken by one click or declined. */
export function OfferAnswer({ offer, heading: Heading = 'h3' }: { offer: Offer; heading?: 'h2' | 'h3' }) {
  const say = useWords(words);
  const format = useFormat(offer.alternatives[0]?.timeZone);
  const { accept, decline, isPending, error, done } = useAnswer(offer);
  if (done) return <Notice tone="good" isNews><p>{done}</p></Notice>;
  return (
    <div className={styles.answer}>
      <Heading className={styles.what}>{say('offer', { title: offer.title })} {isSoon(offer.until) && <Tag tone="warn">{say('soon')}</Tag>}</Heading>
      <p>{say(offer.alternatives.length > 1 ? 'offerHelpMany' : 'offerHelp', { until: format.dayAndTime(offer.until) })}</p>
      <Row>
        {offer.alternatives.map((alternative) => <Take key={alternative.choice} alternative={alternative} isBusy={isPending} onTake={() => accept(alternative)} />)}
        <Button isBusy={isPending} onClick={decline}>{say(offer.alternatives.length > 1 ? 'noThanks' : 'noThanksOne')}</Button>
      </Row>
      <p className={`${layout.quiet} ${layout.small}`}>{say('noThanksHelp')}</p>
      {error ? <Trouble error={error} /> : null}
    </div>
  );
}

type Alternative = Offer['alternatives'][number];

function Take({ alternative, isBusy, onTake }: { alternative: Alternative; isBusy: boolean; onTake: () => void }) {
  const say = useWords(words);
  const when = useWhen()(alternative);
  return <Button look="primary" isBusy={isBusy} onClick={onTake}>{say('take', { when })}</Button>;
}

/** “ons 16 dec. 11:00–12:00, Kajutan”. */
function useWhen() {
  const language = useLanguage();
  const format = useFormat('Europe/Stockholm');
  return ({ start, end, spaceName }: Alternative) => `${format.day(start)} ${format.period(start, end)}, ${said(spaceName, language)}`;
}

function useAnswer(offer: Offer) {
  const say = useWords(words);
  const when = useWhen();
  const refresh = useRefresh();
  const header = { 'If-Match': `"${offer.version}"` };
  const shown = ['me', 'bookings', 'offers', 'threads'];
  const taking = api.useMutation('post', '/api/v1/offers/{offerId}/acceptance', { onSuccess: () => refresh(...shown) });
  const declining = api.useMutation('post', '/api/v1/offers/{offerId}/decline', { onSuccess: () => refresh(...shown) });
  const accept = ({ choice }: Alternative) =>
    taking.mutate({ params: { path: { offerId: offer.id }, header: { ...header, ...once(`/offers/${offer.id}/acceptance`, choice) } }, body: { choice } });
  const decline = () => declining.mutate({ params: { path: { offerId: offer.id }, header: { ...header, ...once(`/offers/${offer.id}/decline`, null) } } });
  const taken = offer.alternatives.find(({ choice }) => choice === taking.data?.offer.accepted);
  return {
    accept,
    decline,
    isPending: taking.isPending || declining.isPending,
    error: taking.error ?? declining.error,
    done: taken ? say('taken', { title: offer.title, when: when(taken) }) : declining.isSuccess ? say('declined') : undefined,
  };
}

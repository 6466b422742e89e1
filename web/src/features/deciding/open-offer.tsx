import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Notice, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { components } from '@/api/schema.gen';
import { useDecided } from './queries';
import words from './words.json';

const path = '/api/v1/offers/{offerId}/withdrawal';

/** What the applicant has been offered and not answered yet; it can be taken back. */
export function OpenOffer({ bookingId }: { bookingId: string }) {
  const offers = api.useQuery('get', '/api/v1/offers', { params: { query: { bookingId, state: 'open' } } }).data?.items ?? [];
  return offers.map((offer) => <Offered key={offer.id} offer={offer} />);
}

function Offered({ offer }: { offer: components['schemas']['Offer'] }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(offer.alternatives[0]?.timeZone);
  const decided = useDecided();
  const taking = api.useMutation('post', path, { onSettled: decided });
  const takeBack = () => taking.mutate({ params: { path: { offerId: offer.id }, header: { 'If-Match': `"${offer.version}"`, ...once(path, [offer.id, offer.version]) } } });
  return (
    <Notice title={say('offered', { until: format.dayAndTime(offer.until) })}>
      <ul>{offer.alternatives.map(({ choice, spaceName, start, end }) => <li key={choice}>{said(spaceName, language)}, {format.day(start)} {format.period(start, end)}</li>)}</ul>
      {taking.error ? <Trouble error={taking.error} /> : null}
      <div><Button isBusy={taking.isPending} onClick={takeBack}>{say('takeBackOffer')}</Button></div>
    </Notice>
  );
}

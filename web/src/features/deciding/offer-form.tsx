import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Row, Stack } from '@/design/layout';
import { Loading, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Alternatives } from './alternatives';
import { nothingOffered, untilOf } from './offered';
import { useDecided, type Compared, type Deciding } from './queries';
import words from './words.json';

export const decisionsPath = '/api/v1/bookings/competing-decisions';

/** Offers something else, which is kept for the applicant until she has answered or the time is out. */
export function OfferForm({ booking, version, compared, onDecided, onClose }: Deciding & { compared: Compared | undefined; onClose: () => void }) {
  const say = useWords(words);
  const [offered, offer] = useState(nothingOffered);
  const [isTried, tried] = useState(false);
  const decided = useDecided();
  const offering = api.useMutation('post', decisionsPath, { onSettled: decided, onSuccess: () => onDecided() });
  if (!compared) return <Loading />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    tried(true);
    if (offered.places.length === 0) return;
    const body = { offers: [{ bookingId: booking.id, version, alternatives: offered.places, until: untilOf(offered, booking.timeZone) }], decline: [] };
    offering.mutate({ params: { header: once(decisionsPath, body) }, body });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        <Alternatives request={compared} value={offered} onChange={offer} />
        {isTried && offered.places.length === 0 && <p role="alert">{say('chooseAlternative')}</p>}
        {offering.error ? <Trouble error={offering.error} /> : null}
        <Row>
          <Button type="submit" look="primary" isBusy={offering.isPending}>{say('sendOffer')}</Button>
          <Button look="quiet" onClick={onClose}>{say('cancel')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

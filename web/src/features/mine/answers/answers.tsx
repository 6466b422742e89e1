import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { ButtonLink } from '@/design/button';
import { Row, Section } from '@/design/layout';
import { useWords } from '@/words/use-words';
import { useIsBooker } from '../queries';
import { OfferAnswer } from './offer-answer';
import { SeatAnswer } from './seat-answer';
import styles from './answers.module.css';
import words from './words.json';

type Mine = components['schemas']['Mine'];
type Thread = components['schemas']['ThreadInList'];

/** What waits for whoever looks: questions, offers, seats and agreements. Nothing where nothing does. */
export function Answers({ me }: { me: Mine }) {
  const say = useWords(words);
  const isBooker = useIsBooker();
  const offers = api.useQuery('get', '/api/v1/offers', { params: { query: { state: 'open' } } }, { enabled: isBooker }).data?.items ?? [];
  const questions = (api.useQuery('get', '/api/v1/threads', {}, { enabled: isBooker }).data?.items ?? []).filter(({ waitsFor }) => waitsFor === 'applicant');
  const seats = (me.registrations ?? []).filter(({ state }) => state === 'offered');
  const agreements = me.agreementsToSign ?? [];
  if (offers.length + questions.length + seats.length + agreements.length === 0) return null;
  return (
    <Section title={say('title')}>
      <div className={styles.answers}>
        {questions.map((thread) => <Question key={thread.caseId} thread={thread} bookingId={me.requests?.find(({ caseId }) => caseId === thread.caseId)?.id} />)}
        {offers.map((offer) => <OfferAnswer key={offer.id} offer={offer} />)}
        {seats.map((registration) => <SeatAnswer key={registration.id} registration={registration} />)}
        {agreements.map((agreement) => <ToSign key={agreement.id} agreement={agreement} />)}
      </div>
    </Section>
  );
}

function Question({ thread, bookingId }: { thread: Thread; bookingId: string | undefined }) {
  const say = useWords(words);
  return (
    <div className={styles.answer}>
      <h3 className={styles.what}>{say('question', { title: thread.title })}</h3>
      <p>{say('questionHelp')}</p>
      {bookingId && <Row><ButtonLink to="/mine/bookings/$bookingId" params={{ bookingId }} hash="messages" look="primary">{say('answer')}</ButtonLink></Row>}
    </div>
  );
}

function ToSign({ agreement }: { agreement: components['schemas']['AgreementSummary'] }) {
  const say = useWords(words);
  return (
    <div className={styles.answer}>
      <h3 className={styles.what}>{say('sign', { title: agreement.title })}</h3>
      <p>{say('signHelp')}</p>
      <Row><ButtonLink to="/mine/organisations" hash={`agreement-${agreement.id}`} look="primary">{say('read')}</ButtonLink></Row>
    </div>
  );
}

import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Quiet, Section } from '@/design/layout';
import { Answer, Tag, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { components } from '@/api/schema.gen';
import styles from './deciding.module.css';
import { useDecided, useDecisions, useNames, type Booking } from './queries';
import words from './words.json';

type Explained = components['schemas']['ExplainedDecision'];

export const toneOf = (state: Booking['state']) => (({ approved: 'good', requested: 'accent', declined: 'bad', cancelled: 'bad', withdrawn: undefined }) as const)[state];

/** What has been decided, by whom, why; and taking a no back. */
export function Outcome({ booking, version, onDecided }: { booking: Booking; version: number; onDecided: (booking: { version: number }) => void }) {
  const say = useWords(words);
  const decisions = useDecisions(booking.id);
  const known = decisions.data?.decisions ?? [];
  const names = useNames(known.map(({ by }) => by));
  const canReopen = (booking.state === 'declined' || booking.state === 'cancelled') && Date.parse(booking.start) > Date.now();
  if (booking.state === 'requested' && decisions.data && known.length === 0) return null;
  return (
    <Section title={say('decisions')} aside={<Tag tone={toneOf(booking.state)}>{say(`state.${booking.state}`)}</Tag>}>
      <Answer to={decisions} lines={2}>
        {() => <ol className={styles.decisions}>{known.map((decision) => <Decision key={`${decision.version} ${decision.at}`} {...{ decision, names }} timeZone={booking.timeZone} />)}</ol>}
      </Answer>
      {canReopen && <Reopen {...{ booking, version, onDecided }} />}
    </Section>
  );
}

function Decision({ decision, names, timeZone }: { decision: Explained; names: Map<string, string>; timeZone: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(timeZone);
  const by = (decision.by && names.get(decision.by)) ?? say(`by.${decision.decidedBy}`);
  return (
    <li>
      <p><strong>{say(`decision.${decision.kind}`)}</strong> <Quiet>{format.dayAndTime(decision.at)}, {by}</Quiet></p>
      {decision.reason && <p>{said(decision.reason.text, language)}</p>}
      {decision.words && <p className={styles.words}>{decision.words}</p>}
    </li>
  );
}

const path = '/api/v1/bookings/{bookingId}/reopening';

function Reopen({ booking, version, onDecided }: { booking: Booking; version: number; onDecided: (booking: { version: number }) => void }) {
  const say = useWords(words);
  const decided = useDecided();
  const reopening = api.useMutation('post', path, { onSettled: decided, onSuccess: onDecided });
  const reopen = () => reopening.mutate({ params: { path: { bookingId: booking.id }, header: { 'If-Match': `"${version}"`, ...once(path, [booking.id, version]) } } });
  return (
    <>
      {reopening.error ? <Trouble error={reopening.error} /> : null}
      <div><Button isBusy={reopening.isPending} onClick={reopen}>{say('reopen')}</Button></div>
      <p><Quiet small>{say('reopenHelp')}</Quiet></p>
    </>
  );
}

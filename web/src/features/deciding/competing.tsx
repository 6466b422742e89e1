import { useState, type FormEvent } from 'react';
import { Link } from '@tanstack/react-router';
import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Choices, Radio } from '@/design/field';
import { Facts, Row, Section, Stack } from '@/design/layout';
import { Notice, Tag, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Alternatives } from './alternatives';
import styles from './deciding.module.css';
import { bodyOf, choices, chosenFor, lacking, withChoice, type Choice, type Chosen } from './competing-choices';
import { decisionsPath } from './offer-form';
import { useDecided, useNames, type Compared } from './queries';
import { ReasonFields } from './reason-fields';
import { Standing } from './standing';
import { useSpaceNames } from './use-space-names';
import words from './words.json';

interface CompetingProps {
  /** The one that the page is about, and those that want its floor or time. */
  requests: Compared[];
  count: number;
  bookingId: string;
  onDecided: () => void;
}

/** All who want the same, side by side, and one decision on all of them: everything of it happens, or nothing. */
export function Competing({ requests, count, bookingId, onDecided }: CompetingProps) {
  const say = useWords(words);
  const [chosen, choose] = useState<Chosen>({});
  const [isTried, tried] = useState(false);
  const names = useNames(requests.map(({ booking }) => booking.applicantId));
  const decided = useDecided();
  const deciding = api.useMutation('post', decisionsPath, { onSettled: decided });
  const body = bodyOf(chosen, requests);
  const missing = lacking(chosen, requests);
  const send = (event: FormEvent) => {
    event.preventDefault();
    tried(true);
    if (missing.length > 0 || !body) return;
    deciding.mutate({ params: { header: once(decisionsPath, body) }, body }, { onSuccess: () => { choose({}); tried(false); onDecided(); } });
  };
  const sums = { approved: body?.approve ? 1 : 0, offered: body?.offers.length ?? 0, declined: body?.decline.length ?? 0 };
  return (
    <Section title={say('competing', { count: count - 1 })}>
      <p>{say('competingLead')}</p>
      {deciding.isSuccess && <Notice tone="good" isNews><p>{say('competingDone', { approved: deciding.data.approved ? 1 : 0, offered: deciding.data.offers.length, declined: deciding.data.declined.length })}</p></Notice>}
      <form onSubmit={send} noValidate>
        <Stack>
          <ul className={styles.beside}>
            {requests.map((request) => (
              <li key={request.booking.id} className={`${styles.request} ${request.booking.id === bookingId ? styles.thisOne : ''}`}>
                <Request request={request} isThis={request.booking.id === bookingId} applicant={names.get(request.booking.applicantId ?? '')} />
                <Chooser request={request} chosen={chosen} onChoose={choose} isMissing={isTried && missing.includes(request.booking.id)} />
              </li>
            ))}
          </ul>
          {isTried && !body && <p role="alert">{say('decideNothing')}</p>}
          {deciding.error ? <Trouble error={deciding.error} /> : null}
          <Row>
            <Button type="submit" look="primary" isBusy={deciding.isPending}>{say('decideAll')}</Button>
            <span role="status">{body && say('competingSum', sums)}</span>
          </Row>
        </Stack>
      </form>
    </Section>
  );
}

function Request({ request, isThis, applicant }: { request: Compared; isThis: boolean; applicant: string | undefined }) {
  const say = useWords(words);
  const { booking, organisation } = request;
  const format = useFormat(booking.timeZone);
  const nameOf = useSpaceNames();
  return (
    <Stack>
      <h3>{isThis ? booking.title : <Link to="/staff/cases/$bookingId" params={{ bookingId: booking.id }}>{booking.title}</Link>} {isThis && <Tag tone="accent">{say('thisOne')}</Tag>}</h3>
      <Facts
        of={[
          [say('where'), nameOf(booking.spaceId)],
          [say('when'), `${format.day(booking.start)} ${format.period(booking.start, booking.end)}`],
          [say('who'), [organisation?.name, applicant].filter(Boolean).join(', ') || say('unknownApplicant')],
          [say('people'), say('peopleOf', { people: booking.people, capacity: request.capacity })],
          [say('received'), format.dayAndTime(booking.requestedAt)],
        ]}
      />
      <Standing request={request} />
    </Stack>
  );
}

interface ChooserProps {
  request: Compared;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  isMissing: boolean;
}

function Chooser({ request, chosen, onChoose, isMissing }: ChooserProps) {
  const say = useWords(words);
  const { id } = request.booking;
  const mine = chosenFor(chosen, id);
  const set = (more: Partial<Choice>) => onChoose(withChoice(chosen, id, more));
  return (
    <Stack>
      <Choices legend={say('becomes')}>
        {choices.map((kind) => <Radio key={kind} name={`becomes-${id}`} checked={mine.kind === kind} onChange={() => set({ kind })} label={say(`becomes.${kind}`)} />)}
      </Choices>
      {mine.kind === 'offer' && <Alternatives request={request} value={mine.offered} onChange={(offered) => set({ offered })} />}
      {mine.kind === 'decline' && <ReasonFields value={mine.reason} onChange={(reason) => set({ reason })} wrong={isMissing ? say('reasonMissing') : undefined} />}
      {isMissing && mine.kind === 'offer' && <p role="alert">{say('chooseAlternative')}</p>}
    </Stack>
  );
}

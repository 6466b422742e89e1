import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSession } from '@/api/session';
import layout from '@/design/layout.module.css';
import { Answer as Asked } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Told, type Outcome } from './answer';
import { OwnForm } from './own-form';
import { OwnRegistration } from './own-registration';
import { mineQuery } from './queries';
import { standingOf, type ProgrammeEvent } from './standing';
import { StrangerForm } from './stranger-form';
import words from './words.json';

/** Registering for an event, or what one has: everything in the same place. */
export function Registering({ event, registered }: { event: ProgrammeEvent; registered?: string }) {
  const session = useSession().data;
  return session?.signedIn ? <SignedIn event={event} /> : <Stranger event={event} registered={registered} />;
}

const told = (state: string | undefined): Outcome | undefined =>
  state === 'confirmed' || state === 'waiting' || state === 'offered' ? { state, place: null } : undefined;

function Stranger({ event, registered }: { event: ProgrammeEvent; registered?: string }) {
  const [outcome, setOutcome] = useState(told(registered));
  if (outcome) return <Told event={event} outcome={outcome} onAnother={() => setOutcome(undefined)} />;
  return (
    <Open event={event}>
      <StrangerForm event={event} onDone={setOutcome} />
    </Open>
  );
}

function SignedIn({ event }: { event: ProgrammeEvent }) {
  const mine = useQuery(mineQuery);
  return (
    <Asked to={mine} lines={4}>
      {({ registrations }) => {
        const own = registrations?.find(({ eventId }) => eventId === event.id);
        return own ? <OwnRegistration event={event} own={own} /> : <Open event={event}><OwnForm event={event} /></Open>;
      }}
    </Asked>
  );
}

/** The heading of what can be done now, and how; or why nothing can. */
function Open({ event, children }: { event: ProgrammeEvent; children: ReactNode }) {
  const say = useWords(words);
  const format = useFormat(event.timeZone);
  const standing = standingOf(event, Date.now());
  if (standing === 'cancelled' || standing === 'over') return <h2>{say(standing)}</h2>;
  if (standing === 'not-yet' || standing === 'closed') {
    const when = format.dayAndTime(standing === 'closed' ? event.registrationCloses : event.registrationOpens!);
    return (
      <>
        <h2>{say('register')}</h2>
        <p>{say(standing === 'closed' ? 'closed' : 'opens', { when })}</p>
      </>
    );
  }
  return (
    <>
      <h2>{say(standing === 'queue' ? 'queue' : 'register')}</h2>
      {standing === 'queue' && <p>{say('queueHelp', { waiting: event.waiting })}</p>}
      {children}
      {event.registrationCloses !== event.start && <p className={`${layout.quiet} ${layout.small}`}>{say('closes', { when: format.dayAndTime(event.registrationCloses) })}</p>}
    </>
  );
}

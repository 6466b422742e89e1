import type { ReactNode } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { said as inLanguage, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import type { Known } from './queue';
import type { Said } from './scan';
import words from './words.json';

interface AnswerProps {
  said: Said;
  site: Known['sites'][number];
  host: ReactNode;
  /** She is let in although her pass does not open now: with what the house says, or by the door alone. */
  onLetIn: (said?: Said) => void;
}

/** What the reception has to know at a glance: come in, wait, or no, and why. */
export function AnswerToPass({ said, site, host, onLetIn }: AnswerProps) {
  if (said.by === 'door') return <OfDoor said={said} site={site} host={host} onLetIn={onLetIn} />;
  return 'visit' in said ? <Welcome said={said} host={host} /> : <Refused said={said} host={host} onLetIn={onLetIn} />;
}

function Welcome({ said: { visit, direction }, host }: { said: Extract<Said, { visit: unknown }>; host: ReactNode }) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <Verdict tone="good" says={say(direction === 'in' ? 'comeIn' : 'goodbye')} who={visit.visitorName ?? say('unnamed')}>
      {visit.visitorOrganisation && <p>{visit.visitorOrganisation}</p>}
      {host}
      <p>{[inLanguage(visit.title, language), visit.spaceName && inLanguage(visit.spaceName, language)].filter(Boolean).join(' · ')}</p>
    </Verdict>
  );
}

const openable = ['pass.not-yet-valid', 'pass.expired'];

function Refused({ said, host, onLetIn }: { said: Extract<Said, { problem: unknown }>; host: ReactNode; onLetIn: AnswerProps['onLetIn'] }) {
  const say = useWords(words);
  const { problem, pass } = said;
  const isInside = problem.code === 'visit.already-inside';
  return (
    <Verdict tone={isInside ? 'warn' : 'bad'} says={say(isInside ? 'look' : 'stop')} who={problem.title}>
      <p>{problem.detail}</p>
      {host}
      {openable.includes(problem.code) && <LetIn visitId={pass.visitId} onLetIn={onLetIn} />}
    </Verdict>
  );
}

/** The reception may know better than the pass. */
function LetIn({ visitId, onLetIn }: { visitId: string; onLetIn: AnswerProps['onLetIn'] }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const admitting = api.useMutation('post', '/api/v1/visits/{visitId}/admission', {
    onSuccess: (visit) => {
      refresh('visits', 'sites', 'occupancy');
      onLetIn({ by: 'house', visit, direction: 'in' });
    },
  });
  const path = `/visits/${visitId}/admission`;
  return (
    <>
      {admitting.error ? <Trouble error={admitting.error} /> : null}
      <div><Button isBusy={admitting.isPending} onClick={() => admitting.mutate({ params: { path: { visitId }, header: once(path, null) } })}>{say('letInAnyway')}</Button></div>
    </>
  );
}

function OfDoor({ said, site, host, onLetIn }: AnswerProps & { said: Extract<Said, { by: 'door' }> }) {
  const say = useWords(words);
  const format = useFormat(site.timeZone);
  const { verdict, pass, isKept, direction } = said;
  const time = { from: pass && format.dayAndTime(pass.validFrom), until: pass && format.dayAndTime(pass.validUntil) };
  if (isKept) {
    return (
      <Verdict tone="warn" says={say(direction === 'in' ? 'comeInAlone' : 'goodbyeAlone')} who={say(`alone.${verdict}`, time)}>
        {host}
        <p>{say('toldLater')}</p>
      </Verdict>
    );
  }
  const mayLetIn = verdict === 'too-early' || verdict === 'too-late';
  return (
    <Verdict tone="bad" says={say('stop')} who={say(`alone.${verdict}`, time)}>
      {mayLetIn && <div><Button onClick={() => onLetIn()}>{say('letInAnyway')}</Button></div>}
    </Verdict>
  );
}

const signs = { good: 'M4 13l5 5L20 6', warn: 'M12 4v11M12 19v1.5', bad: 'M5 5l14 14M19 5L5 19' };

function Verdict({ tone, says, who, children }: { tone: keyof typeof signs; says: string; who: string; children: ReactNode }) {
  return (
    <div className={`${styles.verdict} ${styles[tone]}`}>
      <svg className={styles.sign} viewBox="0 0 24 24" aria-hidden="true"><path d={signs[tone]} /></svg>
      <div className={styles.verdictText}>
        <p className={styles.says}>{says}</p>
        <p className={styles.who}>{who}</p>
        {children}
      </div>
    </div>
  );
}

import { ButtonLink } from '@/design/button';
import { Page, Section } from '@/design/layout';
import { Tag } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { lastErasure } from './erasure';
import words from './words.json';

const parts = ['booking', 'events', 'visitors', 'partners', 'notifications'] as const;

/** The last that somebody sees who has been removed. */
export function Erased() {
  const say = useWords(words);
  const erasure = lastErasure.use();
  const isDone = (part: string) => Boolean(erasure?.parts.find(({ service }) => service === part)?.completedAt);
  return (
    <Page title={say('erasedTitle')} lead={say('erasedLead')} narrow>
      {erasure && (
        <Section title={say('progress')}>
          <p>{say('progressHelp')}</p>
          <ul>{parts.map((part) => <li key={part}>{say(`part.${part}`)} <Tag tone={isDone(part) ? 'good' : undefined}>{say(isDone(part) ? 'isDone' : 'isUnderWay')}</Tag></li>)}</ul>
        </Section>
      )}
      <div><ButtonLink to="/" look="primary">{say('toStart')}</ButtonLink></div>
    </Page>
  );
}

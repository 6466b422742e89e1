import { useEffect, useState } from 'react';
import { Button } from '@/design/button';
import { Row } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking } from './asking';
import styles from './ask.module.css';
import { minutesLeft, newsOf, timeLeft } from './hold-clock';
import type { Explained } from './use-explanation';
import type { Holding } from './use-hold';
import words from './words.json';

const aSecond = 1000;

/** How long the time is still kept for her; said aloud only when it matters. */
export function HoldingNews({ holding, explained }: { holding: Holding; explained: Explained }) {
  const say = useWords(words);
  const { form } = useAsking();
  if (form.repeat) return <p className={styles.quiet}>{say('noHoldForSeries')}</p>;
  if (holding.held) return <Countdown {...holding.held} holding={holding} />;
  if (holding.isOver) return <Over holding={holding} isFree={explained.explanation?.allowed ?? false} />;
  if (holding.problem) return <Notice tone="warn" title={say('holdRefused')}><Trouble error={holding.problem} onRetry={holding.hold} /></Notice>;
  return holding.isPlacing ? <p className={styles.quiet} role="status">{say('holding')}</p> : null;
}

function Countdown({ hold, ahead, holding }: NonNullable<Holding['held']> & { holding: Holding }) {
  const say = useWords(words);
  const format = useFormat(hold.timeZone);
  const left = useTimeLeft(hold.expiresAt, ahead);
  const news = newsOf(left);
  const { end } = holding;
  useEffect(() => {
    if (news === 'over') end();
  }, [news, end]);
  return (
    <Notice title={say(hold.holdsFloor ? 'held' : 'countdown', { time: format.time(hold.expiresAt) })}>
      <p>{say('heldHelp', { minutes: minutesLeft(left), keeps: hold.holdsFloor ? 'yes' : 'no' })}</p>
      <span className="unseen" role="status">{say(`news.${news}`)}</span>
      {news !== 'held' && <Row><Button isBusy={holding.isPlacing} onClick={holding.hold}>{say('holdLonger')}</Button></Row>}
    </Notice>
  );
}

function Over({ holding, isFree }: { holding: Holding; isFree: boolean }) {
  const say = useWords(words);
  return (
    <Notice tone="warn" title={say('holdOver')} isNews>
      <p>{say(isFree ? 'stillFree' : 'noLongerFree')}</p>
      {isFree && <Row><Button isBusy={holding.isPlacing} onClick={holding.hold}>{say('holdAgain')}</Button></Row>}
    </Notice>
  );
}

function useTimeLeft(expiresAt: string, ahead: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), aSecond);
    return () => clearInterval(timer);
  }, []);
  return timeLeft(expiresAt, ahead, now);
}

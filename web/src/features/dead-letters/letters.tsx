import { useState } from 'react';
import { Button } from '@/design/button';
import { Section } from '@/design/layout';
import { Loading, Notice, Tag } from '@/design/notice';
import { isPassing } from '@/api/problem';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Letter } from './letter';
import styles from './operations.module.css';
import { useDeadLetters } from './queries';
import type { Service } from './services';
import words from './words.json';

/** The dead letters of one service. That it is away hides nothing of the others. */
export function Letters({ service, zone }: { service: Service; zone: string }) {
  const say = useWords(words);
  const asked = useDeadLetters(service);
  const [done, setDone] = useState<string>();
  const items = asked.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={say(`service.${service}`)} aside={items && <Count items={items.length} hasMore={asked.hasNextPage} />}>
      <div role="status">{done && <Notice tone="good"><p>{say('done', { reaction: done })}</p></Notice>}</div>
      {asked.error && <Away error={asked.error} service={service} onRetry={() => void asked.refetch()} isBusy={asked.isFetching} />}
      {!items && !asked.error && <Loading lines={1} />}
      {items && items.length > 0 && (
        <ol className={styles.list}>
          {items.map((letter) => <Letter key={letter.id} {...{ letter, service, zone }} onDone={() => setDone(letter.reaction)} />)}
        </ol>
      )}
      {asked.hasNextPage && <div><Button isBusy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{say('more')}</Button></div>}
    </Section>
  );
}

function Count({ items, hasMore }: { items: number; hasMore: boolean }) {
  const say = useWords(words);
  return items === 0 ? <Tag tone="good">{say('none')}</Tag> : <Tag tone="warn">{say(hasMore ? 'atLeast' : 'count', { count: items })}</Tag>;
}

function Away({ error, service, onRetry, isBusy }: { error: unknown; service: Service; onRetry: () => void; isBusy: boolean }) {
  const say = useWords(words);
  if (!isPassing(error)) return <Trouble error={error} onRetry={onRetry} />;
  return (
    <Notice tone="warn" title={say('away')}>
      <p>{say('awayHelp')}</p>
      <div><Button isBusy={isBusy} onClick={onRetry}>{say('askAgain')} <span className="unseen">{say(`service.${service}`)}</span></Button></div>
    </Notice>
  );
}

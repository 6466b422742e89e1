import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Facts } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './operations.module.css';
import { replayOf, type DeadLetter } from './queries';
import type { Service } from './services';
import words from './words.json';

interface LetterProps {
  letter: DeadLetter;
  service: Service;
  zone: string;
  onDone: () => void;
}

/** What was to be done, when and why it could not be, and a way to try again. */
export function Letter({ letter, service, zone, onDone }: LetterProps) {
  const say = useWords(words);
  const format = useFormat(zone);
  const refresh = useRefresh();
  const path = replayOf(service);
  const content = { id: letter.id, attempts: letter.attempts };
  const replay = api.useMutation('post', path, {
    onSuccess: ({ replayed }) => replayed && onDone(),
    onSettled: () => {
      commandIsDone(path, content);
      refresh('operations');
    },
  });
  return (
    <li className={styles.letter}>
      <h3 className={styles.reaction}>{letter.reaction}</h3>
      <Facts of={[
        [say('why'), code(letter.reason)],
        [say('diedAt'), <time key="at" dateTime={letter.diedAt}>{format.dayAndTime(letter.diedAt)}, {format.since(letter.diedAt)}</time>],
        [say('tried'), say('attempts', { count: letter.attempts })],
        [say('fact'), code(letter.eventType)],
        [say('about'), code(letter.aggregateId)],
      ]} />
      {replay.data?.replayed === false && <Notice tone="bad" title={say('failed')} isNews>{replay.data.reason && <p>{code(replay.data.reason)}</p>}</Notice>}
      {replay.error && <Trouble error={replay.error} />}
      <div>
        <Button isBusy={replay.isPending} onClick={() => replay.mutate({ params: { path: { deadLetterId: letter.id }, header: once(path, content) } })}>
          {say('replay')} <span className="unseen">{letter.reaction}</span>
        </Button>
      </div>
    </li>
  );
}

const code = (text: string) => <code className={styles.code}>{text}</code>;

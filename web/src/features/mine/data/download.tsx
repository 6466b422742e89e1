import { useState } from 'react';
import { Button } from '@/design/button';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { useIsBooker } from '../queries';
import { gather } from './gather';
import { readFromHouse } from './read-from-house';
import words from './words.json';

type How = { at: 'rest' } | { at: 'work'; done: number; all: number } | { at: 'done' } | { at: 'failed'; error: unknown };

/** All that is known of somebody as one file, put together in her own browser. */
export function Download({ personId }: { personId: string }) {
  const say = useWords(words);
  const isBooker = useIsBooker();
  const [how, setHow] = useState<How>({ at: 'rest' });
  const download = async () => {
    try {
      setHow({ at: 'work', done: 0, all: 1 });
      save(await gather(personId, isBooker, (done, all) => setHow({ at: 'work', done, all }), readFromHouse));
      setHow({ at: 'done' });
    } catch (error) {
      setHow({ at: 'failed', error });
    }
  };
  return (
    <Stack>
      <p>{say('takeHelp')}</p>
      <Row>
        <Button isBusy={how.at === 'work'} onClick={() => void download()}>{say('download')}</Button>
        <span role="status">{how.at === 'work' ? say('gathering', { done: how.done, all: how.all }) : how.at === 'done' && say('downloaded')}</span>
      </Row>
      {how.at === 'failed' && <Trouble error={how.error} onRetry={() => void download()} />}
    </Stack>
  );
}

function save(known: Record<string, unknown>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(known, null, 2)], { type: 'application/json' }));
  link.download = 'parken.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

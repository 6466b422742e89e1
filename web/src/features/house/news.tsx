import { Button } from '@/design/button';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './house.module.css';
import { usePlaceWords } from './place-words';
import type { Space } from './types';
import type { Moving } from './use-moving';
import words from './words.json';

/** How the last move went; what went well can be undone until something else is begun. */
export function News({ moving: { news, undo, dismiss }, spaces, timeZone }: { moving: Moving; spaces: Space[]; timeZone: string }) {
  const say = useWords(words);
  const placed = usePlaceWords(spaces, timeZone);
  if (!news) return null;
  const { title } = news;
  if (news.kind === 'refused')
    return (
      <div className={styles.news}>
        <p><strong>{say('refused', { title })}</strong></p>
        <Trouble error={news.error} />
        <div><Button onClick={dismiss}>{say('close')}</Button></div>
      </div>
    );
  return (
    <div className={styles.news}>
      <Notice tone="good" isNews>
        <div className={styles.newsRow}>
          <span>{news.kind === 'moved' ? say('moved', { title, to: placed(news.to) }) : say('undone', { title })}</span>
          <span className={styles.buttons}>
            {news.kind === 'moved' && news.back && <Button onClick={() => void undo()}>{say('undo')}</Button>}
            <Button look="quiet" onClick={dismiss}>{say('close')}</Button>
          </span>
        </div>
      </Notice>
    </div>
  );
}

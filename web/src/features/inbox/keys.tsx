import { useWords } from '@/words/use-words';
import styles from './inbox.module.css';
import words from './words.json';

const keys = ['key.move', 'key.open', 'key.choose', 'key.claim', 'key.ends'] as const;
const key = { k: (chunks: React.ReactNode[]) => <kbd className={styles.key}>{chunks}</kbd> };

/** What the keys do. They do it only in the list, so that they take nothing from whoever reads with a screen reader. */
export function Keys() {
  const say = useWords(words);
  return (
    <details className={styles.keys}>
      <summary>{say('keys')}</summary>
      <p>{say('keysLead')}</p>
      <ul>{keys.map((each) => <li key={each}>{say.rich(each, key)}</li>)}</ul>
    </details>
  );
}

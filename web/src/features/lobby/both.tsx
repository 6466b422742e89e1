import { sayIn } from '@/words/use-words';
import styles from './lobby.module.css';
import words from './words.json';

const swedish = sayIn(words, 'sv');
const english = sayIn(words, 'en');

/** In both languages beside each other: whoever stands before a wall chooses none. */
export const Both = ({ words: key }: { words: keyof typeof words }) => (
  <>
    <span lang="sv">{swedish(key)}</span> <span className={styles.other} lang="en">{english(key)}</span>
  </>
);

import { useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { fileOf, type Counted, type Table } from './queries';
import styles from './statistics.module.css';
import words from './words.json';

/** The same table as a file; which one is told to those who hear the link alone. */
export function FileLink({ counted, by, of }: { counted: Counted; by: Table; of: string }) {
  const say = useWords(words);
  return (
    <a className={styles.file} href={fileOf(counted, by, useLanguage())} download>
      {say('file')} <span className="unseen">{of}</span>
    </a>
  );
}

import { contact } from '@/words/house';
import { useWords } from '@/words/use-words';
import styles from './register.module.css';
import words from './words.json';

/** How anybody asks for what stands in the documents of a case. */
export function Disclosure({ number }: { number?: string }) {
  const say = useWords(words);
  const subject = number ? `?subject=${encodeURIComponent(say('askSubject', { number }))}` : '';
  return (
    <p className={styles.prose}>
      {say.rich('askHelp', { address: contact.email, number: number ?? say('aNumber'), mail: (chunks) => <a href={`mailto:${contact.email}${subject}`}>{chunks}</a> })}
    </p>
  );
}

import { Button } from '@/design/button';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import type { ChosenFile } from './use-files';
import styles from './threads.module.css';
import words from './words.json';

interface ChosenFilesProps {
  files: ChosenFile[];
  onAgain: (file: ChosenFile) => void;
  onRemove: (key: string) => void;
}

/** What has been chosen to go with a message, and how far each file has come. */
export function ChosenFiles({ files, onAgain, onRemove }: ChosenFilesProps) {
  const say = useWords(words);
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={say('files')}>
      {files.map((chosen) => (
        <li key={chosen.key}>
          <div className={styles.file}>
            <span role="status"><State {...chosen} /></span>
            <span className={styles.tools}>
              {chosen.error !== undefined && <Button onClick={() => onAgain(chosen)}>{say('again')}</Button>}
              <Button look="quiet" aria-label={say('remove', { name: chosen.file.name })} onClick={() => onRemove(chosen.key)}>✕</Button>
            </span>
          </div>
          {chosen.error !== undefined && <Trouble error={chosen.error} />}
        </li>
      ))}
    </ul>
  );
}

function State({ file: { name }, attachment, fault, error, part }: ChosenFile) {
  const say = useWords(words);
  if (fault) return <>{say('failed', { name })} {say(`wrong.${fault}`)}</>;
  if (error !== undefined) return say('failed', { name });
  if (attachment) return say('uploaded', { name });
  return (
    <>
      {say('uploading', { name })} <progress className={styles.progress} value={part} max={1} aria-label={name} />
    </>
  );
}

import layout from '@/design/layout.module.css';
import { Tag } from '@/design/notice';
import { useFormat, type Format } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { ThreadMessage } from './queries';
import styles from './threads.module.css';
import words from './words.json';

export type Side = 'applicant' | 'staff';

interface MessageProps {
  message: ThreadMessage;
  caseId: string;
  as: Side;
  timeZone: string;
  isNew: boolean;
  isSeen: boolean;
}

export function Message({ message, caseId, as, timeZone, isNew, isSeen }: MessageProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const look = [styles.message, message.writtenAs === as && styles.own, message.isInternal && styles.internal].filter(Boolean).join(' ');
  return (
    <li className={look}>
      <p className={styles.by}>
        <strong>{useAuthor(message, as)}</strong>
        <time className={layout.quiet} dateTime={message.at}>{format.dayAndTime(message.at)}</time>
        {message.isInternal && <Tag tone="warn">{say('internal')}</Tag>}
        {message.wantsAnswer && <Tag tone="accent">{say('question')}</Tag>}
        {isNew && <Tag tone="now">{say('new')}</Tag>}
      </p>
      {message.text === null ? <p className={layout.quiet}>{say('removed')}</p> : <p className={styles.text}>{message.text}</p>}
      {message.attachments.length > 0 && (
        <ul className={styles.files} aria-label={say('files')}>
          {message.attachments.map(({ id, name, bytes }) => (
            <li key={id}>
              <a href={`/api/v1/cases/${caseId}/attachments/${id}`} download={name}>{name}</a> <span className={layout.quiet}>{sizeIn(format, bytes)}</span>
            </li>
          ))}
        </ul>
      )}
      {isSeen && <p className={`${layout.quiet} ${layout.small}`}>{say('seen')}</p>}
    </li>
  );
}

function useAuthor({ writtenAs, author }: ThreadMessage, as: Side): string {
  const say = useWords(words);
  if (as === 'applicant') return say(writtenAs === 'applicant' ? 'by.you' : 'by.house');
  return author?.name ?? author?.email ?? say(`by.${writtenAs}`);
}

const aKilobyte = 1000;
const aMegabyte = 1_000_000;

const sizeIn = (format: Format, bytes: number): string =>
  bytes < aMegabyte
    ? format.number(Math.max(1, Math.round(bytes / aKilobyte)), { style: 'unit', unit: 'kilobyte' })
    : format.number(bytes / aMegabyte, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });

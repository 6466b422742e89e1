import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import layout from '@/design/layout.module.css';
import { Tag } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { leadsTo } from './leads-to';
import styles from './messages.module.css';
import words from './words.json';

export type AppMessage = components['schemas']['AppMessage'];

/** One thing that somebody has been told: its heading, and all of it when it is opened. Opened it is read. */
export function OneMessage({ message, onRead }: { message: AppMessage; onRead: () => void }) {
  const say = useWords(words);
  const format = useFormat();
  const isUnread = message.readAt === null;
  return (
    <li className={styles.message}>
      <details onToggle={({ currentTarget }) => currentTarget.open && isUnread && onRead()}>
        <summary className={styles.summary}>
          <span className={isUnread ? styles.unread : undefined}>{message.isKept ? message.title : say('gone')}</span>
          <span className={styles.meta}>
            {isUnread && <Tag tone="now">{say('new')}</Tag>}
            <time className={`${layout.quiet} ${layout.small}`} dateTime={message.at}>{format.dayAndTime(message.at)}</time>
          </span>
        </summary>
        <div className={styles.body}>
          <Content message={message} />
          <Way message={message} />
        </div>
      </details>
      {isUnread && <Button look="quiet" aria-label={say('markRead', { title: message.title })} onClick={onRead}>{say('markReadShort')}</Button>}
    </li>
  );
}

function Content({ message: { isKept, paragraphs, details, quote } }: { message: AppMessage }) {
  const say = useWords(words);
  if (!isKept) return <p className={layout.quiet}>{say('gone')}</p>;
  return (
    <>
      {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      {details.length > 0 && (
        <dl className={layout.facts}>
          {details.map(({ label, value }) => <div key={`${label} ${value}`} className={layout.fact}><dt>{label}</dt><dd>{value}</dd></div>)}
        </dl>
      )}
      {quote && <blockquote className={styles.quote}><p className={layout.quiet}>{quote.label}</p><p>{quote.text}</p></blockquote>}
    </>
  );
}

function Way({ message }: { message: AppMessage }) {
  const say = useWords(words);
  const way = leadsTo(message);
  if (!way) return null;
  if (way.to === 'booking') return <p><Link to="/mine/bookings/$bookingId" params={{ bookingId: way.bookingId }}>{say('toBooking')}</Link></p>;
  if (way.to === 'passes') return <p><Link to="/mine/passes">{say('toPasses')}</Link></p>;
  return <p>{way.to === 'mine' ? <Link to="/mine">{say('toMine')}</Link> : <Link to="/mine/organisations">{say('toOrganisations')}</Link>}</p>;
}

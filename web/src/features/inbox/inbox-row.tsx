import { Link } from '@tanstack/react-router';
import { useSession } from '@/api/session';
import { Button } from '@/design/button';
import { Quiet } from '@/design/layout';
import { Tag } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { InboxItem } from './queries';
import styles from './inbox.module.css';
import type { InboxSearch } from './search';
import words from './words.json';

interface InboxRowProps {
  item: InboxItem & { isGone?: true };
  search: InboxSearch;
  /** The row that Tab leads to; arrows lead to the others. */
  isCurrent: boolean;
  isChosen: boolean;
  onFocus: () => void;
  onChoose?: () => void;
  onClaim: () => void;
}

export function InboxRow({ item, search, isCurrent, isChosen, onFocus, onChoose, onClaim }: InboxRowProps) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(item.timeZone);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li className={`${styles.row} ${item.isGone ? styles.gone : ''}`} onFocus={onFocus}>
      <span className={styles.choose}>
        {onChoose && !item.isGone && <input type="checkbox" checked={isChosen} onChange={onChoose} tabIndex={tabIndex} aria-label={say('choose', { title: item.title })} />}
      </span>
      <div className={styles.what}>
        <p className={styles.name}>
          <Link data-row to="/staff/cases/$bookingId" params={{ bookingId: item.bookingId }} search={search} tabIndex={tabIndex}>{item.title}</Link> <Tags item={item} />
        </p>
        <p>{said(item.spaceName, language)}, {format.day(item.start)} {format.period(item.start, item.end)}</p>
        <p><Quiet small>{[item.organisationName ?? item.applicant?.name ?? item.applicant?.email ?? say('unknown'), say('people', { count: item.people }), item.caseNumber].join(' · ')}</Quiet></p>
      </div>
      <div className={styles.due}>{item.isGone ? <Tag>{say('gone')}</Tag> : <Due item={item} />}</div>
      <div className={styles.handler}>
        <Handler item={item} />
        {item.assignedTo === null && !item.isGone && <Button tabIndex={tabIndex} aria-label={say('claimOne', { title: item.title })} onClick={onClaim}>{say('claim')}</Button>}
      </div>
    </li>
  );
}

function Tags({ item }: { item: InboxItem }) {
  const say = useWords(words);
  return (
    <span className={styles.tags}>
      {item.decides === 'change' && <Tag tone="accent">{say('change')}</Tag>}
      {item.kind === 'series' && <Tag tone="accent">{say('series', { count: item.bookings })}</Tag>}
      {item.competing > 0 && <Tag tone="warn">{say('competing', { count: item.competing })}</Tag>}
      {item.priority > 0 && <Tag>{say('priority')}</Tag>}
      {item.unread > 0 && <Tag tone="now">{say('unread', { count: item.unread })}</Tag>}
    </span>
  );
}

/** Until when it should be decided, said in words, so that no colour has to. */
function Due({ item }: { item: InboxItem }) {
  const say = useWords(words);
  const format = useFormat(item.timeZone);
  if (item.dueAt === null) return <Quiet>{say('forApplicant')}</Quiet>;
  const when = format.dayAndTime(item.dueAt);
  if (item.isLate) return <strong className={styles.late}>{say('late', { when })}</strong>;
  const isToday = format.dateOf(item.dueAt) === format.dateOf(Date.now());
  return <span>{isToday ? say('dueToday', { when: format.time(item.dueAt) }) : say('due', { when })}</span>;
}

function Handler({ item }: { item: InboxItem }) {
  const say = useWords(words);
  const format = useFormat(item.timeZone);
  const me = useSession().data?.personId;
  if (item.assignedTo === null) return <Quiet>{say('nobody')}</Quiet>;
  if (item.assignedTo === me) return <strong>{say('yours')}</strong>;
  const name = item.assignee?.name ?? item.assignee?.email ?? say('somebody');
  return <span>{say('handledBy', { name })}{item.standIn && <Quiet small>, {say('away', { when: format.dayAndTime(item.standIn.until) })}</Quiet>}</span>;
}

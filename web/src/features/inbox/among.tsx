import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/use-words';
import styles from './inbox.module.css';
import { useInbox } from './queries';
import type { InboxSearch } from './search';
import words from './words.json';

/** From one case back to the list that it was opened from, or on to the next of it. */
export function Among({ search, bookingId }: { search: InboxSearch; bookingId: string }) {
  const say = useWords(words);
  const items = useInbox(search).data?.pages.flatMap((page) => page.items) ?? [];
  const place = items.findIndex((item) => item.bookingId === bookingId);
  // What has been decided is in the list no more: then the first is next.
  const next = items[place + 1];
  return (
    <nav className={styles.among} aria-label={say('aside')}>
      <Link to="/staff/inbox" search={search}>← {say('back')}</Link>
      {place >= 0 && <span>{say('place', { place: place + 1, count: items.length })}</span>}
      {next && <Link to="/staff/cases/$bookingId" params={{ bookingId: next.bookingId }} search={search}>{say('next')} →</Link>}
    </nav>
  );
}

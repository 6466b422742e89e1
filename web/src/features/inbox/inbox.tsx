import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { Page, Quiet } from '@/design/layout';
import { Answer, Notice } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Filters } from './filters';
import styles from './inbox.module.css';
import { Keys } from './keys';
import { InboxList } from './inbox-list';
import { useInbox, type InboxItem } from './queries';
import { countOf, tabs, type InboxSearch } from './search';
import words from './words.json';

interface InboxProps {
  search: InboxSearch;
  onSearch: (search: InboxSearch) => void;
  /** How what is chosen is decided together; `done` chooses nothing any more. */
  together: (chosen: InboxItem[], done: () => void) => ReactNode;
}

/** What waits for a decision, with how urgent it is and who has it. */
export function Inbox({ search, onSearch, together }: InboxProps) {
  const say = useWords(words);
  const inbox = useInbox(search);
  const first = inbox.data?.pages[0];
  // What was chosen and is no longer shown is no longer chosen: nobody decides on what she does not see.
  const key = JSON.stringify(search);
  const [focused, remember] = useState<string>();
  return (
    <Page
      title={say('title')} lead={say('lead')}
      actions={<><Link to="/staff/absences">{say('toAbsences')}</Link><Link to="/staff/rules">{say('toRules')}</Link></>}
    >
      <nav className={styles.tabs} aria-label={say('tabs')}>
        {tabs.map((tab) => (
          <Link key={tab} to="/staff/inbox" search={{ ...search, show: tab === 'waiting' ? undefined : tab }} activeOptions={{ exact: true, includeSearch: true }}>
            {say(`tab.${tab}`)} {first && <span className={styles.count}>{countOf(tab, first.counts)}</span>}
          </Link>
        ))}
      </nav>
      <Filters search={search} onSearch={onSearch} />
      {first?.unavailable && <Notice tone="warn"><p>{say('namesMissing')}</p></Notice>}
      <Answer to={inbox} lines={8}>
        {({ pages }) => (
          <InboxList
            key={key} items={pages.flatMap(({ items }) => items)} search={search} together={together} focused={focused} onFocused={remember}
            more={inbox.hasNextPage ? { load: () => inbox.fetchNextPage(), isLoading: inbox.isFetchingNextPage } : undefined}
          />
        )}
      </Answer>
      <Quiet><Keys /></Quiet>
    </Page>
  );
}

import { Link } from '@tanstack/react-router';
import { has, useSession } from '@/api/session';
import { Page } from '@/design/layout';
import { useWords } from '@/words/use-words';
import { Log } from './log';
import styles from './message-log.module.css';
import { filtersOf, views, type LogProps } from './search';
import { Suppressions } from './suppressions';
import { WhyNotView } from './why-not';
import words from './words.json';

/** What has been sent, why something did not come, and where nothing is sent. */
export function MessageLog({ search, onSearch }: LogProps) {
  const say = useWords(words);
  const decides = has(useSession().data, 'staff', 'admin');
  const shown = views.filter((view) => view !== 'suppressed' || decides);
  const here = shown.find((view) => view === search.view) ?? 'log';
  return (
    <Page title={say('title')} lead={say('lead')}>
      <nav className={styles.views} aria-label={say('views')}>
        {shown.map((view) => (
          <Link
            key={view} to="/staff/messages" search={{ ...filtersOf(view === 'log' ? search : {}), view: view === 'log' ? undefined : view }}
            activeProps={{ 'aria-current': undefined }} aria-current={view === here ? 'page' : undefined}
          >
            {say(`view.${view}`)}
          </Link>
        ))}
      </nav>
      {here === 'log' && <Log search={search} onSearch={onSearch} />}
      {here === 'why' && <WhyNotView search={search} onSearch={onSearch} />}
      {here === 'suppressed' && <Suppressions />}
    </Page>
  );
}

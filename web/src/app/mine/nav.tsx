import { Link, type LinkProps } from '@tanstack/react-router';
import { api } from '@/api/client';
import { useWords } from '@/words/use-words';
import styles from '../staff/nav.module.css';
import own from './nav.module.css';
import words from './words.json';

/** What somebody has here, in the order in which it is looked for. */
const ways: [to: LinkProps['to'], says: keyof typeof words, exact?: true][] = [
  ['/mine', 'overview', true],
  ['/mine/passes', 'passes'],
  ['/mine/messages', 'messages'],
  ['/mine/organisations', 'organisations'],
  ['/mine/calendars', 'calendars'],
  ['/mine/data', 'data'],
];

/** The way between the parts of what is somebody's own, with what she has not read. */
export function MineNav() {
  const say = useWords(words);
  return (
    <nav className={styles.nav} aria-label={say('label')}>
      <ul className={styles.ways}>
        {ways.map(([to, says, exact = false]) => (
          <li key={says}>
            <Link to={to} activeOptions={{ exact, includeSearch: false }}>
              {say(says)} {says === 'messages' && <Unread />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Unread() {
  const say = useWords(words);
  const unread = api.useQuery('get', '/api/v1/messages', { params: { query: { limit: 1 } } }).data?.unread ?? 0;
  return unread > 0 && <span className={own.unread} title={say('unread', { unread })}><span aria-hidden="true">{unread}</span><span className="unseen">{say('unread', { unread })}</span></span>;
}

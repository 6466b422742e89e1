import { Link, useRouterState, type LinkProps } from '@tanstack/react-router';
import { has, useSession, type Role } from '@/api/session';
import { useWords } from '@/words/use-words';
import styles from './nav.module.css';
import words from './words.json';

interface Way {
  to: LinkProps['to'];
  says: keyof typeof words;
  /** Who has something to do there. */
  roles: Role[];
  /** Shown as where one is only there, and not on what lies below it. */
  exact?: boolean;
  /** What else belongs to it. */
  also?: string;
}

const everybody: Role[] = ['reception', 'staff', 'registrar', 'admin'];
const deciders: Role[] = ['staff', 'admin'];

/** Where those who work in the house can go, in the order of a day's work. */
const ways: Way[] = [
  { to: '/staff', says: 'today', roles: everybody, exact: true },
  { to: '/staff/inbox', says: 'inbox', roles: deciders, also: '/staff/cases/' },
  { to: '/staff/house', says: 'house', roles: ['reception', ...deciders] },
  { to: '/staff/messages', says: 'messages', roles: ['reception', ...deciders] },
  { to: '/staff/statistics', says: 'statistics', roles: deciders },
  { to: '/staff/operations', says: 'operations', roles: deciders },
];

/** The way between the parts of the staff's section: everybody sees those that her role lets her work in. */
export function StaffNav() {
  const say = useWords(words);
  const session = useSession().data;
  const here = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav className={styles.nav} aria-label={say('label')}>
      <ul className={styles.ways}>
        {ways.filter(({ roles }) => has(session, ...roles)).map(({ to, says, exact = false, also }) => (
          <li key={says} className={also && here.startsWith(also) ? styles.within : undefined}>
            <Link to={to} activeOptions={{ exact, includeSearch: false }}>{say(says)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

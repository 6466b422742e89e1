import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { line, listen } from '@/api/live';
import { useSession, useSignOut, worksHere, type Session } from '@/api/session';
import { theme, wear } from '@/design/theme';
import { useFormat } from '@/words/use-format';
import { speak, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './shell.module.css';
import words from './words.json';

const SignInAgain = lazy(() => import('@/features/sign-in/sign-in-again'));

/** What is around every page: where one can go, who one is, and whether the house is heard. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useWords(words);
  const session = useSession().data;
  const main = useMovedFocus();
  useLiveWhile(session?.signedIn ?? false);
  return (
    <>
      <a className={styles.skip} href="#content">{say('toContent')}</a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.name}>Parken</Link>
          <Navigation session={session} />
          <Tools session={session} />
        </div>
      </header>
      <LineNews />
      <main id="content" className={styles.main} tabIndex={-1} ref={main}>{children}</main>
      <Footer />
      {session?.signedIn && <Suspense><SignInAgain /></Suspense>}
    </>
  );
}

function Navigation({ session }: { session: Session | undefined }) {
  const say = useWords(words);
  return (
    <nav className={styles.nav} aria-label={say('main')}>
      <Link to="/find">{say('find')}</Link>
      <Link to="/programme">{say('programme')}</Link>
      <Link to="/register">{say('register')}</Link>
      {session?.signedIn && <Link to="/mine">{say('mine')}</Link>}
      {worksHere(session) && <Link to="/staff">{say('staff')}</Link>}
      {/* A page of its own: that a camera may be used is said of a page as it comes, and of the door's alone. */}
      {worksHere(session) && <Link to="/door" reloadDocument>{say('door')}</Link>}
    </nav>
  );
}

function Tools({ session }: { session: Session | undefined }) {
  const say = useWords(words);
  const language = useLanguage();
  const other = language === 'sv' ? 'en' : 'sv';
  const here = useRouterState({ select: ({ location }) => location.href });
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <nav className={styles.tools} aria-label={say('you')}>
      <button type="button" lang={other} onClick={() => speak(other)}>{say('otherLanguage')}</button>
      {session?.signedIn ? (
        <button type="button" onClick={() => void signOut().then(() => navigate({ to: '/' }))}>{say('signOut')}</button>
      ) : (
        <Link to="/sign-in" search={{ to: here === '/' || here.startsWith('/sign-in') ? undefined : here }}>{say('signIn')}</Link>
      )}
    </nav>
  );
}

function Footer() {
  const say = useWords(words);
  const worn = theme.use();
  return (
    <footer className={styles.footer}>
      <div className={styles.bar}>
        <span>{say('address')}</span>
        <nav className={styles.tools} aria-label={say('accessibility')}>
          <Link to="/accessibility">{say('accessibility')}</Link>
          <a href="/docs">{say('openData')}</a>
          <button type="button" aria-pressed={worn === 'light'} onClick={() => wear(worn === 'light' ? 'system' : 'light')}>{say('light')}</button>
          <button type="button" aria-pressed={worn === 'dark'} onClick={() => wear(worn === 'dark' ? 'system' : 'dark')}>{say('dark')}</button>
        </nav>
      </div>
    </footer>
  );
}

const onLine = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** Said when what is shown may be old: there is no line, or the house has not been heard for a while. */
function LineNews() {
  const say = useWords(words);
  const format = useFormat();
  const isOnline = useSyncExternalStore(onLine, () => navigator.onLine);
  const { state, since } = line.use();
  const news = isOnline ? (state === 'lost' ? say('lost', { time: format.time(since) }) : undefined) : say('offline');
  return <div role="status">{news && <p className={styles.news}>{news}</p>}</div>;
}

function useLiveWhile(isSignedIn: boolean): void {
  const queries = useQueryClient();
  useEffect(() => (isSignedIn ? listen(queries) : undefined), [isSignedIn, queries]);
}

/** Another page is read from its beginning also by those who hear it. */
function useMovedFocus() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

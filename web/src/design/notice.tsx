import type { ReactNode } from 'react';
import { isProblem, isUnreached } from '@/api/problem';
import { useWords } from '@/words/use-words';
import { Button } from './button';
import styles from './notice.module.css';
import words from './words.json';

type Tone = 'good' | 'warn' | 'bad';

interface NoticeProps {
  tone?: Tone;
  title?: string;
  /** Read out at once, as what has just gone wrong or right is. */
  isNews?: boolean;
  children?: ReactNode;
}

/** Something to know before going on. */
export function Notice({ tone, title, isNews, children }: NoticeProps) {
  const role = isNews ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div className={[styles.notice, tone && styles[tone]].filter(Boolean).join(' ')} role={role}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
    </div>
  );
}

/** A short word for how something is. Its colour says nothing that its word does not. */
export const Tag = ({ tone, children }: { tone?: Tone | 'accent' | 'now'; children: ReactNode }) => (
  <span className={[styles.tag, tone && styles[tone]].filter(Boolean).join(' ')}>{children}</span>
);

/** There is nothing to show, and what can be done about it. */
export const Empty = ({ children }: { children: ReactNode }) => <div className={styles.empty}>{children}</div>;

/** Something is being fetched; it is said only to those who can't see it. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const say = useWords(words);
  return (
    <div className={styles.bones} role="status">
      <span className="unseen">{say('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.bone} aria-hidden="true" />
      ))}
    </div>
  );
}

/** What went wrong, in the words of the house, with what can be done: again, or to whom to turn with which number. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useWords(words);
  const problem = isProblem(error) ? error : undefined;
  return (
    <Notice tone="bad" title={problem?.title ?? say(isUnreached(error) ? 'unreached' : 'broken')} isNews>
      <p>{problem ? problem.detail : say(isUnreached(error) ? 'unreachedHelp' : 'brokenHelp')}</p>
      {problem?.errors && (
        <ul>
          {problem.errors.map(({ field, detail }) => (
            <li key={`${field} ${detail}`}>
              <strong>{field}</strong>: {detail}
            </li>
          ))}
        </ul>
      )}
      {onRetry && (
        <div>
          <Button onClick={onRetry}>{say('again')}</Button>
        </div>
      )}
      {problem && problem.status >= 500 && problem.traceId && <small>{say('traceId', { traceId: problem.traceId })}</small>}
    </Notice>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** What was asked for, once it has come: until then that it is coming, or why it does not. What came before stays while it is read again. */
export function Answer<T>({ to, children, lines }: { to: Asked<T>; children: (data: T) => ReactNode; lines?: number }) {
  if (to.data !== undefined) return children(to.data);
  return to.error ? <Trouble error={to.error} onRetry={() => void to.refetch()} /> : <Loading lines={lines} />;
}

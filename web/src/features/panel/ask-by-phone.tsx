import { encodeQR } from 'qr';
import { useMemo } from 'react';
import { useWords } from '@/words/use-words';
import { halfHourFrom } from './half-hour';
import styles from './panel.module.css';
import words from './words.json';

const margin = 3;

/** The next half hour, to be asked for on one's own phone: a panel does not know who stands before it. */
export function AskByPhone({ slug, now, until }: { slug: string; now: number; until: number }) {
  const say = useWords(words);
  const wish = halfHourFrom(now, until);
  const address = wish && `${location.origin}/ask?${new URLSearchParams({ space: slug, start: new Date(wish.start).toISOString(), end: new Date(wish.end).toISOString() }).toString()}`;
  const modules = useMemo(() => (address ? encodeQR(address, 'raw', { border: margin }) : undefined), [address]);
  if (!modules) return null;
  const path = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <section className={styles.ask}>
      <svg className={styles.code} viewBox={`0 0 ${modules.length} ${modules.length}`} role="img" aria-label={say('codeFor')} shapeRendering="crispEdges">
        <path d={path} />
      </svg>
      <div>
        <h2>{say('askNow')}</h2>
        <p className={styles.quiet}>{say('askHelp')}</p>
      </div>
    </section>
  );
}

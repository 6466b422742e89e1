import type { ReactNode } from 'react';
import type { components } from '@/api/schema.gen';
import layout from '@/design/layout.module.css';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import words from './words.json';

export type Visit = components['schemas']['VisitWithHost'];

/** Somebody in a list: who, to what, whom she visits; and what can be done. */
export function VisitLine({ visit, children }: { visit: Visit; children: ReactNode }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(visit.timeZone);
  const host = visit.host?.name;
  return (
    <li className={styles.visit}>
      <span className={`${styles.time} figures`}>{format.time(visit.state === 'inside' && visit.arrivedAt ? visit.arrivedAt : visit.expectedFrom)}</span>
      <div className={styles.person}>
        <strong>{visit.visitorName ?? say('unnamed')}</strong>
        {visit.visitorOrganisation && <span className={layout.quiet}> {visit.visitorOrganisation}</span>}
        <div className={layout.quiet}>{[said(visit.title, language), host && say('visits', { name: host })].filter(Boolean).join(' · ')}</div>
      </div>
      <div className={styles.act}>{children}</div>
    </li>
  );
}

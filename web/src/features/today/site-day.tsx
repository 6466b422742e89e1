import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '@/api/schema.gen';
import { has, useSession } from '@/api/session';
import { Section } from '@/design/layout';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { DayList } from './day-list';
import styles from './today.module.css';
import words from './words.json';

type SiteToday = components['schemas']['SiteToday'];

/** One site: how many are there, and its day from morning to evening. */
export function SiteDay({ site, now }: { site: SiteToday; now: number }) {
  const say = useWords(words);
  const language = useLanguage();
  const session = useSession().data;
  const name = site.siteName ? said(site.siteName, language) : say('site');
  const waiting = say('waiting', { count: site.waiting?.length ?? 0 });
  return (
    <Section title={name}>
      <dl className={styles.figures}>
        <Figure value={site.inside} says={say('inside')} />
        <Figure value={site.expected} says={say('expected')} />
        <Figure value={site.bookings?.length ?? null} says={say('bookings', { count: site.bookings?.length ?? 0 })} />
        <Figure
          value={site.waiting?.length ?? null}
          says={has(session, 'staff', 'admin') ? <Link to="/staff/inbox" search={{ site: site.siteId }}>{waiting}</Link> : waiting}
        />
      </dl>
      <DayList site={site} now={now} timeZone={zoneOf(site)} />
    </Section>
  );
}

const usualZone = 'Europe/Stockholm';
const zoneOf = ({ bookings, events, waiting }: SiteToday): string => [...(bookings ?? []), ...(events ?? []), ...(waiting ?? [])][0]?.timeZone ?? usualZone;

function Figure({ value, says }: { value: number | null; says: ReactNode }) {
  const say = useWords(words);
  return (
    <div className={styles.figure}>
      <dt>{says}</dt>
      <dd className={value === null ? styles.unknown : undefined}>{value ?? say('unknown')}</dd>
    </div>
  );
}

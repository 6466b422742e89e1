import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { has, useSession } from '@/api/session';
import { HouseTime } from '@/design/house-time';
import { Page, Section } from '@/design/layout';
import { Answer, Notice } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { components } from '@/api/schema.gen';
import { Away } from './away';
import { DayList } from './day-list';
import { Late } from './late';
import { todayQuery } from './queries';
import { SiteDay } from './site-day';
import styles from './today.module.css';
import words from './words.json';

type Day = components['schemas']['Day'];

const aMinute = 60_000;
const usualZone = 'Europe/Stockholm';

/** The day of the house, for whoever works in it: one site, or all. */
export function Today({ siteId }: { siteId?: string }) {
  const say = useWords(words);
  const format = useFormat(usualZone);
  const session = useSession().data;
  const day = useQuery({ ...todayQuery, refetchInterval: aMinute });
  const long = format.longDay(Date.now());
  return (
    <Page title={say('title')} lead={say('lead', { day: long.charAt(0).toUpperCase() + long.slice(1) })}>
      <HouseTime timeZone={usualZone} />
      <div className={styles.columns}>
        <Answer to={day} lines={8}>{(known) => <Sites day={known} siteId={siteId} />}</Answer>
        {has(session, 'staff', 'admin') && (
          <div className={styles.beside}>
            <Late />
            <Away />
          </div>
        )}
      </div>
    </Page>
  );
}

function Sites({ day, siteId }: { day: Day; siteId?: string }) {
  const say = useWords(words);
  const now = Date.parse(day.at);
  const shown = day.sites.filter((site) => siteId === undefined || site.siteId === siteId);
  return (
    <div className={styles.sites}>
      <Missing day={day} />
      {day.sites.length > 1 && <ChooseSite day={day} />}
      {(shown.length > 0 ? shown : day.sites).map((site) => <SiteDay key={site.siteId} site={site} now={now} />)}
      {day.online !== null && day.online.length > 0 && (
        <Section title={say('online')}>
          <DayList site={{ bookings: [], events: day.online }} now={now} timeZone={usualZone} />
        </Section>
      )}
    </div>
  );
}

/** What is not here, and why: better than a page that looks as if nothing happened. */
function Missing({ day: { unavailable = [], shortened = [] } }: { day: Day }) {
  const say = useWords(words);
  if (unavailable.length + shortened.length === 0) return null;
  return (
    <Notice tone="warn" title={say('missing')} isNews>
      <ul>
        {unavailable.map((service) => <li key={service}>{say(`missing.${service}`)}</li>)}
        {shortened.length > 0 && <li>{say('missing.list')}</li>}
      </ul>
      {unavailable.length > 0 && <p>{say('retried')}</p>}
    </Notice>
  );
}

const here = { exact: true, includeSearch: true };

function ChooseSite({ day }: { day: Day }) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <nav className={styles.choose} aria-label={say('where')}>
      <Link to="/staff" search={{}} activeOptions={here}>{say('everywhere')}</Link>
      {day.sites.map((site) => (
        <Link key={site.siteId} to="/staff" search={{ site: site.siteId }} activeOptions={here}>
          {site.siteName ? said(site.siteName, language) : say('site')}
        </Link>
      ))}
    </nav>
  );
}

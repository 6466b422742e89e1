import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasCode } from '@/api/problem';
import { HouseTime } from '@/design/house-time';
import { Facts, Page, Row, Section, Stack } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Loading, Notice, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Call } from './entry';
import { placeOf } from './place';
import styles from './programme.module.css';
import { Prose } from './prose';
import { eventQuery } from './queries';
import { Registering } from './registering';
import type { ProgrammeEvent } from './standing';
import words from './words.json';

interface EventProps {
  slug: string;
  /** What has come of registering through the plain page, where that was before this one had loaded. */
  registered?: string;
  /** What is shown where there is no such event. */
  missing: ReactNode;
}

/** One event, with registering for it in the same place. */
export function Event({ slug, registered, missing }: EventProps) {
  const say = useWords(words);
  const language = useLanguage();
  const { data: event, error, refetch } = useQuery(eventQuery(slug));
  if (!event) {
    if (hasCode(error, 'event.not-found')) return missing;
    return <Page title={say('title')}>{error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Loading lines={6} />}</Page>;
  }
  return (
    <Page title={said(event.title, language)} lead={said(event.summary, language)}>
      <div className={styles.event}>
        <div className={styles.facts}><Known event={event} /></div>
        <div className={styles.card}><Registering event={event} registered={registered} /></div>
        <div className={styles.words}><Words event={event} /></div>
      </div>
      <Row>
        <Link to="/programme">{say('whole')}</Link>
        {event.state === 'published' && <a href={`/api/v1/programme/${encodeURIComponent(event.slug)}/event.ics?language=${language}`}>{say('addToCalendar')}</a>}
      </Row>
    </Page>
  );
}

function Known({ event }: { event: ProgrammeEvent }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(event.timeZone);
  const isOneDay = format.dateOf(event.start) === format.dateOf(Date.parse(event.end) - 1);
  const when = isOneDay ? `${format.longDay(event.start)} ${format.dateOf(event.start).slice(0, 4)}, ${format.period(event.start, event.end)}` : format.period(event.start, event.end);
  return (
    <Stack>
      {event.state === 'cancelled' ? <Notice tone="bad" title={say('cancelledTitle')}>{event.reason && <p>{event.reason}</p>}</Notice> : <Call event={event} />}
      <Facts
        of={[
          [say('at'), <time key="at" dateTime={event.start}>{when}</time>],
          [say('where'), placeOf(event, say, language, true)],
          [say('seats'), event.state === 'published' ? say('seatsLeft', { left: event.seatsLeft, all: event.capacity }) : null],
          [say('sort'), say(`kind.${event.kind}`)],
          [say('topics'), event.topics.length > 0 ? <Topics key="topics" topics={event.topics} /> : null],
        ]}
      />
      <HouseTime timeZone={event.timeZone} />
    </Stack>
  );
}

const Topics = ({ topics }: { topics: string[] }) => (
  <Row>
    {topics.map((topic) => <Link key={topic} to="/programme" search={{ topic }}>{topic}</Link>)}
  </Row>
);

function Words({ event }: { event: ProgrammeEvent }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(event.timeZone);
  return (
    <>
      <Section title={say('about')}><Prose text={said(event.description, language)} /></Section>
      {event.sessions.length > 0 && (
        <Section title={say('sessions')}>
          <ol className={styles.sessions}>
            {event.sessions.map(({ id, title, description, start, end, speakers }) => (
              <li key={id} className={styles.entry}>
                <time dateTime={start} className={styles.time}>{format.period(start, end)}</time>
                <div className={styles.what}>
                  <h3>{said(title, language)}</h3>
                  {description && <p>{said(description, language)}</p>}
                  {speakers.map((speaker) => <p key={speaker.name} className={layout.quiet}>{[speaker.name, speaker.title, speaker.organisation].filter(Boolean).join(', ')}</p>)}
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

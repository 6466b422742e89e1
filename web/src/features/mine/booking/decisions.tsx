import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import layout from '@/design/layout.module.css';
import { Answer, Tag } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { Booking } from './queries';
import styles from './booking.module.css';
import words from './words.json';

type Decision = components['schemas']['ExplainedDecision'];

/** Each decision with who made it, why, and under which rules. */
export function Decisions({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const asked = api.useQuery('get', '/api/v1/bookings/{bookingId}/decisions', { params: { path: { bookingId: booking.id } } });
  return (
    <Answer to={asked}>
      {({ decisions }) =>
        decisions.length === 0 ? (
          <p className={layout.quiet}>{say('undecided')}</p>
        ) : (
          <ol className={styles.list}>{decisions.map((decision) => <OneDecision key={decision.version} decision={decision} timeZone={booking.timeZone} />)}</ol>
        )
      }
    </Answer>
  );
}

function OneDecision({ decision, timeZone }: { decision: Decision; timeZone: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(timeZone);
  const when = `${format.day(decision.start)} ${format.period(decision.start, decision.end)}`;
  return (
    <li className={styles.decision}>
      <p>
        <strong>{say(`decision.${decision.kind}`, { when })}</strong> {say(`by.${decision.decidedBy}`)} {decision.isLate && <Tag tone="warn">{say('wasLate')}</Tag>}
      </p>
      <p className={`${layout.quiet} ${layout.small}`}><time dateTime={decision.at}>{format.dayAndTime(decision.at)}</time></p>
      {decision.reason && <p>{said(decision.reason.text, language)}</p>}
      {decision.words && <blockquote className={styles.words}>{decision.words}</blockquote>}
      {decision.rules && <RulesThen {...decision.rules} second={decision.secondApproval !== null} />}
    </li>
  );
}

function RulesThen({ version, rules, second }: NonNullable<Decision['rules']> & { second: boolean }) {
  const say = useWords(words);
  const format = useFormat();
  return (
    <details>
      <summary className={styles.summary}>{say('rules')}</summary>
      <ul>
        {rules.noticeMinutes > 0 && <li>{say('rulesNotice', { time: format.minutes(rules.noticeMinutes) })}</li>}
        <li>{say('rulesHorizon', { days: rules.horizonDays })}</li>
        <li>{say('rulesLength', { shortest: format.minutes(rules.shortestMinutes), longest: format.minutes(rules.longestMinutes) })}</li>
        {rules.lateCancellationMinutes > 0 && <li>{say('rulesLate', { time: format.minutes(rules.lateCancellationMinutes) })}</li>}
        {second && <li>{say('rulesSecond')}</li>}
      </ul>
      <p className={`${layout.quiet} ${layout.small}`}>{say('rulesVersion', { version })}</p>
    </details>
  );
}

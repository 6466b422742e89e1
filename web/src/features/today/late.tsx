import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Quiet, Section } from '@/design/layout';
import { Answer } from '@/design/notice';
import { formatIn } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { lateQuery } from './queries';
import styles from './today.module.css';
import words from './words.json';

/** What should have been decided already. */
export function Late() {
  const say = useWords(words);
  const language = useLanguage();
  const late = useQuery(lateQuery);
  return (
    <Section title={say('late')} aside={(late.data?.counts.late ?? 0) > 0 && <Link to="/staff/inbox" search={{ show: 'late' }}>{say('allLate')}</Link>}>
      <Answer to={late}>
        {({ items }) =>
          items.length === 0 ? <p><Quiet>{say('noneLate')}</Quiet></p> : (
            <ul className={styles.short}>
              {items.map((item) => (
                <li key={item.caseId}>
                  <Link to="/staff/cases/$bookingId" params={{ bookingId: item.bookingId }}>{item.title}</Link>
                  <p><Quiet small>{said(item.spaceName, language)} · {item.dueAt && say('lateSince', { when: formatIn(language, item.timeZone).dayAndTime(item.dueAt) })}</Quiet></p>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}

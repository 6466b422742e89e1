import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Quiet, Section } from '@/design/layout';
import { Answer } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { components } from '@/api/schema.gen';
import { isAway } from './day-lines';
import { absencesQuery } from './queries';
import styles from './today.module.css';
import words from './words.json';

type Absence = components['schemas']['AbsenceWithPeople'];

/** Who is not here today, and who does her work meanwhile. */
export function Away() {
  const say = useWords(words);
  const absences = useQuery(absencesQuery);
  return (
    <Section title={say('away')} aside={<Link to="/staff/absences">{say('toAbsences')}</Link>}>
      <Answer to={absences}>
        {({ items }) => {
          const away = items.filter((absence) => isAway(absence, Date.now()));
          if (away.length === 0) return <p><Quiet>{say('nobodyAway')}</Quiet></p>;
          return <ul className={styles.short}>{away.map((absence) => <AwayOne key={absence.id} absence={absence} />)}</ul>;
        }}
      </Answer>
    </Section>
  );
}

function AwayOne({ absence }: { absence: Absence }) {
  const say = useWords(words);
  const format = useFormat('Europe/Stockholm');
  const name = (person: Absence['staffMember']) => person?.name ?? person?.email ?? say('somebody');
  const standIn = absence.standInId === null ? say('noStandIn') : say(absence.standInIsAway ? 'standInAway' : 'standIn', { name: name(absence.standInPerson) });
  return (
    <li>
      {name(absence.staffMember)}
      <p><Quiet small>{standIn} · {say('back', { when: format.dayAndTime(absence.until) })}</Quiet></p>
    </li>
  );
}

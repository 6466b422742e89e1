import { useQuery } from '@tanstack/react-query';
import type { components } from '@/api/schema.gen';
import layout from '@/design/layout.module.css';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { timesOf, type RegisterEntry } from './entry';
import { Ground } from './ground';
import { spacesQuery } from './queries';
import styles from './register.module.css';
import words from './words.json';

type Decision = components['schemas']['RegisterDecision'];

/** What was done in a case, the earliest first. */
export const Decisions = ({ of, entry }: { of: Decision[]; entry: RegisterEntry }) => (
  <ol className={styles.decisions}>
    {of.map((decision, at) => <Done key={at} decision={decision} entry={entry} />)}
  </ol>
);

function Done({ decision, entry }: { decision: Decision; entry: RegisterEntry }) {
  const say = useWords(words);
  const format = useFormat(entry.timeZone);
  const { at, change, ground, rulesVersion } = decision;
  const key = `change.${change}`;
  return (
    <li className={styles.decision}>
      <time dateTime={at} className={layout.quiet}>{format.dayAndTime(at)}</time>
      <div className={styles.what}>
        <strong>{Object.hasOwn(words, key) ? say(`change.${change}` as 'change.approve') : say(`state.${decision.state}`)}</strong>
        <span><SpaceName id={decision.spaceId} entry={entry} />, {timesOf(decision, say, format)}</span>
        {ground && <span>{say('ground')}: <Ground ground={ground} /></span>}
        {rulesVersion !== null && <span className={`${layout.quiet} ${layout.small}`}>{say('rules', { version: rulesVersion })}</span>}
      </div>
    </li>
  );
}

/** What was moved may have been in another space before. */
function SpaceName({ id, entry }: { id: string; entry: RegisterEntry }) {
  const language = useLanguage();
  const spaces = useQuery(spacesQuery).data?.spaces;
  const space = id === entry.space.id ? entry.space : spaces?.find((each) => each.id === id);
  return <>{space && said(space.name, language)}</>;
}

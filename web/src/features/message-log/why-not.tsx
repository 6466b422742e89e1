import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useNames } from '@/api/names';
import { fieldSays } from '@/api/problem';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Section } from '@/design/layout';
import { Answer, Empty, Notice } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './message-log.module.css';
import { useWhyNot, type WhyNot } from './queries';
import type { LogProps, MessageSearch } from './search';
import words from './words.json';

/** “Why did she not get it?”, answered while she is still on the telephone. */
export function WhyNotView({ search, onSearch }: LogProps) {
  const say = useWords(words);
  const [email, setEmail] = useState(search.email ?? '');
  const names = useNames([search.person ?? null]);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    onSearch({ view: 'why', email: email.trim() });
  };
  return (
    <Section title={say('view.why')}>
      <p>{say('whyHelp')}</p>
      <form className={styles.ask} onSubmit={ask} role="search">
        <TextField label={say('email')} type="email" autoComplete="off" value={email} onChange={({ target }) => setEmail(target.value)} />
        <Button type="submit" look="primary">{say('ask')}</Button>
      </form>
      {search.person && !search.email && <p>{say('askedOf', { name: names.get(search.person) ?? say('somebody') })}</p>}
      {(search.email || search.person) && <Explained search={search} onSearch={onSearch} />}
    </Section>
  );
}

function Explained({ search, onSearch }: LogProps) {
  const asked = useWhyNot({ ...search, kind: undefined });
  const wrong = fieldSays(asked.error, 'email');
  if (wrong && !asked.data) return <Notice tone="bad" isNews><p>{wrong}</p></Notice>;
  return <Answer to={asked}>{(answer) => <Verdicts {...{ answer, search, onSearch }} />}</Answer>;
}

function Verdicts({ answer, search, onSearch }: LogProps & { answer: WhyNot }) {
  const say = useWords(words);
  const kinds = [...new Map(answer.items.map(({ kind, name }) => [kind, name]))].toSorted(([, one], [, other]) => one.localeCompare(other));
  const items = answer.items.filter(({ kind }) => !search.kind || kind === search.kind);
  return (
    <>
      <div role="status">
        <p className={styles.known}>{say(`person.${answer.person}`)}</p>
        {answer.obstacles.length === 0 && answer.person !== 'erased' && <p>{say('noObstacle')}</p>}
      </div>
      {answer.obstacles.length > 0 && <Obstacles of={answer} />}
      {kinds.length > 1 && (
        <div className={styles.filters}>
          <SelectField label={say('whichMessage')} value={search.kind ?? ''} onChange={({ target }) => onSearch({ ...search, kind: target.value || undefined })}>
            <option value="">{say('any')}</option>
            {kinds.map(([kind, name]) => <option key={kind} value={kind}>{name}</option>)}
          </SelectField>
        </div>
      )}
      {items.length === 0 ? <Empty><p>{say('nothingKnown')}</p></Empty> : (
        <ul className={styles.list}>{items.map((one, index) => <Verdict key={`${one.kind} ${one.channel} ${one.about} ${index}`} one={one} />)}</ul>
      )}
    </>
  );
}

function Obstacles({ of: { obstacles } }: { of: WhyNot }) {
  const say = useWords(words);
  return (
    <Notice tone="warn" title={say('obstacles')}>
      <ul>
        {obstacles.map(({ code, channel, category, says }) => (
          <li key={`${code} ${channel} ${category}`}>
            {category ? say('obstacleIn', { channel: say(`channel.${channel}`), category: say(`category.${category}`) }) : say('obstacleBy', { channel: say(`channel.${channel}`) })} {says}{' '}
            {code === 'address-suppressed' && <Link to="/staff/messages" search={{ view: 'suppressed' } satisfies MessageSearch}>{say('toSuppressed')}</Link>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Verdict({ one: { name, channel, says, deliveryId } }: { one: WhyNot['items'][number] }) {
  const say = useWords(words);
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        {deliveryId ? <Link to="/staff/messages/$deliveryId" params={{ deliveryId }} search={{}}>{name}</Link> : <strong>{name}</strong>}
        <span className={styles.quiet}>{say(`channel.${channel}`)}</span>
      </div>
      <div className={styles.became}>{says}</div>
    </li>
  );
}

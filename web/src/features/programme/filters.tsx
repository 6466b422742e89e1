import { SelectField } from '@/design/field';
import { useWords } from '@/words/use-words';
import { kinds, times, type Filter } from './filter';
import styles from './programme.module.css';
import words from './words.json';

interface FiltersProps {
  filter: Filter;
  topics: string[];
  onFilter: (filter: Filter) => void;
}

/** What, about what and when; chosen is shown at once. */
export function Filters({ filter, topics, onFilter }: FiltersProps) {
  const say = useWords(words);
  const choose = (part: keyof Filter) => ({ target }: { target: HTMLSelectElement }) => onFilter({ ...filter, [part]: target.value || undefined });
  // A topic may come with a link that somebody sent, also when nothing is on about it.
  const offered = filter.topic && !topics.includes(filter.topic) ? [filter.topic, ...topics] : topics;
  return (
    <div className={styles.filters} role="group" aria-label={say('filter')}>
      <SelectField label={say('when')} value={filter.when ?? ''} onChange={choose('when')}>
        <option value="">{say('when.any')}</option>
        {times.map((time) => <option key={time} value={time}>{say(`when.${time}`)}</option>)}
      </SelectField>
      <SelectField label={say('kind')} value={filter.kind ?? ''} onChange={choose('kind')}>
        <option value="">{say('anyKind')}</option>
        {kinds.map((kind) => <option key={kind} value={kind}>{say(`kind.${kind}`)}</option>)}
      </SelectField>
      <SelectField label={say('topic')} value={filter.topic ?? ''} onChange={choose('topic')}>
        <option value="">{say('anyTopic')}</option>
        {offered.map((topic) => <option key={topic}>{topic}</option>)}
      </SelectField>
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { Site, Space } from './queries';
import { monthsLater, wrongWith, type Range, type StatisticsSearch } from './search';
import styles from './statistics.module.css';
import words from './words.json';

interface ChoiceProps {
  search: StatisticsSearch;
  onSearch: (search: StatisticsSearch) => void;
  sites: Site[];
  site: Site;
  spaces: Space[];
  range: Range;
}

/** Of what and of when: what is asked for most is one press away, and any days can be written. */
export function Choice({ search, onSearch, sites, site, spaces, range }: ChoiceProps) {
  const say = useWords(words);
  const language = useLanguage();
  const [days, setDays] = useState(range);
  const wrong = days.from && days.to ? wrongWith(days) : undefined;
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onSearch({ ...search, period: 'free', month: undefined, ...days });
  };
  return (
    <div className={styles.choice}>
      <Periods search={search} month={range.from.slice(0, 7)} />
      <form className={styles.form} onSubmit={show}>
        {sites.length > 1 && (
          <SelectField label={say('site')} value={site.slug} onChange={({ target }) => onSearch({ ...search, site: target.value, space: undefined })}>
            {sites.map(({ slug, name }) => <option key={slug} value={slug}>{said(name, language)}</option>)}
          </SelectField>
        )}
        <SelectField label={say('space')} value={spaces.some(({ slug }) => slug === search.space) ? search.space : ''} onChange={({ target }) => onSearch({ ...search, space: target.value || undefined })}>
          <option value="">{say('allSpaces')}</option>
          {spaces.map(({ slug, name }) => <option key={slug} value={slug}>{said(name, language)}</option>)}
        </SelectField>
        <TextField label={say('from')} type="date" value={days.from} onChange={({ target }) => setDays({ ...days, from: target.value })} />
        <TextField label={say('to')} type="date" value={days.to} wrong={wrong && say(wrong)} onChange={({ target }) => setDays({ ...days, to: target.value })} />
        <Button type="submit" look="primary">{say('show')}</Button>
      </form>
    </div>
  );
}

function Periods({ search, month }: { search: StatisticsSearch; month: string }) {
  const say = useWords(words);
  const { period = 'this-year', site, space } = search;
  const way = (change: StatisticsSearch, name: string, isHere = false) => (
    <Link to="/staff/statistics" search={{ site, space, ...change }} resetScroll={false} aria-current={isHere ? 'true' : undefined} activeProps={{ 'aria-current': isHere ? 'true' : undefined }}>{name}</Link>
  );
  return (
    <nav className={styles.periods} aria-label={say('period')}>
      {way({}, say('period.this-year'), period === 'this-year')}
      {way({ period: 'last-year' }, say('period.last-year'), period === 'last-year')}
      {way({ period: 'month' }, say('period.month'), period === 'month' && search.month === undefined)}
      {period === 'month' && (
        <>
          {way({ period: 'month', month: monthsLater(month, -1) }, say('monthBefore'))}
          {way({ period: 'month', month: monthsLater(month, 1) }, say('monthAfter'))}
        </>
      )}
    </nav>
  );
}

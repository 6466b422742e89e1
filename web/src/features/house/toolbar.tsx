import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { daysLater, firstDay } from './days';
import styles from './house.module.css';
import type { HouseSearch, Site } from './types';
import words from './words.json';

interface ToolbarProps {
  site: Site;
  sites: Site[];
  search: HouseSearch;
  onSearch: (change: Partial<HouseSearch>) => void;
  day: string;
  today: string;
}

/** Which house, which days, and how they are shown. */
export function Toolbar({ site, sites, search, onSearch, day, today }: ToolbarProps) {
  const say = useWords(words);
  const language = useLanguage();
  const isWeek = search.view === 'week';
  const goTo = (to: string) => onSearch({ day: to === today ? undefined : to });
  const step = isWeek ? 7 : 1;
  return (
    <div className={styles.toolbar}>
      {sites.length > 1 && (
        <SelectField label={say('site')} value={site.slug} onChange={({ target }) => onSearch({ site: target.value, booking: undefined, work: undefined })}>
          {sites.map(({ id, slug, name }) => <option key={id} value={slug}>{said(name, language)}</option>)}
        </SelectField>
      )}
      <TextField label={say('date')} type="date" value={day} onChange={({ target }) => target.value && goTo(target.value)} />
      <div className={styles.buttons}>
        <Button aria-label={say('before')} onClick={() => goTo(daysLater(day, -step))}><span aria-hidden="true">←</span></Button>
        <Button onClick={() => goTo(today)}>{say('today')}</Button>
        <Button aria-label={say('after')} onClick={() => goTo(daysLater(day, step))}><span aria-hidden="true">→</span></Button>
      </div>
      <div className={styles.buttons} role="group" aria-label={say('span')}>
        <Button aria-pressed={!isWeek} onClick={() => onSearch({ view: undefined })}>{say('day')}</Button>
        <Button aria-pressed={isWeek} onClick={() => onSearch({ view: 'week' })}>{say('week')}</Button>
      </div>
      <Button className={styles.asList} onClick={() => onSearch({ as: search.as === 'list' ? undefined : 'list' })}>{say(search.as === 'list' ? 'grid' : 'list')}</Button>
      <p className={styles.when} aria-live="polite"><When day={day} isWeek={isWeek} /></p>
    </div>
  );
}

// Noon is on that day wherever the reader is.
const noon = (date: string) => `${date}T12:00:00Z`;

function When({ day, isWeek }: { day: string; isWeek: boolean }) {
  const format = useFormat('UTC');
  const from = firstDay(day, isWeek);
  return <>{isWeek ? `${format.day(noon(from))} – ${format.day(noon(daysLater(from, 6)))}` : format.longDay(noon(day))}</>;
}

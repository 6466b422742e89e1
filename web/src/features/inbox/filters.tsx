import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '@/api/client';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './inbox.module.css';
import { sorts, type InboxSearch } from './search';
import words from './words.json';

interface FiltersProps {
  search: InboxSearch;
  onSearch: (search: InboxSearch) => void;
}

const pauseMs = 300;

/** What is looked for and in which order; it stands in the address as soon as it is chosen. */
export function Filters({ search, onSearch }: FiltersProps) {
  const say = useWords(words);
  const language = useLanguage();
  const sites = api.useQuery('get', '/api/v1/sites').data?.sites ?? [];
  const spaces = (api.useQuery('get', '/api/v1/spaces').data?.spaces ?? []).filter(({ siteId }) => !search.site || siteId === search.site);
  const change = (more: InboxSearch) => onSearch({ ...search, ...more });
  const isFiltered = [search.text, search.site, search.space, search.from, search.to, search.sort].some(Boolean);
  return (
    <form className={styles.filters} role="search" aria-label={say('filters')} onSubmit={(event) => event.preventDefault()}>
      <TextSearch text={search.text ?? ''} onText={(text) => change({ text: text || undefined })} />
      {sites.length > 1 && (
        <SelectField label={say('site')} value={search.site ?? ''} onChange={({ target }) => change({ site: target.value || undefined, space: undefined })}>
          <option value="">{say('any')}</option>
          {sites.map((site) => <option key={site.id} value={site.id}>{said(site.name, language)}</option>)}
        </SelectField>
      )}
      <SelectField label={say('space')} value={search.space ?? ''} onChange={({ target }) => change({ space: target.value || undefined })}>
        <option value="">{say('any')}</option>
        {spaces.map((space) => <option key={space.id} value={space.id}>{said(space.name, language)}</option>)}
      </SelectField>
      <TextField label={say('from')} type="date" required={false} value={search.from ?? ''} max={search.to} onChange={({ target }) => change({ from: target.value || undefined })} />
      <TextField label={say('to')} type="date" required={false} value={search.to ?? ''} min={search.from} onChange={({ target }) => change({ to: target.value || undefined })} />
      <SelectField label={say('sort')} value={search.sort ?? 'due'} onChange={({ target }) => change({ sort: target.value === 'due' ? undefined : target.value as InboxSearch['sort'] })}>
        {sorts.map((sort) => <option key={sort} value={sort}>{say(`sort.${sort}`)}</option>)}
      </SelectField>
      {isFiltered && <Button look="quiet" onClick={() => onSearch(search.show ? { show: search.show } : {})}>{say('clear')}</Button>}
    </form>
  );
}

/** Searches when somebody has stopped writing for a moment. */
function TextSearch({ text, onText }: { text: string; onText: (text: string) => void }) {
  const say = useWords(words);
  const [written, write] = useState(text);
  useEffect(() => write(text), [text]);
  // Other filters may have been chosen while she wrote: they stay.
  const tell = useEffectEvent(onText);
  useEffect(() => {
    if (written.trim() === text) return undefined;
    const waiting = setTimeout(() => tell(written.trim()), pauseMs);
    return () => clearTimeout(waiting);
  }, [written, text]);
  return <TextField label={say('search')} help={say('searchHelp')} type="search" required={false} value={written} onChange={({ target }) => write(target.value)} />;
}

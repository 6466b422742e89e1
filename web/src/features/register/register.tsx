import { Button } from '@/design/button';
import { HouseTime } from '@/design/house-time';
import { Page, Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Empty } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Disclosure } from './disclosure';
import { Entry } from './entry';
import { house } from './queries';
import styles from './register.module.css';
import { isNarrowed, type Search } from './search';
import { SearchForm } from './search-form';
import { useRegister } from './use-register';
import words from './words.json';

/** Every case that there is, as anybody may read it. */
export function Register({ search, onSearch }: { search: Search; onSearch: (search: Search) => void }) {
  const say = useWords(words);
  const { first, items, isMore, isFetching, more } = useRegister(search);
  return (
    <Page title={say('title')} lead={say('lead')}>
      <SearchForm search={search} onSearch={onSearch} />
      <div className={styles.found}>
        <div className={layout.row}>
          <p role="status">{first.data && say('count', { count: items.length, more: isMore })}</p>
          {isNarrowed(search) && <Button look="quiet" onClick={() => onSearch({})}>{say('clear')}</Button>}
        </div>
        <HouseTime timeZone={house} />
        <Answer to={first} lines={8}>
          {() => items.length === 0 ? (
            <Empty>
              <p>{say('none')}</p>
              <p>{say('noneHelp')}</p>
            </Empty>
          ) : (
            <ol className={styles.entries}>
              {items.map((entry) => <Entry key={entry.id} entry={entry} />)}
            </ol>
          )}
        </Answer>
        {isMore && <div><Button onClick={more} isBusy={isFetching}>{say('more')}</Button></div>}
      </div>
      <Section title={say('ask')}><Disclosure /></Section>
    </Page>
  );
}

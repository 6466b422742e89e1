import { Link } from '@tanstack/react-router';
import { useHouseZone } from '@/api/house-zone';
import { useNames } from '@/api/names';
import { Button } from '@/design/button';
import { SelectField } from '@/design/field';
import { HouseTime } from '@/design/house-time';
import { Section } from '@/design/layout';
import { Answer, Empty } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './message-log.module.css';
import { useDeliveries, type Delivery } from './queries';
import { categories, channels, filtersOf, states, type LogProps, type MessageSearch } from './search';
import { State } from './state';
import words from './words.json';

/** The newest first, narrowed by what the address says. */
export function Log({ search, onSearch }: LogProps) {
  const say = useWords(words);
  const asked = useDeliveries(search);
  const zone = useHouseZone();
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const names = useNames([...items.map(({ personId }) => personId), search.person ?? null]);
  return (
    <Section title={say('view.log')}>
      <Filters search={search} onSearch={onSearch} />
      <Narrowed search={search} onSearch={onSearch} names={names} />
      <HouseTime timeZone={zone} />
      <Answer to={asked}>
        {() => (items.length === 0 ? <Empty><p>{say('none')}</p></Empty> : (
          <ol className={styles.list}>{items.map((delivery) => <Line key={delivery.id} {...{ delivery, search, zone }} name={nameOf(delivery, names)} />)}</ol>
        ))}
      </Answer>
      {asked.hasNextPage && <div><Button isBusy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{say('more')}</Button></div>}
    </Section>
  );
}

export const nameOf = ({ personId }: Pick<Delivery, 'personId'>, names: ReadonlyMap<string, string>): string | undefined => (personId ? names.get(personId) : undefined);

function Line({ delivery, search, zone, name }: { delivery: Delivery; search: MessageSearch; zone: string; name: string | undefined }) {
  const say = useWords(words);
  const format = useFormat(zone);
  const { id, channel, recipient, toHouse, createdAt, says, state, why } = delivery;
  const to = [name, toHouse ? say('toHouse') : recipient].filter(Boolean).join(', ');
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <Link to="/staff/messages/$deliveryId" params={{ deliveryId: id }} search={filtersOf(search)}>{delivery.name}</Link>
        <span className={styles.quiet}>{[to, say(`channel.${channel}`)].filter(Boolean).join(' · ')}</span>
      </div>
      <div className={styles.became}>
        <State state={state} />
        {why !== null && <span className={styles.quiet}>{says}</span>}
      </div>
      <time className={styles.when} dateTime={createdAt}>{format.dayAndTime(createdAt)}</time>
    </li>
  );
}

function Filters({ search, onSearch }: LogProps) {
  const say = useWords(words);
  return (
    <div className={styles.filters} role="search" aria-label={say('filter')}>
      <SelectField label={say('state')} value={search.state ?? ''} onChange={({ target }) => onSearch({ ...search, state: states.find((one) => one === target.value) })}>
        <option value="">{say('any')}</option>
        {states.map((one) => <option key={one} value={one}>{say(`state.${one}`)}</option>)}
      </SelectField>
      <SelectField label={say('category')} value={search.category ?? ''} onChange={({ target }) => onSearch({ ...search, category: categories.find((one) => one === target.value) })}>
        <option value="">{say('any')}</option>
        {categories.map((one) => <option key={one} value={one}>{say(`category.${one}`)}</option>)}
      </SelectField>
      <SelectField label={say('channel')} value={search.channel ?? ''} onChange={({ target }) => onSearch({ ...search, channel: channels.find((one) => one === target.value) })}>
        <option value="">{say('any')}</option>
        {channels.map((one) => <option key={one} value={one}>{say(`channel.${one}`)}</option>)}
      </SelectField>
    </div>
  );
}

/** What can't be chosen here but was come with, and how to leave it. */
function Narrowed({ search, onSearch, names }: LogProps & { names: ReadonlyMap<string, string> }) {
  const say = useWords(words);
  if (!search.person && !search.about) return null;
  return (
    <div className={styles.narrowed}>
      {search.person && <Button onClick={() => onSearch({ ...search, person: undefined })}>{say('onlyTo', { name: names.get(search.person) ?? say('somebody') })} <span aria-hidden="true">×</span></Button>}
      {search.about && <Button onClick={() => onSearch({ ...search, about: undefined })}>{say('onlyAbout')} <span aria-hidden="true">×</span></Button>}
    </div>
  );
}

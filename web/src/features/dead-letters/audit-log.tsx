import { toZoned, parseDate } from '@internationalized/date';
import { Link } from '@tanstack/react-router';
import { useNames } from '@/api/names';
import { isPassing } from '@/api/problem';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Section } from '@/design/layout';
import { Answer, Empty, Notice } from '@/design/notice';
import { Table } from '@/design/table';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './operations.module.css';
import { useAuditLog, type AuditEntry } from './queries';
import { kinds, services, type OperationsProps, type OperationsSearch } from './services';
import words from './words.json';

/** Who changed what in a service, and who read whose personal data; the latest first. */
export function AuditLog({ search, onSearch, zone }: OperationsProps & { zone: string }) {
  const say = useWords(words);
  const asked = useAuditLog(search, (day) => toZoned(parseDate(day), zone).toAbsoluteString());
  const service = search.service ?? 'booking';
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const names = useNames(items.map(({ actorId }) => actorId));
  const columns = (['at', 'who', 'kind', 'did', 'aboutWhat'] as const).map((name) => ({ name: say(name) }));
  return (
    <Section title={say('auditOf', { service: say(`service.${service}`) })}>
      <Filters search={search} onSearch={onSearch} />
      {isPassing(asked.error) && !asked.data ? (
        <Notice tone="warn" title={say('away')}><p>{say('awayHelp')}</p><div><Button isBusy={asked.isFetching} onClick={() => void asked.refetch()}>{say('askAgain')}</Button></div></Notice>
      ) : (
        <Answer to={asked}>
          {() => (items.length === 0 ? <Empty><p>{say('nothing')}</p></Empty> : (
            <Table caption={say('auditOf', { service: say(`service.${service}`) })} columns={columns}>
              {items.map((entry) => <Entry key={entry.position} {...{ entry, search, zone }} name={entry.actorId === null ? say('erased') : (names.get(entry.actorId) ?? entry.actorId)} />)}
            </Table>
          ))}
        </Answer>
      )}
      {asked.hasNextPage && <div><Button isBusy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{say('older')}</Button></div>}
    </Section>
  );
}

function Entry({ entry: { at, actorId, kind, message, about }, name, search, zone }: { entry: AuditEntry; name: string; search: OperationsSearch; zone: string }) {
  const say = useWords(words);
  const format = useFormat(zone);
  return (
    <tr>
      <td className={styles.at}><time dateTime={at}>{format.dayAndTime(at)}</time></td>
      <td>{actorId === null ? name : <Link to="/staff/operations" search={{ ...search, actor: actorId }}>{name}</Link>}</td>
      <td>{say(`kind.${kind}`)}</td>
      <td><code className={styles.code}>{message}</code></td>
      <td>
        {about.map((id) => <Link key={id} className={styles.id} to="/staff/operations" search={{ ...search, about: id }}>{id}</Link>)}
      </td>
    </tr>
  );
}

function Filters({ search, onSearch }: OperationsProps) {
  const say = useWords(words);
  return (
    <>
      <div className={styles.filters} role="search" aria-label={say('filter')}>
        <SelectField label={say('service')} value={search.service ?? 'booking'} onChange={({ target }) => onSearch({ ...search, service: services.find((one) => one === target.value) })}>
          {services.map((one) => <option key={one} value={one}>{say(`service.${one}`)}</option>)}
        </SelectField>
        <SelectField label={say('kind')} value={search.kind ?? ''} onChange={({ target }) => onSearch({ ...search, kind: kinds.find((one) => one === target.value) })}>
          <option value="">{say('any')}</option>
          {kinds.map((one) => <option key={one} value={one}>{say(`kind.${one}`)}</option>)}
        </SelectField>
        <TextField label={say('from')} type="date" optional value={search.from ?? ''} onChange={({ target }) => onSearch({ ...search, from: target.value || undefined })} />
        <TextField label={say('to')} type="date" optional value={search.to ?? ''} onChange={({ target }) => onSearch({ ...search, to: target.value || undefined })} />
      </div>
      {(search.actor || search.about) && (
        <div className={styles.narrowed}>
          {search.actor && <Button onClick={() => onSearch({ ...search, actor: undefined })}>{say('onlyBy')} <span aria-hidden="true">×</span></Button>}
          {search.about && <Button onClick={() => onSearch({ ...search, about: undefined })}>{say('onlyAbout')} <span aria-hidden="true">×</span></Button>}
        </div>
      )}
    </>
  );
}

import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { has, useSession } from '@/api/session';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Page, Section } from '@/design/layout';
import { Answer, Empty, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './absences.module.css';
import { AddAbsence, houseZone } from './add-absence';
import words from './words.json';

type Absence = components['schemas']['AbsenceWithPeople'];

/** Who is away, and who sees to her cases meanwhile. */
export function Absences() {
  const say = useWords(words);
  const absences = api.useQuery('get', '/api/v1/absences');
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Section title={say('coming')}>
        <Answer to={absences}>{({ items }) => (items.length === 0 ? <Empty>{say('nobody')}</Empty> : <List items={items} />)}</Answer>
      </Section>
      <Section title={say('new')}><AddAbsence known={absences.data?.items ?? []} /></Section>
    </Page>
  );
}

const path = '/api/v1/absences/{absenceId}';

function List({ items }: { items: Absence[] }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const session = useSession().data;
  const removing = api.useMutation('delete', path, { onSettled: () => refresh('absences', 'inbox') });
  const nameOf = (id: string | null, person: Absence['staffMember']) => (id === session?.personId ? say('you') : person?.name ?? person?.email ?? say('somebody'));
  return (
    <>
      {removing.error ? <Trouble error={removing.error} /> : null}
      <table className={styles.table}>
        <thead><tr><th scope="col">{say('who')}</th><th scope="col">{say('days')}</th><th scope="col">{say('standIn')}</th><th scope="col"><span className="unseen">{say('actions')}</span></th></tr></thead>
        <tbody>
          {items.map((absence) => {
            const name = nameOf(absence.staffId, absence.staffMember);
            const standIn = absence.standInId === null ? say('none') : nameOf(absence.standInId, absence.standInPerson);
            return (
              <tr key={absence.id}>
                <th scope="row">{name}</th>
                <td><Days absence={absence} /></td>
                <td>{absence.standInIsAway ? say('standInAway', { name: standIn }) : standIn}</td>
                <td>
                  {(absence.staffId === session?.personId || has(session, 'admin')) && (
                    <Button aria-label={say('removeOne', { name })} onClick={() => removing.mutate({ params: { path: { absenceId: absence.id }, header: once(path, absence.id) } })}>{say('remove')}</Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function Days({ absence: { from, until } }: { absence: Absence }) {
  const say = useWords(words);
  const format = useFormat(houseZone);
  // What ends at midnight ends with the day before.
  const [first, last] = [format.day(from), format.day(Date.parse(until) - 1)];
  return first === last ? first : say('fromTo', { from: first, to: last });
}

import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { has, useSession } from '@/api/session';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { periodOf } from './days';
import words from './words.json';

export const houseZone = 'Europe/Stockholm';

type Absence = components['schemas']['AbsenceWithPeople'];
type Person = components['schemas']['NamedPerson'];

const path = '/api/v1/absences';
const nothing = { staffId: '', first: '', last: '', standInId: '' };

/** Says that somebody is away: oneself, or for an administrator anybody. */
export function AddAbsence({ known }: { known: Absence[] }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const me = useSession().data;
  const colleagues = useColleagues(known);
  const [form, fill] = useState(nothing);
  const [isTried, tried] = useState(false);
  const adding = api.useMutation('post', path, { onSuccess: () => { fill(nothing); tried(false); }, onSettled: () => refresh('absences', 'inbox') });
  const last = form.last || form.first;
  const wrong = last < form.first ? say('lastBeforeFirst') : undefined;
  const change = (more: Partial<typeof nothing>) => fill({ ...form, ...more });
  const add = (event: FormEvent) => {
    event.preventDefault();
    tried(true);
    if (wrong || !form.first) return;
    const body = { ...(form.staffId && { staffId: form.staffId }), ...periodOf(form.first, last, houseZone), standInId: form.standInId || null };
    adding.mutate({ params: { header: once(path, body) }, body });
  };
  const others = colleagues.filter(({ id }) => id !== (form.staffId || me?.personId));
  return (
    <form onSubmit={add} noValidate>
      <Stack>
        {has(me, 'admin') && (
          <SelectField label={say('who')} value={form.staffId} onChange={({ target }) => change({ staffId: target.value })}>
            <option value="">{say('you')}</option>
            {colleagues.filter(({ id }) => id !== me?.personId).map(({ id, name, email }) => <option key={id} value={id}>{name ?? email}</option>)}
          </SelectField>
        )}
        <TextField label={say('first')} type="date" value={form.first} onChange={({ target }) => change({ first: target.value })} wrong={isTried && !form.first ? say('daysMissing') : undefined} />
        <TextField label={say('last')} type="date" required={false} min={form.first} value={last} onChange={({ target }) => change({ last: target.value })} wrong={isTried ? wrong : undefined} />
        <SelectField label={say('standIn')} help={say('standInHelp')} value={form.standInId} onChange={({ target }) => change({ standInId: target.value })}>
          <option value="">{say('none')}</option>
          {others.map(({ id, name, email }) => <option key={id} value={id}>{name ?? email}</option>)}
        </SelectField>
        {adding.error ? <Trouble error={adding.error} /> : null}
        <Row>
          <Button type="submit" look="primary" isBusy={adding.isPending}>{say('add')}</Button>
          <span role="status">{adding.isSuccess && !form.first && say('added')}</span>
        </Row>
      </Stack>
    </form>
  );
}

/** Those whom the house has seen in cases and absences: it keeps no list of who works here. */
function useColleagues(known: Absence[]): Person[] {
  const inbox = api.useQuery('get', '/api/v1/inbox', { params: { query: { limit: 100 } } }).data?.items ?? [];
  const people = [...inbox.map(({ assignee }) => assignee), ...known.flatMap(({ staffMember, standInPerson }) => [staffMember, standInPerson])];
  return [...new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : []))).values()].toSorted((one, other) => (one.name ?? one.email).localeCompare(other.name ?? other.email, 'sv'));
}

import { api } from '@/api/client';
import { useSession } from '@/api/session';
import { useNames, type Person } from './queries';

/** Those of the staff of whom the house has seen that they decide: who has a case, is away, or stands in; and oneself. */
export function useColleagues(): Person[] {
  const me = useSession().data?.personId ?? null;
  const inbox = api.useQuery('get', '/api/v1/inbox', { params: { query: { limit: 100 } } }).data?.items ?? [];
  const absences = api.useQuery('get', '/api/v1/absences').data?.items ?? [];
  const myName = useNames([me]).get(me ?? '');
  const people = [
    ...(me && myName ? [{ id: me, name: myName, email: '' }] : []),
    ...inbox.map(({ assignee }) => assignee),
    ...absences.flatMap(({ staffMember, standInPerson }) => [staffMember, standInPerson]),
  ];
  const known = new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : [])));
  return [...known.values()].toSorted((one, other) => (one.name ?? one.email).localeCompare(other.name ?? other.email, 'sv'));
}

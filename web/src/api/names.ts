import { useQuery } from '@tanstack/react-query';
import { client } from './client';

const anId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const mostAtOnce = 200;

/** What people are called, by id, for those who work in the house. Who is not known is not in it. */
export function useNames(ids: readonly (string | null)[]): ReadonlyMap<string, string> {
  const personIds = [...new Set(ids.filter((id): id is string => id !== null && anId.test(id)))].toSorted();
  const named = useQuery({
    // Beside what the interface tells of people, so that it is read again when they change.
    queryKey: ['post', '/api/v1/people/names', personIds],
    queryFn: () => Promise.all(chunks(personIds).map(ask)).then((answers) => answers.flat()),
    enabled: personIds.length > 0,
  });
  return new Map((named.data ?? []).map(({ id, name, email }) => [id, name ?? email]));
}

async function ask(personIds: string[]) {
  const { data, error } = await client.POST('/api/v1/people/names', { body: { personIds } });
  if (!data) throw error;
  return data.people;
}

const chunks = (ids: string[]): string[][] => Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, index) => ids.slice(index * mostAtOnce, (index + 1) * mostAtOnce));

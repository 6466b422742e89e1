import { problemOf } from '@/api/problem';
import { language } from '@/words/language';
import type { Read } from './gather';

/** @throws the problem, where the house says that there is one */
export const readFromHouse: Read = async (path) => {
  const response = await fetch(path, { headers: { 'Accept': 'application/json', 'Accept-Language': language() } });
  if (!response.ok) throw await problemOf(response);
  return response.json();
};

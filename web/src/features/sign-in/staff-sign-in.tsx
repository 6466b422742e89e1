import { useWords } from '@/words/use-words';
import words from './words.json';

/** The way to the identity provider of the city, and back to where one was. */
export function StaffSignIn({ returnTo = '/staff' }: { returnTo?: string }) {
  const say = useWords(words);
  return <p><a href={`/api/v1/sign-in/staff?returnTo=${encodeURIComponent(returnTo)}`}>{say('staffSignIn')}</a></p>;
}

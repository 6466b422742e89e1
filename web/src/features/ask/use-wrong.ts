import { isProblem } from '@/api/problem';
import { useRefusals, type Refusal } from '@/design/spaces/refusals';
import { useWords } from '@/words/use-words';
import { fieldOfInput, fieldOfRule, type FieldName } from './fields';
import type { Lack } from './look-through';
import words from './words.json';

interface Told {
  lacks: Partial<Record<FieldName, Lack>>;
  isTimeWrong: boolean;
  refusals: Refusal[];
  error: unknown;
  timeZone: string;
}

/** Gathers what is wrong with each field: what was forgotten, what the house said to the request, and which rules stand in the way. */
export function useWrong({ lacks, isTimeWrong, refusals, error, timeZone }: Told) {
  const say = useWords(words);
  const sentence = useRefusals(timeZone);
  const told = new Map<FieldName, string[]>();
  const tell = (field: FieldName | undefined, text: string) => {
    if (field && !told.get(field)?.includes(text)) told.set(field, [...(told.get(field) ?? []), text]);
  };
  for (const [field, lack] of Object.entries(lacks) as [FieldName, Lack][]) tell(field, say(`missing.${lack}`));
  if (isTimeWrong) tell('time', say('missing.ends'));
  for (const refusal of refusals) tell(fieldOfRule(refusal.code), sentence(refusal));
  if (isProblem(error)) {
    for (const { field, detail } of error.errors ?? []) tell(fieldOfInput(field), detail);
    if (error.code.startsWith('booking.') && error.code !== 'booking.conflict') tell(fieldOfRule(error.code), error.detail || error.title);
  }
  return { of: (field: FieldName) => told.get(field)?.join(' '), count: told.size };
}

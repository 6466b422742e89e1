import type { FieldName } from './fields';
import { endsBeforeItStarts, numberOf, timesOf, type AskForm } from './form';

export type Lack = 'space' | 'date' | 'time' | 'ends' | 'people' | 'title' | 'contactName' | 'terms' | 'repeat';

/** What has to be put right before a request can be sent, by field, as far as can be seen without asking the house. */
export function lookThrough(form: AskForm, termsVersion: number | null): Partial<Record<FieldName, Lack>> {
  const { repeat } = form;
  const lacks: [FieldName, Lack, boolean][] = [
    ['space', 'space', form.spaceId === ''],
    ['date', 'date', form.date === ''],
    ['time', 'time', form.date !== '' && timesOf(form) === undefined],
    ['time', 'ends', endsBeforeItStarts(form)],
    ['people', 'people', numberOf(form.people) === undefined],
    ['repeat', 'repeat', repeat !== null && (repeat.ends === 'count' ? !(repeat.count >= 1 && repeat.count <= 400) : repeat.until < form.date)],
    ['title', 'title', form.title.trim() === ''],
    ['contactName', 'contactName', form.contactName.trim() === '' && (form.contactEmail + form.contactPhone).trim() !== ''],
    ['terms', 'terms', termsVersion !== null && form.acceptedTerms !== termsVersion],
  ];
  return Object.fromEntries(lacks.filter(([, , isSo]) => isSo).map(([field, lack]) => [field, lack]));
}

import { SelectField, TextField } from '@/design/field';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { instantOf } from './days';
import styles from './house.module.css';
import type { Place, Space } from './types';
import words from './words.json';

interface PlaceFieldsProps {
  place: Place;
  spaces: Space[];
  timeZone: string;
  onPlace: (place: Place) => void;
}

/** A space, a day and the times on it, as fields. */
export function PlaceFields({ place, spaces, timeZone, onPlace }: PlaceFieldsProps) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(timeZone);
  const [day, from, to] = [format.dateOf(place.start), format.time(place.start), format.time(place.end)];
  const change = (start: number | undefined, end: number | undefined) => start !== undefined && end !== undefined && onPlace({ ...place, start, end });
  // The end is on the last day that it is on: what is longer than a day stays so.
  const changeDay = (other: string) => {
    const start = instantOf(other, from, timeZone);
    change(start, start && start + place.end - place.start);
  };
  return (
    <>
      <SelectField label={say('space')} value={place.spaceId} onChange={({ target }) => onPlace({ ...place, spaceId: target.value })}>
        {spaces.map(({ id, name }) => <option key={id} value={id}>{said(name, language)}</option>)}
      </SelectField>
      <TextField label={say('date')} type="date" value={day} onChange={({ target }) => target.value && changeDay(target.value)} />
      <div className={styles.times}>
        <TextField label={say('from')} type="time" value={from} onChange={({ target }) => change(instantOf(day, target.value, timeZone), place.end)} />
        <TextField label={say('to')} type="time" value={to} wrong={place.end <= place.start ? say('wrongTimes') : undefined} onChange={({ target }) => change(place.start, instantOf(format.dateOf(place.end), target.value, timeZone))} />
      </div>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { parseAbsolute } from '@internationalized/date';
import { client } from '@/api/client';
import { Checkbox, Choices, TextField } from '@/design/field';
import { Quiet, Stack } from '@/design/layout';
import { Loading } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { mostOffered, untilOf, type Offered } from './offered';
import type { Compared } from './queries';
import { placeKey, suggestions, type Place } from './suggestions';
import { useSpaceNames } from './use-space-names';
import words from './words.json';

interface AlternativesProps {
  request: Compared;
  value: Offered;
  onChange: (value: Offered) => void;
  wrong?: string;
}

/** Choosing what to offer instead: at most five, each free as far as is known. */
export function Alternatives({ request, value, onChange, wrong }: AlternativesProps) {
  const say = useWords(words);
  const { booking, alternatives } = request;
  const format = useFormat(booking.timeZone);
  const nameOf = useSpaceNames();
  const found = useFound(booking);
  const shown = suggestions(booking, alternatives, found.data?.offers ?? []);
  const isChosen = (place: Place) => value.places.some((each) => placeKey(each) === placeKey(place));
  const toggle = (place: Place) =>
    onChange({ ...value, places: isChosen(place) ? value.places.filter((each) => placeKey(each) !== placeKey(place)) : [...value.places, place] });
  return (
    <Stack>
      <Choices legend={say('alternatives')}>
        {shown.map((place) => (
          <Checkbox
            key={placeKey(place)} checked={isChosen(place)} disabled={!isChosen(place) && value.places.length >= mostOffered} onChange={() => toggle(place)}
            label={<>{nameOf(place.spaceId)}, {format.day(place.start)} {format.period(place.start, place.end)}</>}
          />
        ))}
        {found.isPending && <Loading lines={2} />}
        {!found.isPending && shown.length === 0 && <Quiet>{say('noAlternatives')}</Quiet>}
      </Choices>
      <TextField
        label={say('until')} help={say('untilHelp')} type="datetime-local" required={false} wrong={wrong}
        value={untilOf(value, booking.timeZone)} onChange={({ target }) => onChange({ ...value, until: target.value })}
      />
    </Stack>
  );
}

const daysLookedAt = 7;
const aMinute = 60_000;

/** What is free for as long, in the days from the one that was asked for. */
function useFound({ id, version, start, end, people, equipment, timeZone }: Compared['booking']) {
  return useQuery({
    queryKey: ['post', '/api/v1/spaces/search', id, version],
    queryFn: async () => {
      const begins = Math.max(Date.parse(start), Date.now());
      const day = parseAbsolute(new Date(begins).toISOString(), timeZone).set({ hour: 0, minute: 0, second: 0, millisecond: 0 });
      const from = new Date(Math.max(day.toDate().getTime(), Date.now())).toISOString();
      const minutes = (Date.parse(end) - Date.parse(start)) / aMinute;
      const { data, error } = await client.POST('/api/v1/spaces/search', {
        body: { people, equipment, from, to: day.add({ days: daysLookedAt }).toDate().toISOString(), minutes },
      });
      if (!data) throw error;
      return data;
    },
  });
}

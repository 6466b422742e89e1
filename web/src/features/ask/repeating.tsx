import { parseDate } from '@internationalized/date';
import { Checkbox, Choices, Radio, SelectField, TextField } from '@/design/field';
import { Quiet, Section, Stack } from '@/design/layout';
import { useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { useAsking } from './asking';
import styles from './ask.module.css';
import { wishOf } from './form';
import { Occasions } from './occasions';
import { placeInMonth, usualRepeat, weekdayOf, weekdays, type Repeat, type Weekday } from './recurrence';
import words from './words.json';

/** Whether it comes back, how often and until when, with every occasion as it would be. */
export function Repeating({ isSignedIn }: { isSignedIn: boolean }) {
  const say = useWords(words);
  const { form, change } = useAsking();
  const { repeat } = form;
  const isReady = form.spaceId !== '' && wishOf(form) !== undefined;
  return (
    <Section title={say('repeat')}>
      <Stack>
        <Checkbox label={say('repeats')} checked={repeat !== null} onChange={({ target }) => change({ repeat: target.checked ? usualRepeat : null })} />
        {repeat && (isReady ? <Rule repeat={repeat} date={form.date} onChange={(patch) => change({ repeat: { ...repeat, ...patch } })} /> : <Quiet>{say('repeatFirst')}</Quiet>)}
        {repeat && isReady && <Occasions repeat={repeat} isSignedIn={isSignedIn} onLeaveOut={(exdates) => change({ repeat: { ...repeat, exdates } })} />}
      </Stack>
    </Section>
  );
}

interface RuleProps {
  repeat: Repeat;
  date: string;
  onChange: (patch: Partial<Repeat>) => void;
}

const oftenOf = ({ every, interval }: Repeat) => (every === 'WEEKLY' && interval === 2 ? 'TWO' : every);

function Rule({ repeat, date, onChange }: RuleProps) {
  const say = useWords(words);
  const { wrong } = useAsking();
  const choose = (often: string) => onChange(often === 'TWO' ? { every: 'WEEKLY', interval: 2 } : { every: often as Repeat['every'], interval: 1 });
  return (
    <>
      <div className={styles.pair}>
        <SelectField label={say('every')} value={oftenOf(repeat)} onChange={({ target }) => choose(target.value)}>
          {(['DAILY', 'WEEKLY', 'TWO', 'MONTHLY'] as const).map((often) => <option key={often} value={often}>{say(`every.${often}`)}</option>)}
        </SelectField>
        {repeat.every === 'MONTHLY' && <MonthlyBy repeat={repeat} date={date} onChange={onChange} />}
      </div>
      {repeat.every === 'WEEKLY' && <OnDays repeat={repeat} date={date} onChange={onChange} />}
      <Choices legend={say('ends')}>
        <Radio name="ends" label={say('endsCount')} checked={repeat.ends === 'count'} onChange={() => onChange({ ends: 'count' })} />
        <Radio name="ends" label={say('endsUntil')} checked={repeat.ends === 'until'} onChange={() => onChange({ ends: 'until' })} />
      </Choices>
      {repeat.ends === 'count' ? (
        <TextField label={say('count')} type="number" min={1} max={400} value={repeat.count || ''} wrong={wrong('repeat')} onChange={({ target }) => onChange({ count: Math.trunc(Number(target.value)) })} />
      ) : (
        <TextField label={say('until')} type="date" min={date} value={repeat.until} wrong={wrong('repeat')} onChange={({ target }) => onChange({ until: target.value })} />
      )}
    </>
  );
}

function MonthlyBy({ repeat, date, onChange }: RuleProps) {
  const say = useWords(words);
  const named = useWeekdays();
  return (
    <SelectField label={say('monthlyBy')} value={repeat.monthlyBy} onChange={({ target }) => onChange({ monthlyBy: target.value as Repeat['monthlyBy'] })}>
      <option value="weekday">{say('byWeekday', { place: String(placeInMonth(date)), weekday: named(weekdayOf(date)) })}</option>
      <option value="date">{say('byDate', { day: parseDate(date).day })}</option>
    </SelectField>
  );
}

function OnDays({ repeat, date, onChange }: RuleProps) {
  const say = useWords(words);
  const named = useWeekdays();
  const first = weekdayOf(date);
  const turn = (day: Weekday, isOn: boolean) => onChange({ weekdays: isOn ? [...repeat.weekdays, day] : repeat.weekdays.filter((one) => one !== day) });
  return (
    <Choices legend={say('onDays')}>
      <div className={styles.days}>
        {weekdays.map((day) => (
          <Checkbox key={day} label={named(day)} checked={day === first || repeat.weekdays.includes(day)} disabled={day === first} onChange={({ target }) => turn(day, target.checked)} />
        ))}
      </div>
    </Choices>
  );
}

// The first of these days was a Monday.
const aMonday = Date.UTC(2024, 0, 1);
const aDay = 86_400_000;

function useWeekdays(): (day: Weekday) => string {
  const format = new Intl.DateTimeFormat(useLanguage() === 'sv' ? 'sv-SE' : 'en-GB', { weekday: 'long', timeZone: 'UTC' });
  return (day) => format.format(aMonday + weekdays.indexOf(day) * aDay);
}

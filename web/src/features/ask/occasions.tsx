import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Quiet } from '@/design/layout';
import { Answer, Tag } from '@/design/notice';
import { useRefusals } from '@/design/spaces/refusals';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking } from './asking';
import styles from './ask.module.css';
import { clocksChanged } from './clocks';
import { requestOf, wishOf } from './form';
import { ruleOf, type Repeat } from './recurrence';
import { useSettled } from './use-settled';
import words from './words.json';

type Occasion = components['schemas']['OccurrencePreview'];

interface OccasionsProps {
  repeat: Repeat;
  isSignedIn: boolean;
  onLeaveOut: (exdates: string[]) => void;
}

const settlesMs = 400;

/** Every occasion of what comes back, with what stands in its way, and those that are left out. */
export function Occasions({ repeat, isSignedIn, onLeaveOut }: OccasionsProps) {
  const say = useWords(words);
  const body = useSettled(JSON.stringify(useBody(repeat)), settlesMs);
  const preview = useQuery({ ...api.queryOptions('post', '/api/v1/series/preview', { body: JSON.parse(body) as Body }), enabled: isSignedIn, placeholderData: keepPreviousData });
  if (!isSignedIn) return <Quiet>{say('occasionsSignIn')}</Quiet>;
  return (
    <div className={styles.occasions}>
      <h3>{say('occasions')}</h3>
      <Answer to={preview}>
        {({ occurrences, timeZone }) => (
          <>
            <p role="status">{say('occasionsFit', { fit: occurrences.filter(({ refusals, start }) => start && refusals.length === 0).length, all: occurrences.length })}</p>
            <ol className={styles.list}>
              {occurrences.map((one, index) => (
                <Row key={one.recurrenceId} one={one} before={occurrences[index - 1]} timeZone={timeZone} onLeaveOut={index === 0 ? undefined : () => onLeaveOut([...repeat.exdates, one.recurrenceId.slice(0, 10)])} />
              ))}
            </ol>
            {repeat.exdates.length > 0 && <LeftOut repeat={repeat} onLeaveOut={onLeaveOut} />}
          </>
        )}
      </Answer>
    </div>
  );
}

type Body = ReturnType<typeof useBody>;

function useBody(repeat: Repeat) {
  const { form, site } = useAsking();
  // Shown before everything is filled in: what it is called, and that the terms are accepted, makes no difference to any occasion.
  const request = requestOf({ ...form, title: form.title || '–', contactEmail: '', contactPhone: '', contactName: '', acceptedTerms: site?.termsVersion ?? null }, wishOf(form)!);
  return { ...request, rrule: ruleOf(repeat, form.date), exdates: repeat.exdates };
}

function Row({ one, before, timeZone, onLeaveOut }: { one: Occasion; before: Occasion | undefined; timeZone: string; onLeaveOut?: () => void }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const sentence = useRefusals(timeZone);
  const fits = one.start !== null && one.refusals.length === 0;
  const day = format.day(one.start ?? `${one.recurrenceId.slice(0, 10)}T12:00:00Z`);
  const clocks = clocksChanged(before?.start, one.start, timeZone);
  return (
    <li className={styles.occasion}>
      <div>
        <span>{day} {one.start && one.end && format.period(one.start, one.end)}</span> <Tag tone={fits ? 'good' : 'bad'}>{say(fits ? 'fits' : 'fitsNot')}</Tag>
        {one.start === null && <p className={styles.quiet}>{say('clocks.skipped')}</p>}
        {clocks && <p className={styles.quiet}>{say(`clocks.${clocks}`)}</p>}
        {one.refusals.map((refusal) => <p key={refusal.code} className={styles.wrong}>{sentence(refusal)}</p>)}
      </div>
      {onLeaveOut && <Button look="quiet" aria-label={say('leaveOutDay', { day })} onClick={onLeaveOut}>{say('leaveOut')}</Button>}
    </li>
  );
}

function LeftOut({ repeat, onLeaveOut }: Omit<OccasionsProps, 'isSignedIn'>) {
  const say = useWords(words);
  const format = useFormat('UTC');
  return (
    <>
      <h4 className={styles.small}>{say('leftOut')}</h4>
      <ul className={styles.list}>
        {repeat.exdates.toSorted().map((date) => {
          const day = format.day(`${date}T12:00:00Z`);
          return (
            <li key={date} className={styles.occasion}>
              <s>{day}</s>
              <Button look="quiet" aria-label={say('takeBackDay', { day })} onClick={() => onLeaveOut(repeat.exdates.filter((one) => one !== date))}>{say('takeBack')}</Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

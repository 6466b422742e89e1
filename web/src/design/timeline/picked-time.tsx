import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Button, ButtonLink } from '@/design/button';
import { SelectField } from '@/design/field';
import { Trouble } from '@/design/notice';
import { useRefusals } from '@/design/spaces/refusals';
import { useSpaceWords } from '@/design/spaces/space-words';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { lengths } from './lengths';
import styles from './picked-time.module.css';
import { startsWithin } from './starts';
import { minute, type Stretch } from './stretches';
import words from './words.json';

type Space = components['schemas']['Space'];
type Wish = Pick<components['schemas']['NearestWish'], 'people'> & Partial<Pick<Space, 'equipment' | 'accessibility'>> & { layout?: Space['layouts'][number]['kind'] };

interface PickedTimeProps {
  space: Space;
  timeZone: string;
  /** The free time in which it lies. */
  free: Stretch;
  start: number;
  minutes: number;
  wish: Wish;
  onChange: (start: number, minutes: number) => void;
  onClose: () => void;
  /** More to say of it, such as how many come. */
  children?: ReactNode;
}

/** The time that has been picked: when in the free time it begins, how long it is, how it would be decided, and the way on. */
export function PickedTime({ space, timeZone, free, start, minutes, wish, onChange, onClose, children }: PickedTimeProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const language = useLanguage();
  const panel = useFocusOn(`${space.id} ${free.from}`);
  const [at, end] = [new Date(start).toISOString(), new Date(start + minutes * minute).toISOString()];
  const starts = startsWithin(free, minutes, space.rules.gridMinutes);
  return (
    <section className={styles.panel} ref={panel} aria-labelledby="picked-time">
      <h2 id="picked-time" className={styles.title}>{say('pickedTitle', { name: said(space.name, language), day: format.longDay(start) })}</h2>
      <div className={styles.fields}>
        <SelectField label={say('start')} value={start} onChange={({ target }) => onChange(Number(target.value), minutes)}>
          {[...new Set([...starts, start])].toSorted((one, other) => one - other).map((each) => <option key={each} value={each}>{format.time(each)}</option>)}
        </SelectField>
        <SelectField label={say('length')} value={minutes} onChange={({ target }) => onChange(start, Number(target.value))}>
          {lengths(space.rules, (free.until - start) / minute, minutes).map((each) => (
            <option key={each} value={each}>{`${format.minutes(each)}, ${say('to', { time: format.time(start + each * minute) })}`}</option>
          ))}
        </SelectField>
        {children}
        <div className={styles.buttons}>
          <ButtonLink
            look="primary"
            to="/ask"
            search={{ space: space.id, start: at, end, people: wish.people, layout: wish.layout, equipment: wish.equipment?.join(',') || undefined, accessibility: wish.accessibility?.join(',') || undefined }}
          >
            {say('ask')}
          </ButtonLink>
          <Button look="quiet" onClick={onClose}>{say('close')}</Button>
        </div>
      </div>
      <HowDecided spaceId={space.id} start={at} end={end} wish={wish} timeZone={timeZone} />
    </section>
  );
}

function HowDecided({ spaceId, start, end, wish, timeZone }: { spaceId: string; start: string; end: string; wish: Wish; timeZone: string }) {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  const refusal = useRefusals(timeZone);
  const { people, layout, equipment = [], accessibility = [] } = wish;
  const asked = { params: { path: { spaceId } }, body: { start, end, people, layout, equipment, accessibility, pooled: [], serviceIds: [] } };
  const { data, error } = useQuery({ ...api.queryOptions('post', '/api/v1/spaces/{spaceId}/explanation', asked), placeholderData: keepPreviousData, enabled: people > 0 });
  if (error) return <Trouble error={error} />;
  if (!data) return <p className={styles.said}>&nbsp;</p>;
  if (!data.allowed) return <p className={styles.said} role="status"><strong>{say('notThen')}</strong> {data.refusals.map(refusal).join(' ')}</p>;
  const furnished = data.layout ? say('furnished', { layout: spaceWords.layout(data.layout) }) : '';
  const turnaround = say('turnaround', { setup: data.setupMinutes, clearup: data.clearupMinutes });
  return (
    <p className={styles.said} role="status">
      {[say(`decides.${data.approval}`), furnished, turnaround.trim(), say('competing', { count: data.competing })].filter(Boolean).join(' ')}
    </p>
  );
}

/** Whoever has picked another free time goes on here. */
function useFocusOn(key: string) {
  const panel = useRef<HTMLElement>(null);
  const before = useRef<string>(undefined);
  useEffect(() => {
    // Whoever comes to a page on which something is picked reads it from its beginning.
    const isPickedHere = document.activeElement?.matches('[data-place], [data-pick]') ?? false;
    if (before.current !== key && isPickedHere) panel.current?.querySelector('select')?.focus();
    before.current = key;
  }, [key]);
  return panel;
}

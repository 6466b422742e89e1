import { useState, type FormEvent } from 'react';
import { hasCode } from '@/api/problem';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Notice } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Conflict } from './conflict';
import { useSpaces, type Booking, type Scope, type Space } from './queries';
import { ScopeChoice } from './scope-choice';
import { useChange } from './use-change';
import { outcomeOf, type Outcome, type Wish } from './wish';
import styles from './booking.module.css';
import words from './words.json';

const mostPeople = 10_000;

/** Another time, room or number, for one booking or for several of a series. What it leads to is said before it is sent. */
export function ChangeForm({ booking, onDone }: { booking: Booking; onDone: (news?: string) => void }) {
  const say = useWords(words);
  const spaces = useSpaces().filter(({ siteId }) => siteId === booking.siteId);
  const [scope, setScope] = useState<Scope>('one');
  const [wish, setWish] = useState<Wish>(useWishOf(booking));
  const space = spaces.find(({ id }) => id === wish.spaceId);
  const outcome = outcomeOf(booking, wish, space?.rules.approval === 'automatic');
  const { move, ask, changeSeries, isPending, error } = useChange(booking, onDone);
  const mustAsk = outcome === 'asks-staff' || (scope === 'one' && hasCode(error, 'booking.change-needs-staff'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcome === 'unchanged' || outcome === 'wrong') return;
    if (scope !== 'one') changeSeries(scope, wish);
    else if (mustAsk) ask(wish);
    else move(wish);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {booking.seriesId && <ScopeChoice booking={booking} scope={scope} onChoose={setScope} />}
        {scope !== 'one' && <p className={layout.quiet}>{say('seriesDays')}</p>}
        <WishFields wish={wish} onChange={(part) => setWish({ ...wish, ...part })} spaces={spaces} space={space} isOne={scope === 'one'} />
        <div aria-live="polite"><WhatFollows outcome={outcome} mustAsk={mustAsk} isOne={scope === 'one'} /></div>
        {scope === 'one' && hasCode(error, 'booking.change-needs-staff') ? null : <Conflict booking={booking} error={error} />}
        <Row>
          <Button type="submit" look="primary" isBusy={isPending} aria-disabled={outcome === 'unchanged' || outcome === 'wrong'}>{say(mustAsk && scope === 'one' ? 'askChange' : 'saveChange')}</Button>
          <Button onClick={() => onDone()}>{say('keep')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

/** What the form begins with; it stays when the booking is read again. */
function useWishOf({ spaceId, start, end, timeZone, people, layout: furnished }: Booking): Wish {
  const format = useFormat(timeZone);
  return { spaceId, day: format.dateOf(start), start: format.time(start), end: format.time(end), people, layout: furnished };
}

function WhatFollows({ outcome, mustAsk, isOne }: { outcome: Outcome; mustAsk: boolean; isOne: boolean }) {
  const say = useWords(words);
  if (outcome === 'wrong') return <Notice tone="bad"><p>{say('endFirst')}</p></Notice>;
  if (outcome === 'unchanged') return <p className={layout.quiet}>{say('unchanged')}</p>;
  if (!mustAsk) return <p>{say('takesAtOnce')}</p>;
  return isOne ? <Notice tone="warn" title={say('asksStaff')}><p>{say('asksStaffHelp')}</p></Notice> : <Notice tone="warn"><p>{say('seriesAsks')}</p></Notice>;
}

interface WishFieldsProps {
  wish: Wish;
  onChange: (part: Partial<Wish>) => void;
  spaces: Space[];
  space: Space | undefined;
  /** Days are chosen for one booking, and stay as they are in a series. */
  isOne: boolean;
}

function WishFields({ wish, onChange, spaces, space, isOne }: WishFieldsProps) {
  const say = useWords(words);
  const language = useLanguage();
  const chooseSpace = (spaceId: string) => onChange({ spaceId, layout: spaces.find(({ id }) => id === spaceId)?.layouts[0]?.kind ?? null });
  return (
    <>
      <SelectField label={say('space')} value={wish.spaceId} onChange={({ target }) => chooseSpace(target.value)}>
        {spaces.map(({ id, name }) => <option key={id} value={id}>{said(name, language)}</option>)}
      </SelectField>
      <div className={styles.pair}>
        {isOne && <TextField label={say('day')} type="date" value={wish.day} onChange={({ target }) => onChange({ day: target.value })} />}
        <TextField label={say('start')} type="time" value={wish.start} onChange={({ target }) => onChange({ start: target.value })} />
        <TextField label={say('end')} type="time" value={wish.end} onChange={({ target }) => onChange({ end: target.value })} />
      </div>
      <div className={styles.pair}>
        <TextField label={say('people')} type="number" min={1} max={mostPeople} value={wish.people || ''} onChange={({ target }) => onChange({ people: Number(target.value) })} />
        {space && space.layouts.length > 0 && (
          <SelectField label={say('layoutField')} value={wish.layout ?? ''} onChange={({ target }) => onChange({ layout: target.value })}>
            {space.layouts.map(({ kind }) => <option key={kind} value={kind}>{say(`layout.${kind}`)}</option>)}
          </SelectField>
        )}
      </div>
    </>
  );
}

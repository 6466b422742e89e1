import { Link } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Section, Stack } from '@/design/layout';
import type { LayoutKind } from '@/design/spaces/space-words';
import { capital, useSpaceWords } from '@/design/spaces/space-words';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking } from './asking';
import styles from './ask.module.css';
import { Answered } from './answered';
import { HoldingNews } from './holding-news';
import type { Explained } from './use-explanation';
import type { Holding } from './use-hold';
import words from './words.json';

/** Which space, when and how many; and at once whether that can be done. */
export function WhereAndWhen({ explained, holding, isSignedIn }: { explained: Explained; holding: Holding; isSignedIn: boolean }) {
  const say = useWords(words);
  const { form, change, wrong } = useAsking();
  return (
    <Section title={say('where')}>
      <Stack>
        <SpaceField />
        <Times />
        <div className={styles.pair}>
          <TextField
            label={say('people')} type="number" inputMode="numeric" min={1} max={10_000} value={form.people}
            onChange={({ target }) => change({ people: target.value })} wrong={wrong('people')}
          />
          <LayoutField />
        </div>
        <Answered explained={explained} />
        {isSignedIn && <HoldingNews holding={holding} explained={explained} />}
      </Stack>
    </Section>
  );
}

const link = (chunks: ReactNode[]) => <Link to="/find" className={styles.textLink}>{chunks}</Link>;

function SpaceField() {
  const say = useWords(words);
  const language = useLanguage();
  const { form, change, sites, spaces, wrong } = useAsking();
  return (
    <SelectField
      label={say('space')} help={say.rich('helpFind', { link })} wrong={wrong('space')} value={form.spaceId}
      onChange={({ target }) => change({ spaceId: target.value, layout: '', pooled: {}, serviceIds: [], acceptedTerms: null })}
    >
      <option value="" disabled>{say('chooseSpace')}</option>
      {sites.map((site) => (
        <optgroup key={site.id} label={said(site.name, language)}>
          {spaces.filter(({ siteId }) => siteId === site.id).map((space) => (
            <option key={space.id} value={space.id}>{say('spaceOption', { name: said(space.name, language), people: space.capacity })}</option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}

function Times() {
  const say = useWords(words);
  const { form, change, wrong, timeZone } = useAsking();
  const today = useFormat(timeZone).dateOf(Date.now());
  const id = useId();
  const isWrong = wrong('time');
  // All of them together are what is wrong.
  const marked = isWrong ? { 'aria-invalid': true as const, 'aria-describedby': id } : {};
  const endsLater = form.endDate !== '';
  return (
    <div>
      <div className={styles.times}>
        <TextField label={say('date')} type="date" min={today} value={form.date} onChange={({ target }) => change({ date: target.value })} wrong={wrong('date')} />
        <TextField {...marked} label={say('from')} type="time" value={form.from} onChange={({ target }) => change({ from: target.value })} />
        <TextField {...marked} label={say('to')} type="time" value={form.to} onChange={({ target }) => change({ to: target.value })} />
        {endsLater && <TextField label={say('endDate')} type="date" min={form.date} value={form.endDate} onChange={({ target }) => change({ endDate: target.value })} />}
      </div>
      {isWrong && <p id={id} className={styles.wrong}>{isWrong}</p>}
      {form.date && (
        <Button look="quiet" onClick={() => change({ endDate: endsLater ? '' : form.date })}>{say(endsLater ? 'endsSameDay' : 'endsLater')}</Button>
      )}
    </div>
  );
}

function LayoutField() {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  const { form, change, space, wrong } = useAsking();
  if (!space || space.layouts.length === 0) return null;
  return (
    <SelectField label={say('layout')} wrong={wrong('layout')} value={form.layout} onChange={({ target }) => change({ layout: target.value as LayoutKind | '' })}>
      <option value="">{say('anyLayout')}</option>
      {space.layouts.map(({ kind, capacity }) => (
        <option key={kind} value={kind}>{say('layoutOption', { name: capital(spaceWords.layout(kind)), people: capacity })}</option>
      ))}
    </SelectField>
  );
}

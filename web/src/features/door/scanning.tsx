import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState, type FormEvent } from 'react';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Choices, Field, Radio } from '@/design/field';
import { Row, Section, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { AnswerToPass } from './answer';
import { Camera } from './camera';
import styles from './door.module.css';
import type { PassKey } from './pass';
import { visitsQuery } from './queries';
import type { Direction, Known } from './queue';
import { takeScan, type Said } from './scan';
import words from './words.json';

/** Passes: by camera, by a scanner that types, or by hand; and what is to be said of each. */
export function Scanning({ site, keys }: { site: Known['sites'][number]; keys: readonly PassKey[] }) {
  const say = useWords(words);
  const [direction, setDirection] = useState<Direction>('in');
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { said, trouble, isBusy, take, letIn } = useScans(site, keys, direction);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    void take(text.trim());
    setText('');
    // The next one is scanned into the same field.
    field.current?.focus();
  };
  return (
    <Section title={say('scan')}>
      <Choices legend={say('direction')}>
        <div className={styles.directions}>
          <Radio name="direction" label={say('in')} checked={direction === 'in'} onChange={() => setDirection('in')} />
          <Radio name="direction" label={say('out')} checked={direction === 'out'} onChange={() => setDirection('out')} />
        </div>
      </Choices>
      <div className={styles.said} role="status" aria-live="assertive">
        {said ? <AnswerToPass said={said} site={site} host={<HostOf siteId={site.id} said={said} />} onLetIn={letIn} /> : <p className={styles.waiting}>{say('showPass')}</p>}
      </div>
      {trouble !== undefined && <Trouble error={trouble} />}
      <Camera onCode={(code) => void take(code)} />
      <form onSubmit={submit}>
        <Stack>
          <Field label={say('code')} help={say('codeHelp')}>
            {(given) => <input {...given} ref={field} name="pass" autoComplete="off" autoCapitalize="none" spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />}
          </Field>
          <Row><Button type="submit" look="primary" isBusy={isBusy}>{say('check')}</Button></Row>
        </Stack>
      </form>
    </Section>
  );
}

const againAfterMs = 4_000;

/** One pass after the other: a camera that still sees the same one has not been shown another. */
function useScans(site: Known['sites'][number], keys: readonly PassKey[], direction: Direction) {
  const [said, setSaid] = useState<Said>();
  const [trouble, setTrouble] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const last = useRef({ what: '', at: 0 });
  const { dateOf: dayOf } = useFormat(site.timeZone);
  const refresh = useRefresh();
  const send = useCallback(async (text: string, inAnyCase = false) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      setSaid(await takeScan({ text, siteId: site.id, direction, keys, dayOf, inAnyCase }));
      refresh('visits', 'sites', 'occupancy');
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
      last.current = { what: `${direction} ${text}`, at: Date.now() };
    }
  }, [site, keys, direction, dayOf, refresh]);
  const take = useCallback(async (text: string) => {
    const what = `${direction} ${text}`;
    if (last.current.what === what && Date.now() - last.current.at < againAfterMs) return;
    last.current = { what, at: Date.now() };
    await send(text);
  }, [send, direction]);
  const letIn = useCallback((visit?: Said) => (visit ? setSaid(visit) : void send(last.current.what.slice(direction.length + 1), true)), [send, direction]);
  return { said, trouble, isBusy, take, letIn };
}

/** Whom she visits, as far as it is known here. */
function HostOf({ siteId, said }: { siteId: string; said: Said }) {
  const say = useWords(words);
  const visits = useQuery(visitsQuery(siteId)).data?.items;
  const id = 'visit' in said ? said.visit.id : said.pass?.visitId;
  const name = visits?.find((each) => each.id === id)?.host?.name;
  return name ? <p>{say('visits', { name })}</p> : null;
}

import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { fieldSays } from '@/api/problem';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Quiet, Row, Section, Stack } from '@/design/layout';
import { Answer, Tag, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './rules.module.css';
import words from './words.json';

type Reason = components['schemas']['Reason'];

/** The reasons of one kind, in the order in which they are offered. */
export function Reasons({ kind }: { kind: Reason['kind'] }) {
  const say = useWords(words);
  const reasons = api.useQuery('get', '/api/v1/reasons', { params: { query: { kind, unused: true } } });
  return (
    <Section title={say(`kind.${kind}`)}>
      <Answer to={reasons}>{(known) => <List reasons={known.reasons} />}</Answer>
      <details>
        <summary>{say('new')}</summary>
        <Add kind={kind} />
      </details>
    </Section>
  );
}

const changePath = '/api/v1/reasons/{reasonId}';

function List({ reasons }: { reasons: Reason[] }) {
  const say = useWords(words);
  const language = useLanguage();
  const refresh = useRefresh();
  const changing = api.useMutation('put', changePath, { onSettled: () => refresh('reasons') });
  const change = ({ id, version }: Reason, body: { inUse?: boolean; position?: number }) =>
    changing.mutate({ params: { path: { reasonId: id }, header: { 'If-Match': `"${version}"`, ...once(changePath, [id, version, body]) } }, body });
  return (
    <>
      {changing.error ? <Trouble error={changing.error} /> : null}
      <ol className={styles.reasons}>
        {reasons.map((reason, index) => {
          const text = said(reason.text, language);
          const before = reasons[index - 1];
          return (
            <li key={reason.id}>
              <span>{text} {reason.isOther && <Tag>{say('other')}</Tag>} {!reason.inUse && <Tag tone="warn">{say('unused')}</Tag>}</span>
              <Row>
                {before && <Button look="quiet" aria-label={say('upOne', { text })} onClick={() => change(reason, { position: before.position })}>{say('up')}</Button>}
                {!reason.isOther && (
                  <Button look="quiet" aria-label={say(reason.inUse ? 'stopOne' : 'useOne', { text })} onClick={() => change(reason, { inUse: !reason.inUse })}>{say(reason.inUse ? 'stop' : 'use')}</Button>
                )}
              </Row>
            </li>
          );
        })}
      </ol>
      <p><Quiet small>{say('givenHelp')}</Quiet></p>
    </>
  );
}

const path = '/api/v1/reasons';
const nothing = { sv: '', en: '' };

function Add({ kind }: { kind: Reason['kind'] }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const [text, write] = useState(nothing);
  const [isTried, tried] = useState(false);
  const adding = api.useMutation('post', path, { onSuccess: () => { write(nothing); tried(false); }, onSettled: () => refresh('reasons') });
  const add = (event: FormEvent) => {
    event.preventDefault();
    tried(true);
    const body = { kind, text: { sv: text.sv.trim(), en: text.en.trim() } };
    if (body.text.sv && body.text.en) adding.mutate({ params: { header: once(path, body) }, body });
  };
  const wrong = (language: 'sv' | 'en') => fieldSays(adding.error, `text.${language}`) ?? (isTried && !text[language].trim() ? say('missing') : undefined);
  return (
    <form onSubmit={add} noValidate>
      <Stack>
        <TextField label={say('sv')} lang="sv" maxLength={200} value={text.sv} onChange={({ target }) => write({ ...text, sv: target.value })} wrong={wrong('sv')} />
        <TextField label={say('en')} lang="en" maxLength={200} value={text.en} onChange={({ target }) => write({ ...text, en: target.value })} wrong={wrong('en')} />
        {adding.error ? <Trouble error={adding.error} /> : null}
        <Row><Button type="submit" isBusy={adding.isPending}>{say('add')}</Button></Row>
      </Stack>
    </form>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { api } from '@/api/client';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { Page, Row, Section, Stack } from '@/design/layout';
import { Answer, Notice } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { deviceKey, isKey, rememberKey, takeKeyFromAddress } from './device-key';
import words from './words.json';

/** What staff do once at a panel: which door it hangs at, and its key, where codes are to be put in at it. */
export function SetUp({ onChosen }: { onChosen: (spaceSlug: string) => void }) {
  const say = useWords(words);
  const language = useLanguage();
  const spaces = useQuery(api.queryOptions('get', '/api/v1/spaces'));
  const [slug, setSlug] = useState('');
  useEffect(takeKeyFromAddress, []);
  return (
    <main>
      <Page title={say('setUp')} lead={say('setUpLead')} narrow>
        <Answer to={spaces}>
          {(known) => (
            <form onSubmit={(event) => { event.preventDefault(); onChosen(slug || known.spaces[0]!.slug); }}>
              <Stack>
                <SelectField label={say('space')} value={slug || known.spaces[0]?.slug} onChange={({ target }) => setSlug(target.value)}>
                  {known.spaces.map((space) => <option key={space.id} value={space.slug}>{said(space.name, language)}</option>)}
                </SelectField>
                <Row><Button type="submit" look="primary">{say('show')}</Button></Row>
              </Stack>
            </form>
          )}
        </Answer>
        <Section title={say('keyTitle')}><Key /></Section>
      </Page>
    </main>
  );
}

function Key() {
  const say = useWords(words);
  const known = deviceKey.use();
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState<string>();
  if (known) {
    return (
      <Stack>
        <Notice tone="good" title={say('hasKey')} isNews />
        <Row><Button look="danger" onClick={() => rememberKey(null)}>{say('forgetKey')}</Button></Row>
      </Stack>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isKey(key.trim())) rememberKey(key.trim());
    else setWrong(say('notAKey'));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextField label={say('key')} help={say('keyHelp')} name="key" autoComplete="off" spellCheck={false} value={key} onChange={({ target }) => setKey(target.value)} wrong={wrong} />
        <Row><Button type="submit">{say('keep')}</Button></Row>
      </Stack>
    </form>
  );
}

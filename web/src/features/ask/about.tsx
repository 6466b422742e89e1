import { Checkbox, TextArea, TextField } from '@/design/field';
import { Quiet, Section, Stack } from '@/design/layout';
import { useWords } from '@/words/use-words';
import { useAsking } from './asking';
import words from './words.json';

/** What it is that they are going to do there. */
export function About() {
  const say = useWords(words);
  const { form, change, wrong } = useAsking();
  return (
    <Section title={say('about')}>
      <Stack>
        <TextField label={say('name')} help={say('nameHelp')} maxLength={120} value={form.title} onChange={({ target }) => change({ title: target.value })} wrong={wrong('title')} />
        <TextArea label={say('purpose')} help={say('purposeHelp')} optional maxLength={2000} value={form.purpose} onChange={({ target }) => change({ purpose: target.value })} wrong={wrong('purpose')} />
        <div>
          <Checkbox label={say('isPublic')} checked={form.isPublic} onChange={({ target }) => change({ isPublic: target.checked })} />
          <Checkbox
            label={<>{say('servesAlcohol')} <Quiet small>{say('servesAlcoholHelp')}</Quiet></>}
            checked={form.servesAlcohol} onChange={({ target }) => change({ servesAlcohol: target.checked })}
          />
        </div>
      </Stack>
    </Section>
  );
}

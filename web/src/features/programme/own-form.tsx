import { useState, type FormEvent } from 'react';
import { Button } from '@/design/button';
import { Checkbox } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import type { ProgrammeEvent } from './standing';
import { useRegistration } from './use-registration';
import words from './words.json';

/** Registering as somebody whom the house knows. */
export function OwnForm({ event }: { event: ProgrammeEvent }) {
  const say = useWords(words);
  const language = useLanguage();
  const [bySms, setBySms] = useState(false);
  const { register, error, isPending } = useRegistration(event.id);
  const send = (submitted: FormEvent) => {
    submitted.preventDefault();
    register({ bySms, language });
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <Checkbox label={say('bySms')} checked={bySms} onChange={({ target }) => setBySms(target.checked)} />
        {error ? <Trouble error={error} /> : null}
        <Row><Button type="submit" look="primary" isBusy={isPending}>{say(event.seatsLeft === 0 ? 'join' : 'send')}</Button></Row>
      </Stack>
    </form>
  );
}

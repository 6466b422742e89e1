import { useEffect, useRef, useState, type ChangeEvent, type FormEvent } from 'react';
import { fieldSays } from '@/api/problem';
import { Button } from '@/design/button';
import { Checkbox, TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Trouble } from '@/design/notice';
import { useLanguage } from '@/words/language';
import { international } from '@/words/telephone';
import { useWords } from '@/words/use-words';
import type { Outcome } from './answer';
import type { ProgrammeEvent } from './standing';
import { useRegistration } from './use-registration';
import words from './words.json';

const fields = ['name', 'email', 'phone'] as const;

/** Registering without an account: three fields, and what is wrong with each beside it. */
export function StrangerForm({ event, onDone }: { event: ProgrammeEvent; onDone: (outcome: Outcome) => void }) {
  const say = useWords(words);
  const language = useLanguage();
  const [written, setWritten] = useState({ name: '', email: '', phone: '' });
  const [bySms, setBySms] = useState(false);
  const { register, error, isPending } = useRegistration(event.id, ({ state, place, offerExpiresAt }) => onDone({ state, place, offerExpiresAt } as Outcome));
  const form = useFirstWrong(error);
  const change = ({ target }: ChangeEvent<HTMLInputElement>) => setWritten({ ...written, [target.name]: target.value });
  const send = (submitted: FormEvent) => {
    submitted.preventDefault();
    const [name, email, phone] = [written.name.trim(), written.email.trim(), international(written.phone)];
    register({ ...(name && { name }), ...(email && { email }), ...(phone && { phone }), bySms, language });
  };
  const isOfFields = fields.some((field) => fieldSays(error, field));
  const phoneIsWrong = fieldSays(error, 'phone');
  return (
    <form onSubmit={send} noValidate ref={form}>
      <Stack>
        <TextField label={say('name')} name="name" autoComplete="name" value={written.name} onChange={change} wrong={fieldSays(error, 'name')} />
        <TextField label={say('email')} name="email" type="email" autoComplete="email" value={written.email} onChange={change} wrong={fieldSays(error, 'email')} />
        <TextField
          label={say('phone')} help={say('phoneHelp')} name="phone" type="tel" autoComplete="tel" value={written.phone} onChange={change} optional
          wrong={phoneIsWrong && (written.phone ? say('phoneWrong') : phoneIsWrong)}
        />
        <Checkbox label={say('bySms')} name="bySms" checked={bySms} onChange={({ target }) => setBySms(target.checked)} />
        {error && !isOfFields ? <Trouble error={error} /> : null}
        <Row><Button type="submit" look="primary" isBusy={isPending}>{say(event.seatsLeft === 0 ? 'join' : 'send')}</Button></Row>
        <p className={`${layout.quiet} ${layout.small}`}>{say('use')}</p>
      </Stack>
    </form>
  );
}

/** The first field that is wrong is where she goes on. */
function useFirstWrong(error: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLInputElement>('[aria-invalid]')?.focus();
  }, [error]);
  return form;
}

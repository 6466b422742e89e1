import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '@/api/client';
import { fieldSays } from '@/api/problem';
import { becomeSomebody } from '@/api/session';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import words from './words.json';

/** An address, then the code that was sent there; all on one screen. */
export function CodeForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [email, setEmail] = useState('');
  const sending = api.useMutation('post', '/api/v1/sign-in/codes');
  const language = useLanguage();
  const say = useWords(words);
  const send = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate({ body: { email, language } });
  };
  return (
    <Stack>
      <form onSubmit={send}>
        <Stack>
          <TextField
            label={say('email')} type="email" name="email" autoComplete="email" value={email} readOnly={sending.isSuccess}
            onChange={({ target }) => setEmail(target.value)} wrong={fieldSays(sending.error, 'email')}
          />
          {sending.isSuccess || <Row><Button type="submit" look="primary" isBusy={sending.isPending}>{say('send')}</Button></Row>}
          {sending.error && !fieldSays(sending.error, 'email') ? <Trouble error={sending.error} /> : null}
        </Stack>
      </form>
      {sending.isSuccess && <Code email={email} minutes={sending.data.validForMinutes} onSignedIn={onSignedIn} onOther={sending.reset} />}
    </Stack>
  );
}

interface CodeProps {
  email: string;
  minutes: number;
  onSignedIn: () => void;
  onOther: () => void;
}

function Code({ email, minutes, onSignedIn, onOther }: CodeProps) {
  const [code, setCode] = useState('');
  const queries = useQueryClient();
  const beginning = api.useMutation('post', '/api/v1/sign-in/sessions', {
    onSuccess: async (session) => {
      await becomeSomebody(queries, session);
      onSignedIn();
    },
  });
  const say = useWords(words);
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    beginning.mutate({ body: { email, code } });
  };
  return (
    <form onSubmit={signIn}>
      <Stack>
        <Notice isNews><p>{say('sent', { email, minutes })}</p></Notice>
        <TextField
          label={say('code')} help={say('codeHelp')} name="code" autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} autoFocus
          value={code} onChange={({ target }) => setCode(target.value)} wrong={fieldSays(beginning.error, 'code')}
        />
        {beginning.error && !fieldSays(beginning.error, 'code') ? <Trouble error={beginning.error} /> : null}
        <Row>
          <Button type="submit" look="primary" isBusy={beginning.isPending}>{say('signIn')}</Button>
          <Button look="quiet" onClick={onOther}>{say('other')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

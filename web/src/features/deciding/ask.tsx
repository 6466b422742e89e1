import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { fieldSays } from '@/api/problem';
import { Button } from '@/design/button';
import { TextArea } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { useDecided } from './queries';
import words from './words.json';

const path = '/api/v1/cases/{caseId}/questions';
const longest = 5000;

/** Asks the applicant for what is needed to decide; the clock stands still until she answers. */
export function Ask({ caseId, onDone, onClose }: { caseId: string; onDone: () => void; onClose: () => void }) {
  const say = useWords(words);
  const [text, write] = useState('');
  const [isTried, tried] = useState(false);
  const decided = useDecided();
  const asking = api.useMutation('post', path, { onSettled: decided, onSuccess: onDone });
  const send = (event: FormEvent) => {
    event.preventDefault();
    tried(true);
    const body = { text: text.trim() };
    if (body.text) asking.mutate({ params: { path: { caseId }, header: once(path, [caseId, body]) }, body });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        <TextArea
          label={say('question')} help={say('questionHelp')} rows={4} maxLength={longest} value={text} onChange={({ target }) => write(target.value)}
          wrong={fieldSays(asking.error, 'text') ?? (isTried && text.trim() === '' ? say('questionMissing') : undefined)}
        />
        {asking.error && !fieldSays(asking.error, 'text') ? <Trouble error={asking.error} /> : null}
        <Row>
          <Button type="submit" look="primary" isBusy={asking.isPending}>{say('sendQuestion')}</Button>
          <Button look="quiet" onClick={onClose}>{say('cancel')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

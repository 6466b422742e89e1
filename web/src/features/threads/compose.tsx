import { useRef, useState, type ChangeEvent, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { fieldSays } from '@/api/problem';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Choices, Radio, TextArea } from '@/design/field';
import layout from '@/design/layout.module.css';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { ChosenFiles } from './chosen-files';
import type { Side } from './message';
import { useFiles } from './use-files';
import words from './words.json';

const kinds = ['message', 'question', 'note'] as const;
type Kind = (typeof kinds)[number];
const longest = 5000;

/** Writing the next message, with files. What was written stays until the house has it. */
export function Compose({ caseId, as, isAnswer }: { caseId: string; as: Side; isAnswer: boolean }) {
  const say = useWords(words);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('message');
  const [wrong, setWrong] = useState<string>();
  const files = useFiles(caseId);
  const { send, isPending, isSuccess, error } = useSend(caseId, kind, () => {
    setText('');
    setKind('message');
    files.clear();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fault = text.trim() === '' ? say('writeSomething') : files.isSending ? say('stillSending') : undefined;
    setWrong(fault);
    if (!fault) send(text.trim(), files.ids);
  };
  const label = as === 'applicant' ? say(isAnswer ? 'answer' : 'write') : say(kind === 'note' ? 'writeNote' : 'writeStaff');
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {as === 'staff' && (
          <Choices legend={say('kind')}>
            {kinds.map((each) => <Radio key={each} name={`kind-${caseId}`} checked={kind === each} onChange={() => setKind(each)} label={say(`kind.${each}`)} />)}
          </Choices>
        )}
        <TextArea label={label} rows={4} maxLength={longest} value={text} onChange={({ target }) => setText(target.value)} wrong={wrong ?? fieldSays(error, 'text')} />
        <ChosenFiles files={files.files} onAgain={files.again} onRemove={files.remove} />
        {error && !fieldSays(error, 'text') ? <Trouble error={error} /> : null}
        <Row>
          <Button type="submit" look="primary" isBusy={isPending}>{say('send')}</Button>
          <AttachButton onChoose={files.choose} />
          <span role="status">{isSuccess && text === '' && say('sent')}</span>
        </Row>
        <p className={`${layout.quiet} ${layout.small}`}>{say('attachHelp')}</p>
      </Stack>
    </form>
  );
}

function AttachButton({ onChoose }: { onChoose: (files: File[]) => void }) {
  const say = useWords(words);
  const field = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onChoose([...(target.files ?? [])]);
    target.value = '';
  };
  return (
    <>
      <input ref={field} type="file" hidden multiple accept="application/pdf,image/*" onChange={choose} aria-label={say('attach')} />
      <Button onClick={() => field.current?.click()}>{say('attach')}</Button>
    </>
  );
}

function useSend(caseId: string, kind: Kind, onSent: () => void) {
  const refresh = useRefresh();
  const message = api.useMutation('post', '/api/v1/cases/{caseId}/messages');
  const question = api.useMutation('post', '/api/v1/cases/{caseId}/questions');
  const asked = kind === 'question' ? question : message;
  const send = (text: string, attachmentIds: string[]) => {
    const body = { text, attachmentIds, ...(kind === 'note' && { isInternal: true }) };
    const path = `/cases/${caseId}/${kind}`;
    asked.mutate({ params: { path: { caseId }, header: once(path, body) }, body }, {
      onSuccess: () => {
        commandIsDone(path, body);
        onSent();
        refresh('cases', 'threads');
      },
    });
  };
  return { send, isPending: asked.isPending, isSuccess: message.isSuccess || question.isSuccess, error: asked.error };
}

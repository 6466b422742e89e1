import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { becomeSomebody } from '@/api/session';
import { Button } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { Checkbox } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { lastErasure } from './erasure';
import words from './words.json';

/** Being removed from the house: what that means first, then whether she means it. */
export function Erase({ personId }: { personId: string }) {
  const say = useWords(words);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Stack>
      <p>{say('eraseHelp')}</p>
      <Row><Button look="danger" onClick={() => setIsOpen(true)}>{say('erase')}</Button></Row>
      <Dialog title={say('erase')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Meaning />
        <Sure personId={personId} onKeep={() => setIsOpen(false)} />
      </Dialog>
    </Stack>
  );
}

const happens = ['eraseBookings', 'eraseSeats', 'eraseMessages', 'eraseOut'] as const;
const kept = ['keptRegister', 'keptAgreements', 'keptHold'] as const;

function Meaning() {
  const say = useWords(words);
  return (
    <>
      <h3>{say('eraseWhat')}</h3>
      <ul>{happens.map((each) => <li key={each}>{say(each)}</li>)}</ul>
      <h3>{say('kept')}</h3>
      <ul>{kept.map((each) => <li key={each}>{say(each)}</li>)}</ul>
    </>
  );
}

function Sure({ personId, onKeep }: { personId: string; onKeep: () => void }) {
  const say = useWords(words);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isSure, setIsSure] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const erasing = api.useMutation('post', '/api/v1/people/{personId}/erasure', {
    onSuccess: async (erasure) => {
      lastErasure.set(erasure);
      await navigate({ to: '/erased' });
      await becomeSomebody(queries);
    },
  });
  const erase = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (isSure) erasing.mutate({ params: { path: { personId }, header: once(`/people/${personId}/erasure`, null) } });
  };
  return (
    <form onSubmit={erase}>
      <Stack>
        <Checkbox label={say('sure')} checked={isSure} onChange={({ target }) => setIsSure(target.checked)} />
        {isAsked && !isSure && <Notice tone="bad" isNews><p>{say('sureFirst')}</p></Notice>}
        {erasing.error ? <Trouble error={erasing.error} /> : null}
        <Row>
          <Button type="submit" look="danger" isBusy={erasing.isPending}>{say('eraseYes')}</Button>
          <Button onClick={onKeep}>{say('keep')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

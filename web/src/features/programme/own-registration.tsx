import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { refresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Row, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { ToCalendar } from './answer';
import type { ProgrammeEvent } from './standing';
import words from './words.json';

type Registration = components['schemas']['Registration'];

/** What somebody has at an event: her seat, her place on the list or what she is offered, and what she can do with it. */
export function OwnRegistration({ event, own }: { event: ProgrammeEvent; own: Registration }) {
  const say = useWords(words);
  const format = useFormat(event.timeZone);
  const { state, place, offerExpiresAt, onlineUrl } = own;
  return (
    <Stack>
      <h2>{say(`state.${state}` as 'state.confirmed', { place: place ?? 0 })}</h2>
      {state === 'waiting' && <Notice tone="warn" isNews><p>{say('waitingHelp')}</p></Notice>}
      {state === 'offered' && offerExpiresAt && <Notice tone="good" isNews><p>{say('offeredUntil', { when: format.dayAndTime(offerExpiresAt) })}</p></Notice>}
      {state === 'confirmed' && (
        <Row>
          <ToCalendar event={event} />
          {onlineUrl && <a href={onlineUrl} rel="noreferrer">{say('follow')}</a>}
        </Row>
      )}
      <Change key={state} own={own} />
    </Stack>
  );
}

/** Taking what is offered, and giving up what one has; what gives a seat away is asked about first. */
function Change({ own }: { own: Registration }) {
  const say = useWords(words);
  const [isAsked, setAsked] = useState(false);
  const accepting = useChange('/api/v1/registrations/{registrationId}/acceptance', own.id);
  const withdrawing = useChange('/api/v1/registrations/{registrationId}/withdrawal', own.id);
  const error = accepting.error ?? withdrawing.error;
  return (
    <>
      {error ? <Trouble error={error} /> : null}
      {isAsked && <p role="status">{say('withdrawSure')}</p>}
      <Row>
        {own.state === 'offered' && <Button look="primary" isBusy={accepting.isPending} onClick={accepting.send}>{say('accept')}</Button>}
        {isAsked || own.state === 'waiting' ? (
          <Button look="danger" isBusy={withdrawing.isPending} onClick={withdrawing.send}>{say(own.state === 'waiting' ? 'leave' : 'withdraw')}</Button>
        ) : (
          <Button look="quiet" onClick={() => setAsked(true)}>{say('withdraw')}</Button>
        )}
        {isAsked && <Button onClick={() => setAsked(false)}>{say('keep')}</Button>}
      </Row>
    </>
  );
}

function useChange(path: '/api/v1/registrations/{registrationId}/acceptance' | '/api/v1/registrations/{registrationId}/withdrawal', registrationId: string) {
  const queries = useQueryClient();
  const command = [path, registrationId] as const;
  const { mutate, error, isPending } = api.useMutation('post', path, {
    onSuccess: () => {
      commandIsDone(...command);
      return refresh(queries, ['programme', 'registrations', 'me']);
    },
    onError: () => refresh(queries, ['me']),
  });
  return { error, isPending, send: () => mutate({ params: { path: { registrationId }, header: once(...command) } }) };
}

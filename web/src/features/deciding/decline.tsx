import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Row, Stack } from '@/design/layout';
import { Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { useDecided, type Deciding } from './queries';
import { isGiven, noReason, reasonBody } from './reason';
import { ReasonFields } from './reason-fields';
import words from './words.json';

const path = '/api/v1/bookings/{bookingId}/decline';

/** Says no, and why. */
export function Decline({ booking, version, onDecided, onClose }: Deciding & { onClose: () => void }) {
  const decided = useDecided();
  const declining = api.useMutation('post', path, { onSettled: decided, onSuccess: onDecided });
  return (
    <ReasonForm
      isBusy={declining.isPending} error={declining.error} onClose={onClose}
      onReason={(body) => declining.mutate({ params: { path: { bookingId: booking.id }, header: { 'If-Match': `"${version}"`, ...once(path, [booking.id, version, body]) } }, body })}
    />
  );
}

interface ReasonFormProps {
  isBusy: boolean;
  error: unknown;
  onReason: (body: { reasonId?: string; reason?: string }) => void;
  onClose: () => void;
  submit?: string;
}

/** A reason, and sending it: for one request, a series, a change, or several at once. */
export function ReasonForm({ isBusy, error, onReason, onClose, submit }: ReasonFormProps) {
  const say = useWords(words);
  const [reason, give] = useState(noReason);
  const [isTried, tried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    tried(true);
    if (isGiven(reason)) onReason(reasonBody(reason));
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        <ReasonFields value={reason} onChange={give} wrong={isTried && !isGiven(reason) ? say('reasonMissing') : undefined} />
        {error ? <Trouble error={error} /> : null}
        <Row>
          <Button type="submit" look="danger" isBusy={isBusy}>{submit ?? say('decline')}</Button>
          <Button look="quiet" onClick={onClose}>{say('cancel')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

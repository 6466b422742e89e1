import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { SelectField, TextArea } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Conflict } from './conflict';
import { shownIn, useSeries, version, type Booking, type Scope } from './queries';
import { ScopeChoice } from './scope-choice';
import words from './words.json';

const longest = 1000;

/** Taking back a request or cancelling a booking, or several of a series: with why, and with what it means said first. */
export function CancelForm({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const say = useWords(words);
  const [scope, setScope] = useState<Scope>('one');
  const [reasonId, setReasonId] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const wantsReason = booking.state === 'approved' || scope !== 'one';
  const { cancel, isPending, error } = useCancel(booking, scope, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = wantsReason && reasonId === '' && reason.trim() === '';
    setWrong(isMissing ? say('reasonMissing') : undefined);
    if (!isMissing) cancel({ ...(reasonId && { reasonId }), ...(reason.trim() && { reason: reason.trim() }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {booking.seriesId && <ScopeChoice booking={booking} scope={scope} onChoose={setScope} />}
        {booking.state === 'approved' ? <Lateness booking={booking} /> : <p>{say('withdrawSure')}</p>}
        {wantsReason && <Why {...{ reasonId, setReasonId, reason, setReason, wrong }} />}
        <Conflict booking={booking} error={error} />
        <Row>
          <Button type="submit" look="danger" isBusy={isPending}>{say(booking.state === 'requested' ? 'withdrawYes' : 'cancelYes')}</Button>
          <Button onClick={onDone}>{say('keep')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

function Lateness({ booking: { lateFrom, timeZone } }: { booking: Booking }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  if (!lateFrom) return null;
  const until = format.dayAndTime(lateFrom);
  if (Date.parse(lateFrom) > Date.now()) return <p>{say('notLate', { until })}</p>;
  return <Notice tone="warn" title={say('late')}><p>{say('lateHelp', { until })}</p></Notice>;
}

interface WhyProps {
  reasonId: string;
  setReasonId: (id: string) => void;
  reason: string;
  setReason: (reason: string) => void;
  wrong: string | undefined;
}

function Why({ reasonId, setReasonId, reason, setReason, wrong }: WhyProps) {
  const say = useWords(words);
  const language = useLanguage();
  const reasons = api.useQuery('get', '/api/v1/reasons', { params: { query: { kind: 'cancel' } } });
  return (
    <>
      {reasons.error ? <Trouble error={reasons.error} onRetry={() => void reasons.refetch()} /> : null}
      <SelectField label={say('reason')} value={reasonId} onChange={({ target }) => setReasonId(target.value)} wrong={wrong}>
        <option value="">{say('chooseReason')}</option>
        {reasons.data?.reasons.map(({ id, text }) => <option key={id} value={id}>{said(text, language)}</option>)}
      </SelectField>
      <TextArea label={say('reasonWords')} optional rows={3} maxLength={longest} value={reason} onChange={({ target }) => setReason(target.value)} />
    </>
  );
}

type Given = { reasonId?: string; reason?: string };

function useCancel(booking: Booking, scope: Scope, onDone: () => void) {
  const refresh = useRefresh();
  const done = { onSuccess: () => {
    refresh(...shownIn);
    onDone();
  } };
  const series = useSeries(booking.seriesId);
  const withdrawing = api.useMutation('post', '/api/v1/bookings/{bookingId}/withdrawal', done);
  const cancelling = api.useMutation('post', '/api/v1/bookings/{bookingId}/cancellation', done);
  const ending = api.useMutation('post', '/api/v1/bookings/{bookingId}/series/cancellation', done);
  const params = (what: string, of: number, content: unknown) => ({
    path: { bookingId: booking.id }, header: { ...version(of), ...once(`/bookings/${booking.id}/${what}`, [of, content]) },
  });
  const cancel = (given: Given) => {
    if (scope !== 'one' && series) return ending.mutate({ params: params('series/cancellation', series.version, { scope, ...given }), body: { scope, ...given } });
    if (booking.state === 'requested') return withdrawing.mutate({ params: params('withdrawal', booking.version, null) });
    cancelling.mutate({ params: params('cancellation', booking.version, given), body: given });
  };
  return {
    cancel,
    isPending: withdrawing.isPending || cancelling.isPending || ending.isPending,
    error: withdrawing.error ?? cancelling.error ?? ending.error,
  };
}

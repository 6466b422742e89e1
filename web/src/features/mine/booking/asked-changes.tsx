import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Row } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { shownIn, version, type Booking } from './queries';
import words from './words.json';

/** What somebody has asked to have otherwise, and nobody has decided on; or why the latest was declined. */
export function AskedChanges({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(booking.timeZone);
  const refresh = useRefresh();
  const changes = api.useQuery('get', '/api/v1/booking-changes', { params: { query: { bookingId: booking.id } } }).data?.items ?? [];
  const withdrawing = api.useMutation('post', '/api/v1/booking-changes/{changeId}/withdrawal', { onSuccess: () => refresh(...shownIn) });
  const latest = changes.toSorted((one, other) => Date.parse(other.askedAt) - Date.parse(one.askedAt))[0];
  if (latest?.state === 'declined') {
    return (
      <Notice tone="bad" title={say('changeDeclined')}>
        {latest.listedReason && <p>{said(latest.listedReason, language)}</p>}
        {latest.reason && <p>{latest.reason}</p>}
      </Notice>
    );
  }
  if (latest?.state !== 'asked') return null;
  const { to } = latest;
  const when = `${format.day(to.start)} ${format.period(to.start, to.end)}`;
  return (
    <Notice tone="warn" title={say('asksFor')}>
      <p>{say('asksForHelp', { when, space: said(to.spaceName, language), people: to.people, since: format.dayAndTime(latest.askedAt) })}</p>
      <Row>
        <Button isBusy={withdrawing.isPending} onClick={() => withdrawing.mutate({ params: { path: { changeId: latest.id }, header: { ...version(latest.version), ...once(`/booking-changes/${latest.id}/withdrawal`, null) } } })}>{say('stopAsking')}</Button>
      </Row>
      {withdrawing.error ? <Trouble error={withdrawing.error} /> : null}
    </Notice>
  );
}

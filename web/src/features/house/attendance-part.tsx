import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { notableNow } from './attendance';
import styles from './house.module.css';
import type { Booking } from './types';
import words from './words.json';

/** Who has come to a booking, and that it has ended: noted, and taken back. */
export function Attendance({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const refresh = useRefresh();
  const done = { onSettled: () => refresh('bookings', 'sites') };
  const checkIn = api.useMutation('post', '/api/v1/bookings/{bookingId}/check-in', done);
  const undo = api.useMutation('delete', '/api/v1/bookings/{bookingId}/check-in', done);
  const finish = api.useMutation('post', '/api/v1/bookings/{bookingId}/finish', done);
  const { come, notCome, left } = notableNow(booking, Date.now());
  const { id: bookingId, version } = booking;
  const send = (name: string, does: typeof checkIn | typeof undo | typeof finish, header: object = {}) => {
    const content = { bookingId, version };
    does.mutate({ params: { path: { bookingId }, header: { ...header, ...once(name, content) } } }, { onSuccess: () => void commandIsDone(name, content) });
  };
  const versionSeen = { 'If-Match': `"${version}"` };
  const trouble = checkIn.error ?? undo.error ?? finish.error;
  if (!come && !notCome && !left && !booking.checkedInAt && !booking.finishedAt) return null;
  return (
    <section className={styles.part}>
      <h3>{say('door')}</h3>
      <p role="status">
        {[booking.checkedInAt && say('came', { time: format.time(booking.checkedInAt) }), booking.finishedAt && say('finished', { time: format.time(booking.finishedAt) })].filter(Boolean).join('. ') || say('notYet')}
      </p>
      {trouble && <Trouble error={trouble} />}
      <div className={styles.buttons}>
        {come && <Button look="primary" isBusy={checkIn.isPending} onClick={() => send('check-in', checkIn)}>{say('checkIn')}</Button>}
        {notCome && <Button isBusy={undo.isPending} onClick={() => send('undo-check-in', undo, versionSeen)}>{say('undoCheckIn')}</Button>}
        {left && <Button isBusy={finish.isPending} onClick={() => send('finish', finish, versionSeen)}>{say('finish')}</Button>}
      </div>
    </section>
  );
}

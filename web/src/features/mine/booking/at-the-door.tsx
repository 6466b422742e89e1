import { useState } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { Row } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { shownIn, version, type Booking } from './queries';
import styles from './booking.module.css';
import words from './words.json';

const aDay = 86_400_000;
const halfAnHour = 1_800_000;

/** What is needed around the time itself: the code of the door, that one has come, that one leaves early. */
export function AtTheDoor({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const [start, end, now] = [Date.parse(booking.start), Date.parse(booking.end), Date.now()];
  if (booking.state !== 'approved' || now >= end || booking.finishedAt) return null;
  if (now < start - aDay) return <p className={layout.quiet}>{say('doorLater')}</p>;
  return (
    <div className={styles.door}>
      <DoorCode booking={booking} />
      <Row>
        {now >= start - halfAnHour && <Come booking={booking} />}
        {now >= start && <Finish booking={booking} />}
      </Row>
    </div>
  );
}

function DoorCode({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const code = api.useQuery('get', '/api/v1/bookings/{bookingId}/door-code', { params: { path: { bookingId: booking.id } } });
  if (!code.data) return code.error ? <Trouble error={code.error} onRetry={() => void code.refetch()} /> : null;
  return (
    <div>
      <h2 className={styles.doorTitle}>{say('door')}</h2>
      <p className={styles.code}>{code.data.code.slice(0, 3)} {code.data.code.slice(3)}</p>
      <p>{say('doorHelp', { from: format.time(code.data.validFrom), until: format.time(code.data.validUntil) })}</p>
    </div>
  );
}

function Come({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const refresh = useRefresh();
  const coming = api.useMutation('post', '/api/v1/bookings/{bookingId}/check-in', { onSuccess: () => refresh(...shownIn) });
  if (booking.checkedInAt) return <span>{say('isHere', { time: format.time(booking.checkedInAt) })}</span>;
  return (
    <div className={layout.stack}>
      <p>{say('hereHelp')}</p>
      <Row><Button look="primary" isBusy={coming.isPending} onClick={() => coming.mutate({ params: { path: { bookingId: booking.id }, header: once(`/bookings/${booking.id}/check-in`, null) } })}>{say('here')}</Button></Row>
      {coming.error ? <Trouble error={coming.error} /> : null}
    </div>
  );
}

function Finish({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const [isOpen, setIsOpen] = useState(false);
  const refresh = useRefresh();
  const finishing = api.useMutation('post', '/api/v1/bookings/{bookingId}/finish', { onSuccess: () => refresh(...shownIn) });
  const finish = () => finishing.mutate({ params: { path: { bookingId: booking.id }, header: { ...version(booking.version), ...once(`/bookings/${booking.id}/finish`, booking.version) } } });
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{say('finish')}</Button>
      <Dialog title={say('finish')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>{say('finishSure', { time: format.time(booking.end) })}</p>
        {finishing.error ? <Trouble error={finishing.error} /> : null}
        <Row>
          <Button look="danger" isBusy={finishing.isPending} onClick={finish}>{say('finishYes')}</Button>
          <Button onClick={() => setIsOpen(false)}>{say('keepRoom')}</Button>
        </Row>
      </Dialog>
    </>
  );
}

import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { fieldSays } from '@/api/problem';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Section, Stack } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Tag, Trouble } from '@/design/notice';
import { useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { Booking } from './queries';
import styles from './booking.module.css';
import words from './words.json';

type Visit = components['schemas']['Visit'];

const most = 100;
const tones = { expected: 'accent', inside: 'now', left: undefined, cancelled: 'bad' } as const;

/** Who is invited to a booking, and how it stands with each one's pass. */
export function Guests({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const canInvite = booking.state === 'approved' && Date.parse(booking.end) > Date.now();
  const guests = api.useQuery('get', '/api/v1/bookings/{bookingId}/guests', { params: { path: { bookingId: booking.id }, query: { limit: most } } });
  if (!canInvite && !guests.data?.items.length) return null;
  return (
    <Section title={say('guests')}>
      <Stack>
        {canInvite && <p className={layout.quiet}>{say('guestsHelp')}</p>}
        <Answer to={guests}>
          {({ items }) => items.length === 0 ? <p>{say('noGuests')}</p> : (
            <ul className={styles.list} aria-label={say('guests')}>{items.map((visit) => <Guest key={visit.id} visit={visit} canTakeBack={canInvite} />)}</ul>
          )}
        </Answer>
        {canInvite && <Invite bookingId={booking.id} />}
      </Stack>
    </Section>
  );
}

function Guest({ visit, canTakeBack }: { visit: Visit; canTakeBack: boolean }) {
  const say = useWords(words);
  const format = useFormat(visit.timeZone);
  const refresh = useRefresh();
  const removing = api.useMutation('delete', '/api/v1/guests/{visitId}', { onSuccess: () => refresh('bookings', 'passes') });
  const name = visit.visitorName ?? say('nameless');
  return (
    <li className={styles.line}>
      <span>{name} <Tag tone={tones[visit.state]}>{say(`guest.${visit.state}`, { time: visit.arrivedAt ? format.time(visit.arrivedAt) : '' })}</Tag></span>
      {canTakeBack && visit.state === 'expected' && (
        <Button look="quiet" aria-label={say('uninvite', { name })} isBusy={removing.isPending} onClick={() => removing.mutate({ params: { path: { visitId: visit.id }, header: once(`/guests/${visit.id}`, visit.version) } })}>{say('uninviteShort')}</Button>
      )}
      {removing.error ? <Trouble error={removing.error} /> : null}
    </li>
  );
}

function Invite({ bookingId }: { bookingId: string }) {
  const say = useWords(words);
  const language = useLanguage();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [invited, setInvited] = useState<string>();
  const refresh = useRefresh();
  const inviting = api.useMutation('post', '/api/v1/bookings/{bookingId}/guests');
  const invite = (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), email: email.trim(), language };
    const path = `/bookings/${bookingId}/guests`;
    inviting.mutate({ params: { path: { bookingId }, header: once(path, body) }, body }, {
      onSuccess: () => {
        commandIsDone(path, body);
        setInvited(body.name);
        setName('');
        setEmail('');
        refresh('bookings');
      },
    });
  };
  const [nameWrong, emailWrong] = [fieldSays(inviting.error, 'name'), fieldSays(inviting.error, 'email')];
  return (
    <form onSubmit={invite}>
      <Stack>
        <div className={styles.invite}>
          <TextField label={say('guestName')} name="guest-name" maxLength={120} value={name} onChange={({ target }) => setName(target.value)} wrong={nameWrong} />
          <TextField label={say('guestEmail')} name="guest-email" type="email" value={email} onChange={({ target }) => setEmail(target.value)} wrong={emailWrong} />
          <Button type="submit" isBusy={inviting.isPending}>{say('invite')}</Button>
        </div>
        {inviting.error && !nameWrong && !emailWrong ? <Trouble error={inviting.error} /> : null}
        <div role="status">{invited && say('invited', { name: invited })}</div>
      </Stack>
    </form>
  );
}

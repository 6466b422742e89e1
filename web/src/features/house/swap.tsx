import { useState } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { SelectField } from '@/design/field';
import { Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { usePlaceWords } from './place-words';
import styles from './house.module.css';
import { othersToSwapWith } from './others-to-swap-with';
import type { Board, Booking, Site, Space } from './types';
import words from './words.json';

const path = '/api/v1/bookings/{bookingId}/swap';

/** Two bookings change rooms with each other. */
export function Swap({ booking, board, spaces, site }: { booking: Booking; board: Board; spaces: Space[]; site: Site }) {
  const say = useWords(words);
  const placed = usePlaceWords(spaces, site.timeZone);
  const refresh = useRefresh();
  const [otherId, setOtherId] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const swap = api.useMutation('post', path, { onSettled: () => refresh('bookings', 'sites') });
  const others = isOpen ? othersToSwapWith(board, booking) : [];
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    const other = others.find(({ id }) => id === otherId);
    if (!other) return;
    const body = { otherBookingId: other.id, otherVersion: other.version };
    const content = { bookingId: booking.id, version: booking.version, ...body };
    swap.mutate(
      { params: { path: { bookingId: booking.id }, header: { 'If-Match': `"${booking.version}"`, ...once(path, content) } }, body },
      { onSuccess: () => setOtherId(''), onSettled: () => void commandIsDone(path, content) },
    );
  };
  return (
    <details className={styles.part} open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{say('swap')}</summary>
      <form onSubmit={send}>
        <Stack>
          {swap.isSuccess && <Notice tone="good" isNews>{say('swapped')}</Notice>}
          {swap.error && <Trouble error={swap.error} />}
          {others.length === 0 ? <p>{say('swapNone')}</p> : (
            <>
              <SelectField label={say('swapWith')} value={otherId} required onChange={({ target }) => setOtherId(target.value)}>
                <option value="">{say('choose')}</option>
                {others.map(({ id, title, place }) => <option key={id} value={id}>{title} – {placed(place)}</option>)}
              </SelectField>
              <div><Button type="submit" isBusy={swap.isPending}>{say('swapDo')}</Button></div>
            </>
          )}
        </Stack>
      </form>
    </details>
  );
}

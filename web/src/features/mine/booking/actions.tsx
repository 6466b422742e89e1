import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { Notice } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { CancelForm } from './cancel-form';
import { ChangeForm } from './change-form';
import type { Booking } from './queries';
import words from './words.json';

export type Doing = 'change' | 'cancel';

/** What can be done with a booking that is not over: each stands in the address, so that a link in a mail leads right to it. */
export function Actions({ booking, doing }: { booking: Booking; doing: Doing | undefined }) {
  const say = useWords(words);
  const navigate = useNavigate();
  const [done, setDone] = useState<string>();
  const isOpenTo = (what: Doing) => doing === what && canBe(booking);
  const close = (news?: string) => {
    setDone(news);
    void navigate({ to: '/mine/bookings/$bookingId', params: { bookingId: booking.id }, search: {}, resetScroll: false });
  };
  const link = (what: Doing) => ({ to: '/mine/bookings/$bookingId', params: { bookingId: booking.id }, search: { do: what }, resetScroll: false }) as const;
  const isRequest = booking.state === 'requested';
  return (
    <>
      {canBe(booking) && (
        <>
          <ButtonLink {...link('change')}>{say('change')}</ButtonLink>
          <ButtonLink {...link('cancel')} look="danger">{say(isRequest ? 'withdraw' : 'cancel')}</ButtonLink>
        </>
      )}
      {done && <Notice tone="good" isNews><p>{done}</p></Notice>}
      <Dialog title={say('changeTitle')} isOpen={isOpenTo('change')} onClose={() => close()} isWide>
        <ChangeForm booking={booking} onDone={close} />
      </Dialog>
      <Dialog title={isRequest ? say('withdraw') : say('cancelTitle', { title: booking.title })} isOpen={isOpenTo('cancel')} onClose={() => close()}>
        <CancelForm booking={booking} onDone={() => close()} />
      </Dialog>
    </>
  );
}

/** What has begun is ended, and what is decided against is as it is. */
const canBe = ({ state, start }: Booking): boolean => ['requested', 'approved'].includes(state) && Date.parse(start) > Date.now();

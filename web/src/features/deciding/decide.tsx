import { useRef, useState } from 'react';
import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Row, Section, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Ask } from './ask';
import { Decline } from './decline';
import { OfferForm } from './offer-form';
import { useDecided, type Compared, type Deciding } from './queries';
import words from './words.json';

type Form = 'decline' | 'offer' | 'ask';
const forms: Form[] = ['decline', 'offer', 'ask'];

const approvePath = '/api/v1/bookings/{bookingId}/approval';

/** One request, decided in one step: approved as it stands, or in a short form below what it is decided by. */
export function Decide({ booking, version, compared, onDecided }: Deciding & { compared: Compared | undefined }) {
  const say = useWords(words);
  const [form, open] = useState<Form>();
  const first = useRef<HTMLButtonElement>(null);
  const decided = useDecided();
  const approving = api.useMutation('post', approvePath, { onSettled: decided, onSuccess: onDecided });
  if (booking.state !== 'requested' && !form) return null;

  const approve = () =>
    approving.mutate({ params: { path: { bookingId: booking.id }, header: { 'If-Match': `"${version}"`, ...once(approvePath, [booking.id, version]) } } });
  const close = () => {
    open(undefined);
    first.current?.focus();
  };
  const done = (after?: { version: number }) => {
    open(undefined);
    onDecided(after);
  };
  const isSecond = booking.firstApprovedAt !== null;
  const isOne = booking.secondApproval.length === 0;
  return (
    <Section title={say('decide')}>
      <Stack>
        {!isOne && <Notice tone="warn"><p>{say(isSecond ? 'secondMissing' : 'twoNeeded', { grounds: booking.secondApproval.map((ground) => say(`ground.${ground}`)).join(', ') })}</p></Notice>}
        <Row>
          <Button ref={first} look="primary" isBusy={approving.isPending} onClick={approve}>{say(isOne ? 'approve' : isSecond ? 'approveSecond' : 'approveFirst')}</Button>
          {forms.map((each) => (
            <Button key={each} look={each === 'decline' ? 'danger' : undefined} aria-expanded={form === each} onClick={() => open(form === each ? undefined : each)}>{say(`form.${each}`)}</Button>
          ))}
        </Row>
        {approving.error ? <Trouble error={approving.error} /> : null}
        {form === 'decline' && <Decline {...{ booking, version }} onDecided={done} onClose={close} />}
        {form === 'offer' && <OfferForm {...{ booking, version, compared }} onDecided={done} onClose={close} />}
        {form === 'ask' && <Ask caseId={booking.caseId} onDone={() => done()} onClose={close} />}
      </Stack>
    </Section>
  );
}

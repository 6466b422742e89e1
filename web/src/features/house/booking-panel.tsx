import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import { Button } from '@/design/button';
import { Facts, Quiet, Stack } from '@/design/layout';
import { Answer, Tag } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Attendance } from './attendance-part';
import styles from './house.module.css';
import { foundOn } from './move-form';
import { Panel } from './panel';
import { Swap } from './swap';
import type { Board, BoardBooking, Place, Site, Space } from './types';
import words from './words.json';

interface BookingPanelProps {
  site: Site;
  spaces: Space[];
  board: Board;
  bookingId: string;
  canDecide: boolean;
  onMove: (booking: BoardBooking, from: Place) => void;
  onClose: () => void;
}

/** A booking that is chosen: what is known of it, and what can be done with it. */
export function BookingPanel({ site, spaces, board, bookingId, canDecide, onMove, onClose }: BookingPanelProps) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const booking = api.useQuery('get', '/api/v1/bookings/{bookingId}', { params: { path: { bookingId } } });
  const onBoard = foundOn(board, bookingId);
  const isGoingOn = booking.data?.state === 'requested' || booking.data?.state === 'approved';
  return (
    <Panel title={onBoard?.booking.title ?? booking.data?.title ?? '…'} onClose={onClose}>
      <Answer to={booking}>
        {(known) => (
          <Stack>
            <div><Tag tone={known.state === 'approved' ? 'good' : known.state === 'requested' ? 'warn' : undefined}>{say(`state.${known.state}`)}</Tag></div>
            <Facts
              of={[
                [say('when'), format.dateOf(known.start) === format.dateOf(known.end) ? `${format.day(known.start)} ${format.period(known.start, known.end)}` : format.period(known.start, known.end)],
                [say('where'), said(known.spaceName, language)],
                [say('people'), format.number(known.people)],
                [say('turnaround'), known.setupMinutes + known.clearupMinutes > 0 ? say('turnaroundMinutes', { before: format.minutes(known.setupMinutes), after: format.minutes(known.clearupMinutes) }) : null],
                [say('applicant'), known.applicant && (known.applicant.name ?? known.applicant.email)],
                [say('contact'), known.contact && <>{known.contact.name} <Quiet>{[known.contact.phone, known.contact.email].filter(Boolean).join(', ')}</Quiet></>],
                [say('caseNumber'), known.caseNumber],
              ]}
            />
            {canDecide && isGoingOn && (
              <div className={styles.buttons}>
                {onBoard && <Button look="primary" onClick={() => onMove(onBoard.booking, onBoard.place)}>{say('move')}</Button>}
                <ToCase bookingId={bookingId} />
              </div>
            )}
            {known.state === 'approved' && <Attendance booking={known} />}
            {canDecide && known.state === 'approved' && <Swap booking={known} {...{ board, spaces, site }} />}
          </Stack>
        )}
      </Answer>
    </Panel>
  );
}

function ToCase({ bookingId }: { bookingId: string }) {
  const say = useWords(words);
  return <Link to="/staff/cases/$bookingId" params={{ bookingId }}>{say('toCase')}</Link>;
}

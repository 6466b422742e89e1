import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Button, ButtonLink } from '@/design/button';
import { Facts, Page, Row, Section } from '@/design/layout';
import { Answer } from '@/design/notice';
import { HouseTime } from '@/design/house-time';
import { said, useLanguage } from '@/words/language';
import { calendarFile } from '@/words/calendar-file';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './ask.module.css';
import { sitesQuery } from './queries';
import words from './words.json';

type Booking = components['schemas']['BookingWithHistoryAndApplicant'];

/** What came in, under which number, and what happens now. */
export function Receipt({ bookingId }: { bookingId: string }) {
  const say = useWords(words);
  const booking = useQuery(api.queryOptions('get', '/api/v1/bookings/{bookingId}', { params: { path: { bookingId } } }));
  const state = booking.data ? stateOf(booking.data) : 'other';
  return (
    <Page title={say(`receipt.${state}`)} narrow>
      <Answer to={booking}>{(known) => <Received booking={known} />}</Answer>
    </Page>
  );
}

const stateOf = ({ state }: Booking) => (state === 'approved' || state === 'requested' ? state : 'other');

function Received({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(booking.timeZone);
  const site = useQuery(sitesQuery).data?.sites.find(({ id }) => id === booking.siteId);
  const series = useQuery({
    ...api.queryOptions('get', '/api/v1/series/{seriesId}', { params: { path: { seriesId: booking.seriesId ?? '' } } }),
    enabled: booking.seriesId !== null,
  }).data;
  const occasions = series?.occurrences ?? [{ bookingId: booking.id, start: booking.start, end: booking.end }];
  const place = `${said(booking.spaceName, language)}${site ? `, ${said(site.name, language)}, ${site.address}` : ''}`;
  const save = () => download(calendarFile({ ...booking, place, url: `${location.origin}/mine/bookings/${booking.id}`, isTentative: booking.state !== 'approved' }));
  return (
    <>
      <Facts
        of={[
          [say('diary'), <strong key="number">{booking.caseNumber}</strong>],
          [say('what'), booking.title],
          [say('space'), place],
          [say('when'), series ? say('receiptOccasions', { count: occasions.length }) : `${format.longDay(booking.start)} ${format.period(booking.start, booking.end)}`],
        ]}
      />
      {series && <ul className={styles.list}>{occasions.map(({ bookingId, start, end }) => <li key={bookingId}>{format.day(start)} {format.period(start, end)}</li>)}</ul>}
      <HouseTime timeZone={booking.timeZone} />
      <Section title={say('next')}>
        <p>{say(`next.${stateOf(booking)}`, { hours: Math.ceil((site?.decideWithinMinutes ?? 0) / 60) })}</p>
        <Row>
          <ButtonLink to={`/mine/bookings/${booking.id}` as '/mine'} look="primary">{say('followIt')}</ButtonLink>
          {!series && <Button onClick={save}>{say('toCalendar')}</Button>}
          <ButtonLink to="/ask" search={{}} look="quiet">{say('another')}</ButtonLink>
        </Row>
      </Section>
    </>
  );
}

function download(calendar: string): void {
  const address = URL.createObjectURL(new Blob([calendar], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'parken.ics';
  link.click();
  URL.revokeObjectURL(address);
}

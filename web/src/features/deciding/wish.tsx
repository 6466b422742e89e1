import { api } from '@/api/client';
import { Facts, Section } from '@/design/layout';
import { capital, useSpaceWords } from '@/design/spaces/space-words';
import { useFormat } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import styles from './deciding.module.css';
import type { Booking, Compared } from './queries';
import { Standing } from './standing';
import { useSpaceNames } from './use-space-names';
import words from './words.json';

/** What somebody has asked for, who she is, and what her request weighs. */
export function Wish({ booking, compared }: { booking: Booking; compared: Compared | undefined }) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const nameOf = useSpaceNames();
  const spaces = useSpaceWords();
  const extras = useExtras(booking);
  const { applicant, contact } = booking;
  return (
    <Section title={say('wish')}>
      {booking.purpose && <p className={styles.words}>{booking.purpose}</p>}
      <Facts
        of={[
          [say('where'), nameOf(booking.spaceId)],
          [say('when'), `${format.longDay(booking.start)} ${format.period(booking.start, booking.end)}`],
          [say('turnaround'), booking.setupMinutes + booking.clearupMinutes === 0 ? null : say('turnaroundOf', { before: booking.setupMinutes, after: booking.clearupMinutes })],
          [say('people'), compared ? say('peopleOf', { people: booking.people, capacity: compared.capacity }) : booking.people],
          [say('layout'), booking.layout && capital(spaces.layout(booking.layout))],
          [say('equipment'), booking.equipment.length === 0 ? null : capital(spaces.list(booking.equipment.map(spaces.equipment)))],
          [say('more'), extras],
          [say('who'), applicant ? <>{applicant.name} <a href={`mailto:${applicant.email}`}>{applicant.email}</a></> : say('unknownApplicant')],
          [say('organisation'), compared?.organisation?.name],
          [say('contact'), contact && [contact.name, contact.phone, contact.email].filter(Boolean).join(', ')],
          [say('public'), booking.isPublic ? say('publicYes') : null],
          [say('alcohol'), booking.servesAlcohol ? say('alcoholYes') : null],
          [say('received'), format.dayAndTime(booking.requestedAt)],
          [say('number'), booking.caseNumber],
        ]}
      />
      {compared && <Standing request={compared} />}
    </Section>
  );
}

/** What is to be brought and done, by name. */
function useExtras({ siteId, pooled, serviceIds }: Booking): string | null {
  const language = useLanguage();
  const at = { params: { path: { siteId } } };
  const pools = api.useQuery('get', '/api/v1/sites/{siteId}/pools', at, { enabled: pooled.length > 0 }).data?.pools ?? [];
  const services = api.useQuery('get', '/api/v1/sites/{siteId}/services', at, { enabled: serviceIds.length > 0 }).data?.services ?? [];
  const all = [
    ...pooled.map(({ poolId, amount }) => ({ pool: pools.find(({ id }) => id === poolId), amount })).flatMap(({ pool, amount }) => (pool ? [`${amount} ${said(pool.name, language)}`] : [])),
    ...serviceIds.flatMap((id) => services.find((service) => service.id === id) ?? []).map(({ name }) => said(name, language)),
  ];
  return all.length > 0 ? all.join(', ') : null;
}

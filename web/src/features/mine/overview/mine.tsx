import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { ButtonLink } from '@/design/button';
import { HouseTime } from '@/design/house-time';
import { Page, Row, Section } from '@/design/layout';
import { Answer, Empty, Notice } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Answers } from '../answers/answers';
import { useIsBooker, useMe } from '../queries';
import { Drafts } from './drafts';
import { Entries, type Beside } from './entry';
import { Past } from './past';
import { timeline } from './timeline';
import { Watches } from './watches';
import words from './words.json';

type Me = components['schemas']['Mine'];

const usualZone = 'Europe/Stockholm';
const most = 100;

/** All that somebody has here, as a line of time: what needs her answer first, then what is now, to come, waiting and past. */
export function Mine({ back }: { back: number }) {
  const say = useWords(words);
  const me = useMe();
  const name = me.data?.person?.name;
  return (
    <Page title={say('title')} lead={name ? say('hello', { name: name.split(' ')[0] }) : say('helloNobody')} actions={<ButtonLink to="/find" look="primary">{say('ask')}</ButtonLink>}>
      <Answer to={me}>{(known) => <Timeline me={known} back={back} />}</Answer>
    </Page>
  );
}

function Timeline({ me, back }: { me: Me; back: number }) {
  const say = useWords(words);
  const isBooker = useIsBooker();
  const beside = useBeside(isBooker);
  const [registrations, ended] = [useRegistrations(isBooker), useEnded(isBooker)];
  const shown = timeline({ bookings: [...(me.requests ?? []), ...(me.bookings ?? []), ...ended], registrations: me.registrations ?? [], passes: me.passes ?? [] }, Date.now());
  const timeZone = [...(me.bookings ?? []), ...(me.requests ?? [])][0]?.timeZone ?? usualZone;
  const isEmpty = shown.now.length + shown.coming.length + shown.waiting.length === 0;
  return (
    <>
      {me.unavailable && <Notice tone="warn"><p>{say('missing')}</p></Notice>}
      <Answers me={me} />
      <HouseTime timeZone={timeZone} />
      {isEmpty && <Empty><p>{say('nothing')} {say('nothingHelp')}</p><Row><ButtonLink to="/find">{say('ask')}</ButtonLink><ButtonLink to="/programme">{say('programme')}</ButtonLink></Row></Empty>}
      {(['now', 'coming', 'waiting', 'ended'] as const).map((group) => shown[group].length > 0 && (
        <Section key={group} title={say(group)}><Entries entries={shown[group]} beside={beside} /></Section>
      ))}
      {isBooker && <><Drafts timeZone={timeZone} /><Watches timeZone={timeZone} /><Past {...{ back, registrations, beside, timeZone }} /></>}
    </>
  );
}

/** Bookings to come that were declined, taken back or cancelled. */
function useEnded(isBooker: boolean) {
  const today = new Date().toISOString().slice(0, 10);
  const { data } = api.useQuery('get', '/api/v1/bookings', { params: { query: { from: `${today}T00:00:00Z`, limit: most } } }, { enabled: isBooker });
  return (data?.items ?? []).filter(({ state, end }) => ['declined', 'withdrawn', 'cancelled'].includes(state) && Date.parse(end) > Date.now());
}

const useRegistrations = (isBooker: boolean) => api.useQuery('get', '/api/v1/registrations', { params: { query: { limit: most } } }, { enabled: isBooker }).data?.items ?? [];

function useBeside(isBooker: boolean): Beside {
  const threads = api.useQuery('get', '/api/v1/threads', {}, { enabled: isBooker }).data?.items ?? [];
  const changes = api.useQuery('get', '/api/v1/booking-changes', { params: { query: { state: 'asked' } } }, { enabled: isBooker }).data?.items ?? [];
  return { unread: new Map(threads.map(({ caseId, unread }) => [caseId, unread])), changing: new Set(changes.map(({ bookingId }) => bookingId)) };
}

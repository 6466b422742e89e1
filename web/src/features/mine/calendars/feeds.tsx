import { useState } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { useSession } from '@/api/session';
import { Button } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { Row } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer, Empty, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useMe } from '../queries';
import styles from './calendars.module.css';
import words from './words.json';

type Feed = components['schemas']['CalendarFeed'];

/** The addresses that somebody has made, with when each was last read. */
export function Feeds() {
  const say = useWords(words);
  const personId = useSession().data?.personId;
  const feeds = api.useQuery('get', '/api/v1/calendar-feeds', { params: { query: { limit: 100 } } });
  return (
    <Answer to={feeds}>
      {({ items }) => {
        // An administrator is given everybody's.
        const own = items.filter((feed) => feed.personId === personId);
        return own.length === 0 ? <Empty><p>{say('none')}</p></Empty> : <ul className={styles.feeds}>{own.map((feed) => <OneFeed key={feed.id} feed={feed} />)}</ul>;
      }}
    </Answer>
  );
}

function OneFeed({ feed }: { feed: Feed }) {
  const say = useWords(words);
  const format = useFormat();
  const what = useWhat(feed);
  const [isAsked, setIsAsked] = useState(false);
  const refresh = useRefresh();
  const revoking = api.useMutation('delete', '/api/v1/calendar-feeds/{feedId}', { onSuccess: () => refresh('calendar-feeds') });
  const revoke = () => revoking.mutate({ params: { path: { feedId: feed.id }, header: once(`/calendar-feeds/${feed.id}`, null) } });
  const day = format.day(feed.createdAt);
  return (
    <li className={styles.feed}>
      <span>
        <strong>{what}</strong>
        <br />
        <span className={layout.quiet}>{say('since', { day })} {feed.lastReadOn ? say('read', { day: format.day(feed.lastReadOn) }) : say('unread')}</span>
      </span>
      <Button aria-label={say('revokeOf', { what, day })} onClick={() => setIsAsked(true)}>{say('revoke')}</Button>
      <Dialog title={say('revoke')} isOpen={isAsked} onClose={() => setIsAsked(false)}>
        <p>{say('revokeSure')}</p>
        {revoking.error ? <Trouble error={revoking.error} /> : null}
        <Row>
          <Button look="danger" isBusy={revoking.isPending} onClick={revoke}>{say('revokeYes')}</Button>
          <Button onClick={() => setIsAsked(false)}>{say('keep')}</Button>
        </Row>
      </Dialog>
    </li>
  );
}

function useWhat({ organisationId, spaceId }: Feed): string {
  const say = useWords(words);
  const language = useLanguage();
  const memberships = useMe().data?.person?.memberships ?? [];
  const space = api.useQuery('get', '/api/v1/spaces', {}, { enabled: spaceId !== null }).data?.spaces.find(({ id }) => id === spaceId);
  if (spaceId) return space ? said(space.name, language) : say('space');
  if (!organisationId) return say('mine');
  return memberships.find((each) => each.organisationId === organisationId)?.organisationName ?? say('anOrganisation');
}

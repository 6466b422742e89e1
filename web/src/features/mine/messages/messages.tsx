import { api } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button, ButtonLink } from '@/design/button';
import { Page, Row, Section, Stack } from '@/design/layout';
import { Answer, Empty, Trouble } from '@/design/notice';
import { useSession } from '@/api/session';
import { useWords } from '@/words/use-words';
import { OneMessage } from './message';
import { Preferences } from './preferences';
import { useInbox } from './queries';
import styles from './messages.module.css';
import words from './words.json';

/** What somebody has been told, the newest first, and how she wants to be told. */
export function Messages({ onlyUnread }: { onlyUnread: boolean }) {
  const say = useWords(words);
  const personId = useSession().data?.personId;
  return (
    <Page title={say('title')} lead={say('lead')}>
      <div className={styles.columns}>
        <Inbox onlyUnread={onlyUnread} />
        <Section title={say('preferences')}>{personId && <Preferences personId={personId} />}</Section>
      </div>
    </Page>
  );
}

function Inbox({ onlyUnread }: { onlyUnread: boolean }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const asked = useInbox(onlyUnread);
  const marking = api.useMutation('put', '/api/v1/messages/read-mark', { onSuccess: () => refresh('messages') });
  const first = asked.data?.pages[0];
  const messages = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack>
      <Row>
        <ButtonLink to="/mine/messages" search={onlyUnread ? {} : { unread: true }}>{say(onlyUnread ? 'showAll' : 'showUnread')}</ButtonLink>
        {first && first.unread > 0 && messages[0] && <Button isBusy={marking.isPending} onClick={() => marking.mutate({ body: { upTo: messages[0]!.id } })}>{say('markAll')}</Button>}
      </Row>
      {marking.error ? <Trouble error={marking.error} /> : null}
      <Answer to={{ ...asked, data: first }}>
        {() => messages.length === 0 ? <Empty><p>{say(onlyUnread ? 'noneUnread' : 'none')}</p></Empty> : (
          <ol className={styles.messages} aria-label={say('title')}>
            {messages.map((message) => <OneMessage key={message.id} message={message} onRead={() => marking.mutate({ body: { messageIds: [message.id] } })} />)}
          </ol>
        )}
      </Answer>
      {asked.hasNextPage && <Row><Button isBusy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{say('more')}</Button></Row>}
    </Stack>
  );
}

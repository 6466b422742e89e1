import { useEffect, useRef } from 'react';
import { client } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Row, Stack } from '@/design/layout';
import { Answer, Empty, Notice } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { Compose } from './compose';
import { Message, type Side } from './message';
import { useThread, type ThreadPage } from './queries';
import styles from './threads.module.css';
import words from './words.json';

interface ThreadProps {
  caseId: string;
  /** Who reads and writes here. */
  as: Side;
  timeZone: string;
}

/** What the applicant and the house have written to each other about a case, and what to write next. What is written in one is never sent in another. */
export const Thread = (props: ThreadProps) => <ThreadOf key={props.caseId} {...props} />;

function ThreadOf({ caseId, as, timeZone }: ThreadProps) {
  const say = useWords(words);
  const asked = useThread(caseId);
  const first = asked.data?.pages[0];
  const messages = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const readBefore = useReadMark(caseId, first, messages.at(-1)?.position ?? 0);
  return (
    <Answer to={{ ...asked, data: first }}>
      {({ waitsFor, seenByOthers }) => (
        <Stack>
          {messages.length === 0 ? (
            <Empty><p>{say(as === 'applicant' ? 'noneApplicant' : 'none')}</p></Empty>
          ) : (
            <ol className={styles.thread} aria-label={say('thread')}>
              {messages.map((message) => (
                <Message key={message.id} {...{ message, caseId, as, timeZone }} isNew={message.writtenAs !== as && message.position > readBefore} isSeen={message.writtenAs === as && message.position <= seenByOthers} />
              ))}
            </ol>
          )}
          {asked.hasNextPage && <Row><Button isBusy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{say('earlier')}</Button></Row>}
          {waitsFor === 'applicant' && as === 'applicant' && <Notice tone="warn" title={say('answerWanted')}><p>{say('answerWantedHelp')}</p></Notice>}
          {waitsFor === 'applicant' && as === 'staff' && <Notice><p>{say('waitsApplicant')}</p></Notice>}
          <Compose caseId={caseId} as={as} isAnswer={waitsFor === 'applicant'} />
        </Stack>
      )}
    </Answer>
  );
}

/** Notes in the house that what is shown has been read. @returns how far it had been when the page was opened, so that what was new then stays marked */
function useReadMark(caseId: string, thread: ThreadPage | undefined, last: number): number {
  const refresh = useRefresh();
  const before = useRef<number>(undefined);
  const told = useRef(0);
  if (thread && before.current === undefined) before.current = thread.readUntil;
  const readUntil = thread?.readUntil;
  useEffect(() => {
    if (readUntil === undefined || last <= Math.max(readUntil, told.current)) return;
    told.current = last;
    void client.PUT('/api/v1/cases/{caseId}/read-mark', { params: { path: { caseId } }, body: { position: last } })
      .then(() => refresh('threads'));
  }, [caseId, last, readUntil, refresh]);
  return before.current ?? 0;
}

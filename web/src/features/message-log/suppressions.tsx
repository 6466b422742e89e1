import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useHouseZone } from '@/api/house-zone';
import { useNames } from '@/api/names';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Section } from '@/design/layout';
import { Answer, Empty, Notice, Tag, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './message-log.module.css';
import { useSuppressions, type Suppression } from './queries';
import words from './words.json';

const path = '/api/v1/suppressions/{suppressionId}/lift';

/** Addresses to which nothing is sent, and how to send there again. */
export function Suppressions() {
  const say = useWords(words);
  const asked = useSuppressions();
  const refresh = useRefresh();
  const [lifted, setLifted] = useState<string>();
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const names = useNames(items.map(({ personId }) => personId));
  const lift = api.useMutation('post', path, {
    onSuccess: ({ address }) => setLifted(address),
    onSettled: (_data, _error, { params }) => {
      commandIsDone(path, params.path);
      refresh('suppressions', 'message-explanations');
    },
  });
  const going = lift.isPending ? lift.variables.params.path.suppressionId : undefined;
  return (
    <Section title={say('view.suppressed')}>
      <p>{say('suppressedHelp')}</p>
      {lifted && !lift.isPending && <Notice tone="good" isNews><p>{say('lifted', { address: lifted })}</p></Notice>}
      {lift.error && <Trouble error={lift.error} />}
      <Answer to={asked}>
        {() => (items.length === 0 ? <Empty><p>{say('noneSuppressed')}</p></Empty> : (
          <ul className={styles.list}>
            {items.map((one) => (
              <Address key={one.id} {...{ one }} name={one.personId ? names.get(one.personId) : undefined} isBusy={going === one.id}
                onLift={() => lift.mutate({ params: { path: { suppressionId: one.id }, header: once(path, { suppressionId: one.id }) } })} />
            ))}
          </ul>
        ))}
      </Answer>
      {asked.hasNextPage && <div><Button isBusy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{say('more')}</Button></div>}
    </Section>
  );
}

function Address({ one, name, isBusy, onLift }: { one: Suppression; name: string | undefined; isBusy: boolean; onLift: () => void }) {
  const say = useWords(words);
  const format = useFormat(useHouseZone());
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <strong>{[name, one.address].filter(Boolean).join(', ')}</strong>
        <span className={styles.quiet}>{say(`channel.${one.channel}`)}</span>
      </div>
      <div className={styles.became}>
        <span>{say(`reason.${one.reason}`, { at: format.dayAndTime(one.since) })}</span>
        {one.answer && <span className={styles.answer}>{one.answer}</span>}
        {one.deliveryId && <Link to="/staff/messages/$deliveryId" params={{ deliveryId: one.deliveryId }} search={{}}>{say('theMessage')}</Link>}
      </div>
      <div className={styles.when}>
        {one.liftedAt ? <Tag tone="good">{say('liftedAt', { at: format.dayAndTime(one.liftedAt) })}</Tag> : (
          <Button isBusy={isBusy} onClick={onLift}>{say('lift')} <span className="unseen">{one.address}</span></Button>
        )}
      </div>
    </li>
  );
}

import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { useSession } from '@/api/session';
import { Button } from '@/design/button';
import { Row } from '@/design/layout';
import { Answer, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './organisations.module.css';
import words from './words.json';

type Membership = components['schemas']['Membership'];

const most = 100;

/** Who else acts, or wants to act, for an organisation; its administrator decides. */
export function OtherMembers({ organisationId, name }: { organisationId: string; name: string }) {
  const say = useWords(words);
  const members = api.useQuery('get', '/api/v1/memberships', { params: { query: { organisationId, limit: most } } });
  return (
    <div>
      <h3 className={styles.small}>{say('others', { name })}</h3>
      <Answer to={members} lines={1}>
        {({ items }) => <ul className={styles.members}>{items.filter(({ state }) => state !== 'ended').map((member) => <Member key={member.id} member={member} />)}</ul>}
      </Answer>
    </div>
  );
}

function Member({ member }: { member: Membership }) {
  const say = useWords(words);
  const format = useFormat();
  const isOwn = useSession().data?.personId === member.personId;
  const who = usePersonName(member.personId, !isOwn);
  const refresh = useRefresh();
  const done = { onSuccess: () => refresh('memberships', 'me') };
  const confirming = api.useMutation('post', '/api/v1/memberships/{membershipId}/confirmation', done);
  const ending = api.useMutation('delete', '/api/v1/memberships/{membershipId}', done);
  const params = (what: string) => ({ path: { membershipId: member.id }, header: once(`/memberships/${member.id}/${what}`, member.version) });
  const isClaimed = member.state === 'claimed';
  const day = format.day(member.confirmedAt ?? member.claimedAt);
  return (
    <li className={styles.member}>
      <span>
        <strong>{isOwn ? say('you') : (who ?? say('somebody'))}</strong> {isClaimed ? say('wants', { name: member.organisationName, day }) : say('acts', { role: member.role, day })}
      </span>
      {!isOwn && (
        <Row>
          {isClaimed && <Button look="primary" isBusy={confirming.isPending} onClick={() => confirming.mutate({ params: params('confirmation'), body: {} })}>{say('confirm')}</Button>}
          <Button isBusy={ending.isPending} onClick={() => ending.mutate({ params: params('end') })}>{say(isClaimed ? 'refuse' : 'end')}</Button>
        </Row>
      )}
      {confirming.error || ending.error ? <Trouble error={confirming.error ?? ending.error} /> : null}
    </li>
  );
}

/** Her name, where whoever asks may read it. */
function usePersonName(personId: string, isEnabled: boolean): string | undefined {
  const person = api.useQuery('get', '/api/v1/people/{personId}', { params: { path: { personId } } }, { enabled: isEnabled }).data;
  return person?.name ?? person?.email;
}

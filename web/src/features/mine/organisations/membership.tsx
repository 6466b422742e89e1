import { useState } from 'react';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Dialog } from '@/design/dialog';
import { Row } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Tag, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { OtherMembers } from './other-members';
import styles from './organisations.module.css';
import words from './words.json';

type Membership = components['schemas']['Membership'];

/** Acting for one organisation: how that stands, what the agreements of the organisation give, and who else does. */
export function OneMembership({ membership }: { membership: Membership }) {
  const say = useWords(words);
  const isConfirmed = membership.state === 'confirmed';
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>{membership.organisationName}</h2>
        <Tag tone={isConfirmed ? 'good' : 'warn'}>{say(`state.${membership.state}`)}</Tag>
      </div>
      <p>{isConfirmed ? say(`role.${membership.role}`) : say('claimedHelp')}</p>
      {isConfirmed && <Gives organisationId={membership.organisationId} name={membership.organisationName} />}
      {isConfirmed && membership.role === 'administrator' && <OtherMembers organisationId={membership.organisationId} name={membership.organisationName} />}
      <Leave membership={membership} />
    </li>
  );
}

function Gives({ organisationId, name }: { organisationId: string; name: string }) {
  const say = useWords(words);
  const format = useFormat();
  const given = (api.useQuery('get', '/api/v1/privileges').data?.privileges ?? []).filter((each) => each.organisationId === organisationId);
  return given.map((each) => (
    <div key={each.agreementId}>
      <h3 className={styles.small}>{say('gives', { name })}</h3>
      <ul>
        {each.automaticApproval && <li>{say('givesAtOnce')}</li>}
        {each.daysAhead !== null && <li>{say('givesDays', { days: each.daysAhead })}</li>}
        {(each.priority ?? 0) > 0 && <li>{say('givesPriority')}</li>}
        {each.hoursAMonth !== null && (
          <li>
            {say('givesHours', { used: format.number(each.hoursUsed), hours: each.hoursAMonth })}{' '}
            <meter className={styles.meter} min={0} max={each.hoursAMonth} value={each.hoursUsed} aria-label={say('givesHours', { used: format.number(each.hoursUsed), hours: each.hoursAMonth })} />
          </li>
        )}
      </ul>
      <p className={`${layout.quiet} ${layout.small}`}>{say('until', { day: format.day(each.endsAt) })}</p>
    </div>
  ));
}

function Leave({ membership: { id, organisationName: name } }: { membership: Membership }) {
  const say = useWords(words);
  const [isAsked, setIsAsked] = useState(false);
  const refresh = useRefresh();
  const ending = api.useMutation('delete', '/api/v1/memberships/{membershipId}', { onSuccess: () => refresh('me', 'memberships', 'people', 'privileges') });
  return (
    <Row>
      <Button aria-label={say('leave', { name })} onClick={() => setIsAsked(true)}>{say('leaveShort')}</Button>
      <Dialog title={say('leave', { name })} isOpen={isAsked} onClose={() => setIsAsked(false)}>
        <p>{say('leaveSure', { name })}</p>
        {ending.error ? <Trouble error={ending.error} /> : null}
        <Row>
          <Button look="danger" isBusy={ending.isPending} onClick={() => ending.mutate({ params: { path: { membershipId: id }, header: once(`/memberships/${id}`, null) } })}>{say('leaveYes')}</Button>
          <Button onClick={() => setIsAsked(false)}>{say('keep')}</Button>
        </Row>
      </Dialog>
    </Row>
  );
}

import { useState } from 'react';
import { api, once } from '@/api/client';
import { useSession } from '@/api/session';
import { Button } from '@/design/button';
import { SelectField } from '@/design/field';
import { Quiet, Row, Section, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { CaseInInbox } from './queries';
import { useDecided } from './queries';
import { useColleagues } from './use-colleagues';
import words from './words.json';

const claimPath = '/api/v1/cases/{caseId}/claim';
const assignPath = '/api/v1/cases/{caseId}/assignment';
const resumePath = '/api/v1/cases/{caseId}/resumption';

/** Who has a case, by when it should be decided, and whom it waits for. */
export function Handling({ item }: { item: CaseInInbox }) {
  const say = useWords(words);
  const me = useSession().data?.personId;
  const done = { onSettled: useDecided() };
  const claiming = api.useMutation('post', claimPath, done);
  const releasing = api.useMutation('delete', assignPath, done);
  const resuming = api.useMutation('post', resumePath, done);
  const at = (path: string) => ({ path: { caseId: item.caseId }, header: { 'If-Match': `"${item.version}"`, ...once(path, [item.caseId, item.version]) } });
  const name = item.assignee?.name ?? item.assignee?.email ?? say('colleague');
  const error = claiming.error ?? releasing.error ?? resuming.error;
  return (
    <Section title={say('handling')}>
      <Stack>
        <Due item={item} />
        <p>
          {item.assignedTo === null ? say('nobodyHas') : item.assignedTo === me ? <strong>{say('youHave')}</strong> : say('hasIt', { name })}
          {item.standIn && <Quiet> {say(item.standIn.staffId === null ? 'isAway' : 'isAwayStandIn')}</Quiet>}
        </p>
        <Row>
          {item.assignedTo === null && <Button isBusy={claiming.isPending} onClick={() => claiming.mutate({ params: { path: { caseId: item.caseId }, header: once(claimPath, [item.caseId, item.version]) } })}>{say('claim')}</Button>}
          {item.assignedTo !== null && <Button isBusy={releasing.isPending} onClick={() => releasing.mutate({ params: at(assignPath) })}>{say('release')}</Button>}
          {item.waitsFor === 'applicant' && <Button isBusy={resuming.isPending} onClick={() => resuming.mutate({ params: at(resumePath) })}>{say('resume')}</Button>}
        </Row>
        <Assign item={item} />
        {error ? <Trouble error={error} /> : null}
      </Stack>
    </Section>
  );
}

function Due({ item }: { item: CaseInInbox }) {
  const say = useWords(words);
  const format = useFormat(item.timeZone);
  if (item.dueAt === null) return <Notice><p>{say('waitsForApplicant')}</p></Notice>;
  const when = format.dayAndTime(item.dueAt);
  return item.isLate ? <Notice tone="bad"><p>{say('lateSince', { when })}</p></Notice> : <p>{say('dueAt', { when })}</p>;
}

/** Giving it to a colleague, as far as the house has seen who works in it. */
function Assign({ item }: { item: CaseInInbox }) {
  const say = useWords(words);
  const colleagues = useColleagues().filter(({ id }) => id !== item.assignedTo);
  const [staffId, choose] = useState('');
  const assigning = api.useMutation('put', assignPath, { onSettled: useDecided(), onSuccess: () => choose('') });
  if (colleagues.length === 0) return null;
  const assign = () => {
    const body = { staffId };
    assigning.mutate({ params: { path: { caseId: item.caseId }, header: { 'If-Match': `"${item.version}"`, ...once(assignPath, [item.caseId, item.version, body]) } }, body });
  };
  return (
    <>
      <SelectField label={say('giveTo')} value={staffId} onChange={({ target }) => choose(target.value)}>
        <option value="">{say('chooseColleague')}</option>
        {colleagues.map(({ id, name, email }) => <option key={id} value={id}>{name ?? email}</option>)}
      </SelectField>
      {staffId !== '' && <div><Button isBusy={assigning.isPending} onClick={assign}>{say('give')}</Button></div>}
      {assigning.error ? <Trouble error={assigning.error} /> : null}
    </>
  );
}

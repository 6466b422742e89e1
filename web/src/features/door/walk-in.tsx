import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { fieldSays } from '@/api/problem';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Choices, Radio, TextField } from '@/design/field';
import { Row, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import styles from './door.module.css';
import { visitsQuery } from './queries';
import words from './words.json';

const path = '/api/v1/walk-ins';

/** Somebody whom nobody expected: her name, whom she visits, and she is in. */
export function WalkIn({ siteId }: { siteId: string }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState<string | null>();
  const close = (admitted?: string | null) => {
    setOpen(false);
    setName(admitted);
    if (admitted !== undefined) refresh('visits', 'sites', 'occupancy');
  };
  if (isOpen) return <WalkInForm siteId={siteId} onDone={close} />;
  return (
    <Stack>
      {name !== undefined && <Notice tone="good" isNews title={say('admitted', { name: name ?? say('unnamed') })} />}
      <Row><Button look="primary" onClick={() => { setName(undefined); setOpen(true); }}>{say('walkIn')}</Button></Row>
    </Stack>
  );
}

function WalkInForm({ siteId, onDone }: { siteId: string; onDone: (name?: string | null) => void }) {
  const say = useWords(words);
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [hostId, setHostId] = useState('');
  const hosts = useHosts(siteId);
  const registering = api.useMutation('post', path);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { siteId, name: name.trim(), ...(organisation.trim() && { organisation: organisation.trim() }), ...(hostId && { hostId }) };
    registering.mutate({ params: { header: once(path, body) }, body }, {
      onSuccess: (visit) => {
        commandIsDone(path, body);
        onDone(visit.visitorName);
      },
    });
  };
  return (
    <form onSubmit={submit} className={styles.walkIn} aria-label={say('walkIn')}>
      <TextField label={say('name')} name="name" autoComplete="off" autoFocus maxLength={120} value={name} onChange={({ target }) => setName(target.value)} wrong={fieldSays(registering.error, 'name')} />
      <TextField label={say('organisation')} name="organisation" autoComplete="off" optional maxLength={200} value={organisation} onChange={({ target }) => setOrganisation(target.value)} wrong={fieldSays(registering.error, 'organisation')} />
      {hosts.length > 0 && (
        <Choices legend={say('whom')}>
          <div className={styles.hosts}>
            <Radio name="host" label={say('nobodySpecial')} checked={hostId === ''} onChange={() => setHostId('')} />
            {hosts.map((host) => <Radio key={host.id} name="host" label={host.name} checked={hostId === host.id} onChange={() => setHostId(host.id)} />)}
          </div>
        </Choices>
      )}
      {registering.error ? <Trouble error={registering.error} /> : null}
      <Row>
        <Button type="submit" look="primary" isBusy={registering.isPending}>{say('letIn')}</Button>
        <Button look="quiet" onClick={() => onDone()}>{say('never')}</Button>
      </Row>
    </form>
  );
}

/** Those who expect somebody today: most likely it is one of them. */
function useHosts(siteId: string): { id: string; name: string }[] {
  const visits = useQuery(visitsQuery(siteId)).data?.items ?? [];
  const named = new Map(visits.flatMap(({ hostId, host }) => (hostId && host?.name ? [[hostId, host.name] as const] : [])));
  return [...named].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.name.localeCompare(other.name));
}

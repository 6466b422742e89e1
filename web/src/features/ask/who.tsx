import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { SelectField, TextField } from '@/design/field';
import { Card, Section, Stack } from '@/design/layout';
import { Answer } from '@/design/notice';
import type { components } from '@/api/schema.gen';
import { useWords } from '@/words/use-words';
import { useAsking } from './asking';
import styles from './ask.module.css';
import { meQuery, privilegesQuery, quotasQuery } from './queries';
import words from './words.json';

type PersonKnown = NonNullable<components['schemas']['Mine']['person']>;

interface WhoProps {
  isSignedIn: boolean;
  isStill: boolean;
  signIn: ReactNode;
}

/** For whom she asks, what that gives, and whom the house reaches; whoever is nobody yet signs in here. */
export function Who({ isSignedIn, isStill, signIn }: WhoProps) {
  const say = useWords(words);
  const me = useQuery({ ...meQuery, enabled: isSignedIn });
  return (
    <Section title={say('who')}>
      {isSignedIn ? (
        <fieldset className={styles.plain} disabled={isStill}>
          <Answer to={me}>{({ person }) => (person ? <Known person={person} /> : <Contact />)}</Answer>
        </fieldset>
      ) : (
        <Card>
          <p>{say('signInFirst')}</p>
          {signIn}
        </Card>
      )}
    </Section>
  );
}

function Known({ person }: { person: PersonKnown }) {
  const say = useWords(words);
  const { form, change, wrong } = useAsking();
  useOwnContact(person);
  const confirmed = person.memberships.filter(({ state }) => state === 'confirmed');
  const claimed = person.memberships.filter(({ state }) => state === 'claimed');
  return (
    <Stack>
      {confirmed.length > 0 ? (
        <SelectField label={say('organisation')} value={form.organisationId} wrong={wrong('organisation')} onChange={({ target }) => change({ organisationId: target.value })}>
          <option value="">{say('myself')}</option>
          {confirmed.map(({ organisationId, organisationName }) => <option key={organisationId} value={organisationId}>{organisationName}</option>)}
        </SelectField>
      ) : (
        wrong('organisation') && <p className={styles.wrong}>{wrong('organisation')}</p>
      )}
      {claimed.map(({ id, organisationName }) => <p key={id} className={styles.quiet}>{say('claimed', { name: organisationName })}</p>)}
      <What personId={person.id} />
      <Contact />
    </Stack>
  );
}

/** What is known of her needs no writing again; what she writes instead stays. */
function useOwnContact({ name, email, phone }: PersonKnown): void {
  const { form, fill } = useAsking();
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || form.contactName || form.contactEmail || form.contactPhone || !name) return;
    isDone.current = true;
    fill({ contactName: name, contactEmail: email, contactPhone: phone ?? '' });
  });
}

/** What agreements and quotas let her do, in words. */
function What({ personId }: { personId: string }) {
  const say = useWords(words);
  const { form } = useAsking();
  const privileges = useQuery(privilegesQuery).data?.privileges.filter(({ organisationId }) => organisationId === form.organisationId) ?? [];
  const quotas = useQuery(quotasQuery).data?.quotas.filter(({ ownerId }) => ownerId === personId || ownerId === form.organisationId) ?? [];
  const sentences = [
    ...privileges.flatMap(({ daysAhead, automaticApproval, hoursAMonth, hoursUsed, priority }) => [
      daysAhead !== null && say('privilege.daysAhead', { days: daysAhead }),
      automaticApproval && say('privilege.automatic', { hours: hoursAMonth === null ? 'none' : String(hoursAMonth), used: hoursUsed }),
      (priority ?? 0) > 0 && say('privilege.priority'),
    ]),
    ...quotas.flatMap(({ kind, hoursAMonth, hoursUsed, openRequests, requestsOpen }) => [
      hoursAMonth !== null && say('quota.hours', { kind, used: hoursUsed, hours: hoursAMonth }),
      openRequests !== null && say('quota.requests', { open: requestsOpen, most: openRequests }),
    ]),
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? <ul className={styles.facts}>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul> : null;
}

function Contact() {
  const say = useWords(words);
  const { form, change, wrong } = useAsking();
  return (
    <fieldset className={styles.plain}>
      <legend className={styles.legend}>{say('contact')}</legend>
      <Stack>
        <TextField label={say('contactName')} autoComplete="name" maxLength={120} optional value={form.contactName} onChange={({ target }) => change({ contactName: target.value })} wrong={wrong('contactName')} />
        <div className={styles.pair}>
          <TextField label={say('contactEmail')} type="email" autoComplete="email" optional value={form.contactEmail} onChange={({ target }) => change({ contactEmail: target.value })} wrong={wrong('contactEmail')} />
          <TextField label={say('contactPhone')} type="tel" autoComplete="tel" optional value={form.contactPhone} onChange={({ target }) => change({ contactPhone: target.value })} wrong={wrong('contactPhone')} />
        </div>
      </Stack>
    </fieldset>
  );
}

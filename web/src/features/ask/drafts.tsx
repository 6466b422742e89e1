import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Quiet, Row, Section } from '@/design/layout';
import { Notice } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './ask.module.css';
import { allKept, forget } from './kept';
import { draftsQuery } from './queries';
import words from './words.json';

type Draft = components['schemas']['Draft'];
interface Begun {
  draftId: string;
  title: string;
  changedAt: number;
  isInHouse: boolean;
}

/** What she has begun before, here or on another machine. */
export function Drafts({ besides, personId, isSignedIn }: { besides: string; personId: string | null; isSignedIn: boolean }) {
  const say = useWords(words);
  const format = useFormat();
  const queries = useQueryClient();
  const drafts = useQuery({ ...draftsQuery, enabled: isSignedIn, refetchOnMount: 'always' });
  const [here, setHere] = useState(() => allKept(personId, Date.now()));
  const begun = together(drafts.data?.items ?? [], here).filter(({ draftId }) => draftId !== besides);
  const remove = async ({ draftId, isInHouse }: Begun) => {
    forget(draftId);
    if (isInHouse) await client.DELETE('/api/v1/drafts/{draftId}', { params: { path: { draftId } } });
    setHere(allKept(personId, Date.now()));
    await queries.invalidateQueries({ queryKey: draftsQuery.queryKey });
  };
  if (begun.length === 0) return null;
  return (
    <Section title={say('drafts')}>
      <ul className={styles.list}>
        {begun.map((one) => {
          const title = one.title || say('draftNameless');
          return (
            <li key={one.draftId} className={styles.occasion}>
              <span>{title} <Quiet small>{say('draftChanged', { since: format.since(one.changedAt) })}</Quiet></span>
              <Row>
                <Link to="/ask" search={{ draft: one.draftId }} className={styles.textLink} aria-label={say('draftGoOnWith', { title })}>{say('draftGoOn')}</Link>
                <Button look="quiet" aria-label={say('draftRemoveNamed', { title })} onClick={() => void remove(one)}>{say('draftRemove')}</Button>
              </Row>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function together(drafts: Draft[], here: ReturnType<typeof allKept>): Begun[] {
  const inHouse = drafts.map(({ id, content, changedAt }) => ({ draftId: id, title: content.title ?? '', changedAt: Date.parse(changedAt), isInHouse: true }));
  const onlyHere = here
    .filter(({ draftId, kept }) => kept.version === undefined && !drafts.some(({ id }) => id === draftId))
    .map(({ draftId, kept }) => ({ draftId, title: kept.form.title, changedAt: kept.changedAt, isInHouse: false }));
  return [...inHouse, ...onlyHere].toSorted((one, other) => other.changedAt - one.changedAt);
}

/** The same draft says something else in the house: she chooses. */
export function DraftElsewhere({ draft, onInsist, onGive }: { draft: Draft; onInsist: () => void; onGive: () => void }) {
  const say = useWords(words);
  const format = useFormat();
  return (
    <Notice tone="warn" title={say('elsewhere')} isNews>
      <p>{say('elsewhereHelp', { title: draft.content.title ?? say('draftNameless'), since: format.since(draft.changedAt) })}</p>
      <Row>
        <Button onClick={onInsist}>{say('keepMine')}</Button>
        <Button onClick={onGive}>{say('takeOther')}</Button>
      </Row>
    </Notice>
  );
}

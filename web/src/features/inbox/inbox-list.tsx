import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api, once } from '@/api/client';
import { Button } from '@/design/button';
import { Row } from '@/design/layout';
import { Empty, Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { hold, rowAfter } from './held';
import type { InboxItem } from './queries';
import { InboxRow } from './inbox-row';
import styles from './inbox.module.css';
import type { InboxSearch } from './search';
import words from './words.json';

interface InboxListProps {
  items: InboxItem[];
  search: InboxSearch;
  together: (chosen: InboxItem[], done: () => void) => ReactNode;
  /** The case that was worked in last. */
  focused: string | undefined;
  onFocused: (caseId: string) => void;
  more?: { load: () => Promise<unknown>; isLoading: boolean };
}

/** The cases, one row each, walked through by arrows; what is being worked in does not move. */
export function InboxList({ items, search, together, focused, onFocused, more }: InboxListProps) {
  const say = useWords(words);
  const [kept, keep] = useState<InboxItem[]>();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const { rows, arrived } = kept ? hold(kept, items) : { rows: items as (InboxItem & { isGone?: true })[], arrived: 0 };
  const claiming = useClaim();
  const list = useRef<HTMLOListElement>(null);
  useLetGo(list, chosen.size === 0, () => keep(undefined));

  const toggle = (caseId: string) => choose(new Set(chosen.has(caseId) ? [...chosen].filter((each) => each !== caseId) : [...chosen, caseId]));
  const current = rows.some(({ caseId }) => caseId === focused) ? focused : rows[0]?.caseId;
  const goTo = (index: number) => list.current?.querySelectorAll<HTMLElement>('a[data-row]')[index]?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.findIndex(({ caseId }) => caseId === current);
    const to = rowAfter(event.key, index, rows.length);
    if (to === undefined && !act(event.key, rows[index])) return;
    event.preventDefault();
    if (to !== undefined) goTo(to);
  };
  const act = (key: string, row: InboxItem | undefined): boolean => {
    if (key === 'x' && row && canBeChosen(row)) toggle(row.caseId);
    else if (key === 'c' && row && row.assignedTo === null) claiming.claim(row.caseId);
    else return false;
    return true;
  };

  const isFiltered = Object.keys(search).some((key) => key !== 'show' && key !== 'sort');
  return (
    <>
      <div role="status">{arrived > 0 && <Notice><Row><span>{say('arrived', { count: arrived })}</span><Button onClick={() => keep(items)}>{say('show')}</Button></Row></Notice>}</div>
      {claiming.error ? <Trouble error={claiming.error} /> : null}
      {rows.length === 0 ? <Empty>{say(isFiltered ? 'noneFound' : 'none')}</Empty> : (
        <ol ref={list} className={styles.rows} aria-label={say('list')} onKeyDown={onKeyDown} onFocus={() => kept ?? keep(items)}>
          {rows.map((item, index) => (
            <InboxRow
              key={item.caseId} item={item} search={search} isCurrent={item.caseId === current} isChosen={chosen.has(item.caseId)}
              onFocus={() => onFocused(item.caseId)} onChoose={canBeChosen(item) ? () => toggle(item.caseId) : undefined} onClaim={() => {
                goTo(index);
                claiming.claim(item.caseId);
              }}
            />
          ))}
        </ol>
      )}
      {more && <div><Button isBusy={more.isLoading} onClick={() => void more.load().then(() => keep(undefined))}>{say('more')}</Button></div>}
      {chosen.size > 0 && (
        <div className={styles.together} role="region" aria-label={say('chosen', { count: chosen.size })}>
          <strong role="status">{say('chosen', { count: chosen.size })}</strong>
          {together(rows.filter(({ caseId, isGone }) => chosen.has(caseId) && !isGone), () => choose(new Set()))}
          <Button look="quiet" onClick={() => choose(new Set())}>{say('unchoose')}</Button>
        </div>
      )}
    </>
  );
}

/** A series and a change are decided each by itself: their rows stand for more than one booking as it was asked for. */
export const canBeChosen = ({ kind, decides }: Pick<InboxItem, 'kind' | 'decides'>): boolean => kind === 'booking' && decides === 'request';

const claimPath = '/api/v1/cases/{caseId}/claim';

function useClaim() {
  const queries = useQueryClient();
  const { mutate, error } = api.useMutation('post', claimPath, { onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/v1/inbox' }) });
  return { error, claim: (caseId: string) => mutate({ params: { path: { caseId }, header: once(claimPath, caseId) } }) };
}

/** Lets the list follow the house again once nobody works in it. */
function useLetGo(list: React.RefObject<HTMLElement | null>, isFree: boolean, letGo: () => void): void {
  useEffect(() => {
    const onFocus = () => isFree && !list.current?.contains(document.activeElement) && letGo();
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  });
}

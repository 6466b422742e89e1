import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSession } from '@/api/session';
import { Page } from '@/design/layout';
import { Loading, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import { AskForSpace } from './ask-for-space';
import { beginWith, type AskSearch } from './begin';
import type { Kept } from './kept';
import { draftsQuery, sitesQuery, spacesQuery } from './queries';
import words from './words.json';

interface AskProps {
  search: AskSearch;
  draftId: string;
  /** Says in the address what is wanted, as far as it is known. */
  onWish: (wish: AskSearch) => void;
  onSent: (bookingId: string) => void;
  /** What signs somebody in, shown where it is needed. */
  signIn: ReactNode;
}

/** Asking for a space, on one page. */
export function Ask({ search, draftId, ...rest }: AskProps) {
  const say = useWords(words);
  const session = useSession();
  const [sites, spaces] = [useQuery(sitesQuery), useQuery(spacesQuery)];
  const drafts = useQuery({ ...draftsQuery, enabled: session.data?.signedIn === true });
  const [begun, setBegun] = useState<Kept>();
  const isKnown = session.data && (!session.data.signedIn || drafts.data || drafts.error);
  if (!begun && isKnown && sites.data && spaces.data) {
    const personId = session.data.personId;
    setBegun(beginWith(search, draftId, { sites: sites.data.sites, spaces: spaces.data.spaces, drafts: drafts.data?.items ?? [], personId, now: Date.now() }));
  }
  const trouble = sites.error ?? spaces.error ?? session.error;
  return (
    <Page title={say('title')} lead={say('lead')}>
      {begun && sites.data && spaces.data ? (
        <AskForSpace {...rest} draftId={draftId} begun={begun} sites={sites.data.sites} spaces={spaces.data.spaces} />
      ) : trouble ? (
        <Trouble error={trouble} onRetry={() => void Promise.all([sites.refetch(), spaces.refetch(), session.refetch()])} />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { client } from '@/api/client';
import { hasCode } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import type { Content } from './form';
import { draftsQuery } from './queries';

type Draft = components['schemas']['Draft'];

/** How far the house has what stands in the form: `elsewhere` where it has been changed in another window or on another machine. */
export type Saved = 'not' | 'saving' | 'saved' | 'failed' | 'full' | 'elsewhere';

interface Wanted {
  draftId: string;
  content: Content;
  isOn: boolean;
  version: number | undefined;
  /** What the house had of it when this page was opened. */
  saved: string | undefined;
  keep: (saved: { version: number; saved: string }) => void;
}

const settlesMs = 1500;

/** Keeps the form as a draft of the house's as well, so that she can go on from elsewhere. */
export function useServerDraft({ draftId, content, isOn, version, saved, keep }: Wanted) {
  const queries = useQueryClient();
  const text = JSON.stringify(content);
  const [state, setState] = useState<Saved>(saved === text ? 'saved' : 'not');
  const [other, setOther] = useState<Draft>();
  const known = useRef(version);
  const line = useRef(Promise.resolve());
  // What has been tried is not tried again until something else stands there.
  const [tried, setTried] = useState(saved);

  const save = async (of: string, over: number | undefined): Promise<void> => {
    setState('saving');
    setTried(of);
    const { data, error } = await put(draftId, of, over).catch((failure: unknown) => ({ data: undefined, error: failure }));
    if (data) return took(data, of);
    if (hasCode(error, 'draft.not-found')) return save(of, undefined);
    if (hasCode(error, 'version.changed')) return compare(of);
    setState(hasCode(error, 'draft.too-many') ? 'full' : 'failed');
  };
  const took = (draft: Draft, of: string) => {
    known.current = draft.version;
    keep({ version: draft.version, saved: of });
    setOther(undefined);
    setState('saved');
    void queries.invalidateQueries({ queryKey: draftsQuery.queryKey });
  };
  const compare = async (of: string) => {
    const { data } = await client.GET('/api/v1/drafts/{draftId}', { params: { path: { draftId } } });
    if (!data) return setState('failed');
    if (JSON.stringify(data.content) === of) return took(data, of);
    setOther(data);
    setState('elsewhere');
  };

  useEffect(() => {
    if (!isOn || text === tried || other) return undefined;
    const timer = setTimeout(() => {
      line.current = line.current.then(() => save(text, known.current));
    }, settlesMs);
    return () => clearTimeout(timer);
  });

  return {
    state,
    other,
    /** What stands here is what is meant. */
    insist: () => other && void save(text, other.version),
    /** What was written elsewhere is. */
    give: () => {
      if (other) took(other, JSON.stringify(other.content));
      return other;
    },
  };
}

const put = (draftId: string, text: string, version: number | undefined) =>
  client.PUT('/api/v1/drafts/{draftId}', {
    params: { path: { draftId }, header: version === undefined ? {} : { 'If-Match': `"${version}"` } },
    body: { content: JSON.parse(text) as Content },
  });

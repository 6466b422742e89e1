import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { hasCode } from '@/api/problem';
import { useSession } from '@/api/session';
import { HouseTime } from '@/design/house-time';
import { About } from './about';
import { AskingContext, type Asking, type Site, type Space } from './asking';
import styles from './ask.module.css';
import { timeZoneOf, type AskSearch } from './begin';
import { DraftElsewhere, Drafts } from './drafts';
import { formOf, requestOf, timesOf, wishOf, type AskForm } from './form';
import { instantOf } from './local-times';
import type { Kept } from './kept';
import { lookThrough } from './look-through';
import { Needs } from './needs';
import { Repeating } from './repeating';
import { ruleOf } from './recurrence';
import { SendIt } from './send-it';
import { Terms } from './terms';
import { useExplanation } from './use-explanation';
import { useHold } from './use-hold';
import { useKept } from './use-kept';
import { useSending } from './use-sending';
import { useServerDraft } from './use-server-draft';
import { useWrong } from './use-wrong';
import { WhereAndWhen } from './where-and-when';
import { Who } from './who';

interface AskForSpaceProps {
  draftId: string;
  begun: Kept;
  sites: Site[];
  spaces: Space[];
  onWish: (wish: AskSearch) => void;
  onSent: (bookingId: string) => void;
  signIn: ReactNode;
}

export function AskForSpace({ draftId, begun, sites, spaces, onWish, onSent, signIn }: AskForSpaceProps) {
  const session = useSession().data;
  const isSignedIn = session?.signedIn ?? false;
  const { kept, keepMore, finish } = useKept(draftId, begun, session?.personId ?? null);
  const { form } = kept;
  const timeZone = timeZoneOf(sites, spaces, form.spaceId);
  const space = spaces.find(({ id }) => id === form.spaceId);
  const site = sites.find(({ id }) => id === space?.siteId);
  const wish = wishOf(form);

  const isSent = useRef(false);
  const sending = useSending({
    kept: kept.sending,
    keep: (next) => keepMore({ sending: next }),
    onSent: (bookingId) => {
      isSent.current = true;
      finish();
      onSent(bookingId);
    },
  });
  const explained = useExplanation(form.spaceId, wish, form.accessibility, kept.hold?.id);
  const isStill = sending.isBusy || sending.isUnknown;
  const holding = useHold({
    spaceId: form.spaceId,
    wish: form.repeat ? undefined : wish,
    isOn: isSignedIn && !isStill && explained.isOfThis && (explained.explanation?.allowed ?? false),
    isSpent: () => isSent.current,
    kept: kept.hold,
    keep: (hold) => keepMore({ hold }),
  });
  const draft = useServerDraft({
    draftId,
    content: kept.content,
    isOn: isSignedIn && kept.isTouched && !isStill,
    version: kept.version,
    saved: begun.version === undefined ? undefined : begun.saved,
    keep: keepMore,
  });

  const [tries, setTries] = useState(0);
  const lacks = lookThrough(form, site?.termsVersion ?? null);
  const wrong = useWrong({ lacks: tries > 0 ? lacks : {}, isTimeWrong: lacks.time === 'ends', refusals: explained.explanation?.refusals ?? [], error: sending.error, timeZone });
  const all = useRef<HTMLDivElement>(null);
  useFocusOnFirstWrong(all, tries, sending.error);
  useMirror(form, timeZone, onWish);
  useEffect(() => {
    if (hasCode(sending.error, 'booking.conflict')) explained.lookAgain();
    // Once for each answer that says so.
  }, [sending.error]);

  const change = (patch: Partial<AskForm>) => {
    sending.forgive();
    keepMore({ form: { ...form, ...patch }, isTouched: true });
  };
  const send = (mode: 'all' | 'what-fits') => {
    setTries(tries + 1);
    if (!wish || Object.keys(lacks).length > 0 || !site) return;
    if (!form.repeat && explained.isOfThis && !explained.explanation?.allowed) return;
    const request = requestOf(form, wish);
    if (form.repeat) sending.send('/api/v1/series', { ...request, rrule: ruleOf(form.repeat, form.date), exdates: form.repeat.exdates, mode });
    else sending.send('/api/v1/bookings', { ...request, ...(holding.held && { holdId: holding.held.hold.id }) });
  };

  const fill = (patch: Partial<AskForm>) => keepMore({ form: { ...form, ...patch } });
  const asking: Asking = { form, change, fill, sites, spaces, site, space, timeZone, wrong: wrong.of };
  return (
    <AskingContext value={asking}>
      <div ref={all} className={styles.columns}>
        <div className={styles.form}>
          {!kept.isTouched && <Drafts besides={draftId} personId={session?.personId ?? null} isSignedIn={isSignedIn} />}
          <HouseTime timeZone={timeZone} />
          {draft.other && <DraftElsewhere draft={draft.other} onInsist={draft.insist} onGive={() => keepMore({ form: formOf(draft.give()!.content, timeZone) })} />}
          <fieldset className={styles.plain} disabled={sending.isUnknown}>
            <WhereAndWhen explained={explained} holding={holding} isSignedIn={isSignedIn} />
            <Needs />
            <Repeating isSignedIn={isSignedIn} />
            <About />
          </fieldset>
          <Who isSignedIn={isSignedIn} isStill={sending.isUnknown} signIn={signIn} />
          <Terms isStill={sending.isUnknown} />
        </div>
        <SendIt sending={sending} explained={explained} holding={holding} saved={draft.state} isSignedIn={isSignedIn} wrongs={tries > 0 ? wrong.count : 0} onSend={send} />
      </div>
    </AskingContext>
  );
}

/** Whoever could not send is taken to the first thing to put right. */
function useFocusOnFirstWrong(all: { current: HTMLDivElement | null }, tries: number, error: unknown): void {
  useEffect(() => {
    if (tries > 0 || error) all.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [all, tries, error]);
}

/** The address says what is wanted, so that it can be sent to somebody. */
function useMirror(form: AskForm, timeZone: string, onWish: (wish: AskSearch) => void): void {
  const times = timesOf(form);
  const text = useMemo(() => {
    const wish = { space: form.spaceId || undefined, start: times && instantOf(times.start, timeZone), end: times && instantOf(times.end, timeZone), people: Number(form.people) || undefined };
    return JSON.stringify(wish);
  }, [form.spaceId, form.people, times?.start, times?.end, timeZone]);
  const tell = useRef(onWish);
  tell.current = onWish;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) tell.current(JSON.parse(text) as AskSearch);
    isFirst.current = false;
  }, [text]);
}


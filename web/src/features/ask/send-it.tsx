import { useState } from 'react';
import { Button } from '@/design/button';
import { Choices, Radio } from '@/design/field';
import { Facts, Row, Section, Stack } from '@/design/layout';
import { Notice, Trouble } from '@/design/notice';
import { capital, useSpaceWords } from '@/design/spaces/space-words';
import { isProblem } from '@/api/problem';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking } from './asking';
import styles from './ask.module.css';
import { timesOf } from './form';
import { instantOf } from './local-times';
import { Others } from './others';
import type { Explained } from './use-explanation';
import type { Holding } from './use-hold';
import type { useSending } from './use-sending';
import type { Saved } from './use-server-draft';
import words from './words.json';

interface SendItProps {
  sending: ReturnType<typeof useSending>;
  explained: Explained;
  holding: Holding;
  saved: Saved;
  isSignedIn: boolean;
  /** How many fields have to be put right. */
  wrongs: number;
  onSend: (mode: 'all' | 'what-fits') => void;
}

/** Everything once more, in short, and the button. */
export function SendIt({ sending, explained, holding, saved, isSignedIn, wrongs, onSend }: SendItProps) {
  const say = useWords(words);
  const format = useFormat(holding.held?.hold.timeZone);
  const { form } = useAsking();
  const [mode, setMode] = useState<'all' | 'what-fits'>('all');
  const isGiven = explained.explanation?.allowed && explained.explanation.approval !== 'staff';
  return (
    <div className={styles.aside}>
      <Section title={say('summary')}>
        <Stack>
          <Summary />
          {holding.held && <p className={styles.quiet}>{say(holding.held.hold.holdsFloor ? 'held' : 'countdown', { time: format.time(holding.held.hold.expiresAt) })}</p>}
          {form.repeat && (
            <Choices legend={say('mode')}>
              {(['all', 'what-fits'] as const).map((one) => <Radio key={one} name="mode" label={say(`mode.${one}`)} checked={mode === one} onChange={() => setMode(one)} />)}
            </Choices>
          )}
          {sending.isUnknown ? (
            <Notice tone="warn" title={say('unknown')} isNews><p>{say('unknownHelp')}</p></Notice>
          ) : (
            <WhyNot error={sending.error} />
          )}
          {wrongs > 0 && !sending.isBusy && <p role="status" className={styles.wrong}>{say('putRight', { count: wrongs })}</p>}
          <Row>
            {sending.isUnknown ? (
              <Button look="primary" isBusy={sending.isBusy} onClick={sending.again}>{say('tryAgain')}</Button>
            ) : (
              <Button look="primary" isBusy={sending.isBusy} disabled={!isSignedIn} onClick={() => onSend(mode)}>{say(form.repeat ? 'sendSeries' : isGiven ? 'sendNow' : 'send')}</Button>
            )}
          </Row>
          <p className={styles.quiet}>{isSignedIn ? say(`saved.${saved}`) : say('signInFirst')}</p>
        </Stack>
      </Section>
    </div>
  );
}

function Summary() {
  const say = useWords(words);
  const language = useLanguage();
  const spaceWords = useSpaceWords();
  const { form, site, space, timeZone } = useAsking();
  const format = useFormat(timeZone);
  const times = timesOf(form);
  const [start, end] = times ? [instantOf(times.start, timeZone), instantOf(times.end, timeZone)] : [];
  return (
    <Facts
      of={[
        [say('what'), form.title],
        [say('space'), space && site ? `${said(space.name, language)}, ${said(site.name, language)}` : say('notYet')],
        [say('when'), start && end && start < end ? `${format.longDay(start)} ${format.period(start, end)}` : say('notYet')],
        [say('howMany'), form.people],
        [say('layout'), form.layout === '' ? null : capital(spaceWords.layout(form.layout))],
        [say('equipment'), capital(spaceWords.list(form.equipment.map(spaceWords.equipment)))],
      ]}
    />
  );
}

/** Why the house said no, and what can be done where somebody else was quicker. */
function WhyNot({ error }: { error: unknown }) {
  if (!error) return null;
  // What is said of fields stands at them.
  const shown = isProblem(error) && error.errors ? { ...error, errors: undefined } : error;
  return (
    <>
      <Trouble error={shown} />
      {isProblem(error) && error.code === 'booking.conflict' && <Others />}
    </>
  );
}

import { useState } from 'react';
import { api, once } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { Button } from '@/design/button';
import { Row, Section, Stack } from '@/design/layout';
import { Answer, Notice, Tag, Trouble } from '@/design/notice';
import { useRefusals } from '@/design/spaces/refusals';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { ReasonForm } from './decline';
import styles from './deciding.module.css';
import { toneOf } from './outcome';
import { useDecided } from './queries';
import words from './words.json';

type Series = components['schemas']['Series'];
type Preview = components['schemas']['OccurrencePreview'];

const approvePath = '/api/v1/series/{seriesId}/approval';
const declinePath = '/api/v1/series/{seriesId}/decline';

/** A series as a whole: all of it, what fits, or none. */
export function SeriesDecide({ seriesId, onDecided }: { seriesId: string; onDecided: () => void }) {
  const say = useWords(words);
  const series = api.useQuery('get', '/api/v1/series/{seriesId}', { params: { path: { seriesId } } });
  return (
    <Section title={say('series')}>
      <Answer to={series}>{(known) => <Whole series={known} onDecided={onDecided} />}</Answer>
    </Section>
  );
}

function Whole({ series, onDecided }: { series: Series; onDecided: () => void }) {
  const say = useWords(words);
  const format = useFormat(series.timeZone);
  const decided = useDecided();
  const [isDeclining, decline] = useState(false);
  const done = { onSettled: decided, onSuccess: onDecided };
  const approving = api.useMutation('post', approvePath, done);
  const declining = api.useMutation('post', declinePath, done);
  const waiting = series.occurrences.filter(({ state }) => state === 'requested');
  const send = (mode: 'all' | 'what-fits') => {
    const body = { mode };
    approving.mutate({ params: { path: { seriesId: series.id }, header: { 'If-Match': `"${series.version}"`, ...once(approvePath, [series.id, series.version, body]) } }, body });
  };
  return (
    <Stack>
      <ol className={styles.occurrences} aria-label={say('occurrences')}>
        {series.occurrences.map(({ bookingId, start, end, state }) => (
          <li key={bookingId}><span>{format.day(start)} {format.period(start, end)}</span> <Tag tone={toneOf(state)}>{say(`state.${state}`)}</Tag></li>
        ))}
      </ol>
      {waiting.length > 0 && (
        <>
          <Row>
            <Button look="primary" isBusy={approving.isPending} onClick={() => send('all')}>{say('approveSeries', { count: waiting.length })}</Button>
            <Button onClick={() => send('what-fits')}>{say('approveFitting')}</Button>
            <Button look="danger" aria-expanded={isDeclining} onClick={() => decline(!isDeclining)}>{say('declineSeries')}</Button>
          </Row>
          {approving.error ? <Trouble error={approving.error} /> : null}
          {isDeclining && (
            <ReasonForm
              isBusy={declining.isPending} error={declining.error} onClose={() => decline(false)} submit={say('declineSeriesNow', { count: waiting.length })}
              onReason={(body) => declining.mutate({ params: { path: { seriesId: series.id }, header: { 'If-Match': `"${series.version}"`, ...once(declinePath, [series.id, series.version, body]) } }, body })}
            />
          )}
        </>
      )}
      {approving.data && approving.data.refused.length > 0 && <Refused refused={approving.data.refused} timeZone={series.timeZone} />}
    </Stack>
  );
}

function Refused({ refused, timeZone }: { refused: Preview[]; timeZone: string }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const refusal = useRefusals(timeZone);
  return (
    <Notice tone="warn" title={say('seriesRefused', { count: refused.length })} isNews>
      <ul>{refused.map(({ recurrenceId, start, refusals }) => <li key={recurrenceId}>{start ? format.day(start) : recurrenceId}: {refusals.map(refusal).join(' ')}</li>)}</ul>
    </Notice>
  );
}

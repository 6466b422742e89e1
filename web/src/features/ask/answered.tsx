import { Notice, Trouble } from '@/design/notice';
import { Button } from '@/design/button';
import { Quiet, Row } from '@/design/layout';
import { useSpaceWords } from '@/design/spaces/space-words';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking, type Site } from './asking';
import { fieldsOfTime } from './form';
import { Others } from './others';
import type { Explained, Explanation } from './use-explanation';
import words from './words.json';

/** What the house says of the wish as it stands now, without its being sent. */
export function Answered({ explained: { explanation, isOfThis, error, lookAgain } }: { explained: Explained }) {
  const say = useWords(words);
  const { site } = useAsking();
  const isDone = site && explanation;
  return (
    <div aria-live="polite" aria-busy={!isOfThis}>
      {isDone ? (
        explanation.allowed ? <Possible explanation={explanation} site={site} /> : <Impossible explanation={explanation} />
      ) : error ? (
        <Trouble error={error} onRetry={lookAgain} />
      ) : site && !isOfThis && explanation === undefined ? null : (
        !isOfThis && <Quiet>{site ? say('looking') : ''}</Quiet>
      )}
    </div>
  );
}

function Possible({ explanation, site }: { explanation: Explanation; site: Site }) {
  const say = useWords(words);
  const format = useFormat(site.timeZone);
  const { approval, competing, setupMinutes, clearupMinutes } = explanation;
  const [before, after] = [setupMinutes, clearupMinutes].map((minutes) => (minutes > 0 ? format.minutes(minutes) : 'none'));
  const both = before !== 'none' && after !== 'none' ? 'yes' : 'no';
  return (
    <Notice tone="good" title={say('possible')}>
      <p>{say(`approval.${approval}`, { hours: Math.ceil(site.decideWithinMinutes / 60) })}</p>
      {competing > 0 && <p>{say('competing', { count: competing })}</p>}
      {setupMinutes + clearupMinutes > 0 && <p>{say('setup', { before, after, both })}</p>}
    </Notice>
  );
}

function Impossible({ explanation }: { explanation: Explanation }) {
  const say = useWords(words);
  const { wrong } = useAsking();
  // The rules themselves stand at the fields that they speak of; those of fields further down are said here too.
  const further = (['equipment', 'pooled', 'services', 'organisation'] as const).map(wrong).filter((reason) => reason !== undefined);
  const isOnlyOrder = explanation.refusals.every(({ code }) => code.startsWith('booking.service'));
  return (
    <Notice tone="warn" title={say('impossible')}>
      {further.map((reason) => <p key={reason}>{reason}</p>)}
      {explanation.nearest && <Fix nearest={explanation.nearest} />}
      {!isOnlyOrder && <Others />}
    </Notice>
  );
}

/** The same space with as little changed as it takes, by one press. */
function Fix({ nearest }: { nearest: NonNullable<Explanation['nearest']> }) {
  const say = useWords(words);
  const { change, timeZone } = useAsking();
  const format = useFormat(timeZone);
  const spaceWords = useSpaceWords();
  const { changes, start, end, people, layout, equipment, pooled, serviceIds } = nearest;
  const isTime = changes.includes('time') || changes.includes('minutes') || changes.length === 0;
  const parts = [
    ...(isTime ? [say('fix.time', { when: `${format.day(start)} ${format.period(start, end)}` })] : []),
    ...(changes.includes('people') ? [say('fix.people', { people })] : []),
    ...(changes.includes('layout') ? [layout ? say('fix.layout', { layout: spaceWords.layout(layout) }) : say('fix.anyLayout')] : []),
    ...(['equipment', 'pooled', 'services'] as const).filter((one) => changes.includes(one)).map((one) => say(`fix.${one}`)),
  ];
  const fix = () =>
    change({
      ...fieldsOfTime(start, end, timeZone),
      ...(changes.includes('people') && { people: String(people) }),
      ...(changes.includes('layout') && { layout: layout ?? '' }),
      ...(changes.includes('equipment') && { equipment }),
      ...(changes.includes('pooled') && { pooled: Object.fromEntries(pooled.map(({ poolId, amount }) => [poolId, amount])) }),
      ...(changes.includes('services') && { serviceIds }),
    });
  return <Row><Button look="primary" onClick={fix}>{say('fix', { what: spaceWords.list(parts) })}</Button></Row>;
}

import { Facts } from '@/design/layout';
import { Notice } from '@/design/notice';
import { useRefusals } from '@/design/spaces/refusals';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import type { Compared } from './queries';
import words from './words.json';

/** What a request weighs: agreement, priority, quota, and what would be in the way of approving it. */
export function Standing({ request: { booking, quota, agreementId, inTheWay, offerId } }: { request: Compared }) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const refusal = useRefusals(booking.timeZone);
  const hours = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <>
      <Facts
        of={[
          [say('agreement'), agreementId && say('agreementGives')],
          [say('priority'), booking.priority > 0 ? booking.priority : null],
          [say('quota'), quota && quota.hoursAMonth !== null ? say('quotaHours', { used: hours(quota.hoursUsed), of: hours(quota.hoursAMonth) }) : null],
          [say('quotaRequests'), quota && quota.openRequests !== null ? say('quotaRequestsOf', { open: quota.requestsOpen, of: quota.openRequests }) : null],
        ]}
      />
      {inTheWay.length > 0 && <Notice tone="warn" title={say('inTheWay')}><ul>{inTheWay.map((way) => <li key={way.code}>{refusal(way)}</li>)}</ul></Notice>}
      {offerId && <p>{say('offerOpen')}</p>}
    </>
  );
}

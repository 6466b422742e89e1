import { api } from '@/api/client';
import { Section } from '@/design/layout';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useIsBooker, useMe } from '../queries';
import words from './words.json';

/** How much may be booked, and how much of it is used. Nothing where nothing is limited. */
export function Quotas() {
  const say = useWords(words);
  const format = useFormat();
  const memberships = useMe().data?.person?.memberships ?? [];
  const isBooker = useIsBooker();
  const quotas = api.useQuery('get', '/api/v1/quotas/mine', {}, { enabled: isBooker }).data?.quotas ?? [];
  const whose = (ownerId: string) => memberships.find(({ organisationId }) => organisationId === ownerId)?.organisationName ?? say('quotaYou');
  if (quotas.length === 0) return null;
  return (
    <Section title={say('quotas')}>
      <ul>
        {quotas.map((quota) => (
          <li key={`${quota.kind} ${quota.ownerId}`}>
            <strong>{whose(quota.ownerId)}</strong>{' '}
            {[
              ...(quota.hoursAMonth === null ? [] : [say('quotaHours', { used: format.number(quota.hoursUsed), hours: quota.hoursAMonth })]),
              ...(quota.openRequests === null ? [] : [say('quotaRequests', { open: quota.requestsOpen, most: quota.openRequests })]),
            ].join(', ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}

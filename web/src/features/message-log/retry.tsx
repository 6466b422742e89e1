import { api, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Notice, Trouble } from '@/design/notice';
import { useWords } from '@/words/use-words';
import type { WholeDelivery } from './queries';
import words from './words.json';

const path = '/api/v1/deliveries/{deliveryId}/retry';

/** Lets what did not come be tried again now; how it goes is seen below as it happens. */
export function Retry({ delivery: { id, attempts }, canBe }: { delivery: WholeDelivery; canBe: boolean }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const content = { id, attempts };
  const again = api.useMutation('post', path, {
    onSettled: () => {
      commandIsDone(path, content);
      refresh('deliveries');
    },
  });
  if (!canBe && again.isIdle) return null;
  return (
    <div>
      {canBe && (
        <Button look="primary" isBusy={again.isPending} onClick={() => again.mutate({ params: { path: { deliveryId: id }, header: once(path, content) } })}>{say('retry')}</Button>
      )}
      {again.isSuccess && !canBe && <Notice tone="good" isNews><p>{say('retried')}</p></Notice>}
      {again.error && <Trouble error={again.error} />}
    </div>
  );
}

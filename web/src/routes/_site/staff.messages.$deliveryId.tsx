import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { OneMessage } from '@/features/message-log/one-message';
import { readSearch } from '@/features/message-log/search';

export const Route = createFileRoute('/_site/staff/messages/$deliveryId')({ validateSearch: readSearch, component: Message });

function Message() {
  return (
    <For roles={['reception', 'staff', 'admin']}>
      <OneMessage deliveryId={Route.useParams().deliveryId} search={Route.useSearch()} />
    </For>
  );
}

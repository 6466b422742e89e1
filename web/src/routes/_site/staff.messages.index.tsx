import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { MessageLog } from '@/features/message-log/message-log';
import { readSearch } from '@/features/message-log/search';

export const Route = createFileRoute('/_site/staff/messages/')({ validateSearch: readSearch, component: Messages });

function Messages() {
  const navigate = Route.useNavigate();
  return (
    <For roles={['reception', 'staff', 'admin']}>
      <MessageLog search={Route.useSearch()} onSearch={(search) => void navigate({ search, resetScroll: false })} />
    </For>
  );
}

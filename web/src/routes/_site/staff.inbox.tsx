import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { Together } from '@/features/deciding/together';
import { Inbox } from '@/features/inbox/inbox';
import { readSearch } from '@/features/inbox/search';

export const Route = createFileRoute('/_site/staff/inbox')({ validateSearch: readSearch, component: InboxPage });

function InboxPage() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return (
    <For roles={['staff', 'admin']}>
      <Inbox
        search={search}
        onSearch={(next) => void navigate({ to: '/staff/inbox', search: next, replace: true })}
        together={(rows, done) => <Together rows={rows} onDone={done} />}
      />
    </For>
  );
}

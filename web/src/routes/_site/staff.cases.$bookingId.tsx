import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { Case } from '@/features/deciding/case';
import { Among } from '@/features/inbox/among';
import { readSearch } from '@/features/inbox/search';
import { Thread } from '@/features/threads/thread';

export const Route = createFileRoute('/_site/staff/cases/$bookingId')({ validateSearch: readSearch, component: CasePage });

function CasePage() {
  const { bookingId } = Route.useParams();
  const search = Route.useSearch();
  return (
    <For roles={['staff', 'admin']}>
      <Case
        bookingId={bookingId}
        among={<Among search={search} bookingId={bookingId} />}
        thread={({ caseId, timeZone }) => <Thread caseId={caseId} as="staff" timeZone={timeZone} />}
      />
    </For>
  );
}

import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { Receipt } from '@/features/ask/receipt';

export const Route = createFileRoute('/_site/ask_/sent/$bookingId')({ component: ReceiptPage });

function ReceiptPage() {
  const { bookingId } = Route.useParams();
  return (
    <For>
      <Receipt bookingId={bookingId} />
    </For>
  );
}

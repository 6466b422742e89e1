import { createFileRoute } from '@tanstack/react-router';
import { BookingPage } from '@/features/mine/booking/booking-page';
import type { Doing } from '@/features/mine/booking/actions';
import { Thread } from '@/features/threads/thread';

export const Route = createFileRoute('/_site/mine/bookings/$bookingId')({
  validateSearch: ({ do: doing }: Record<string, unknown>): { do?: Doing } => ({ do: doing === 'change' || doing === 'cancel' ? doing : undefined }),
  component: BookingRoute,
});

function BookingRoute() {
  const { bookingId } = Route.useParams();
  return <BookingPage key={bookingId} bookingId={bookingId} doing={Route.useSearch().do} thread={({ caseId, timeZone }) => <Thread caseId={caseId} as="applicant" timeZone={timeZone} />} />;
}

import { createFileRoute } from '@tanstack/react-router';
import { Messages } from '@/features/mine/messages/messages';

export const Route = createFileRoute('/_site/mine/messages')({
  validateSearch: ({ unread }: Record<string, unknown>): { unread?: true } => ({ unread: unread === true || undefined }),
  component: MessagesPage,
});

function MessagesPage() {
  return <Messages onlyUnread={Route.useSearch().unread ?? false} />;
}

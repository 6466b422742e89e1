import { createFileRoute } from '@tanstack/react-router';
import { Calendars } from '@/features/mine/calendars/calendars';

export const Route = createFileRoute('/_site/mine/calendars')({ component: Calendars });

import { createFileRoute } from '@tanstack/react-router';
import { Missing } from '@/app/fallbacks';

export const Route = createFileRoute('/_site/mine/data')({ component: Missing });

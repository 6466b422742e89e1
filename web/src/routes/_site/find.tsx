import { createFileRoute } from '@tanstack/react-router';
import { Missing } from '@/app/fallbacks';

export const Route = createFileRoute('/_site/find')({ validateSearch: (search: { people?: number; day?: string }) => search, component: Missing });

import { createFileRoute } from '@tanstack/react-router';
import { Organisations } from '@/features/mine/organisations/organisations';

export const Route = createFileRoute('/_site/mine/organisations')({ component: Organisations });

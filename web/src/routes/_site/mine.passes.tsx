import { createFileRoute } from '@tanstack/react-router';
import { Passes } from '@/features/mine/passes/passes';

export const Route = createFileRoute('/_site/mine/passes')({ component: Passes });

import { createFileRoute } from '@tanstack/react-router';
import { Sites } from '@/features/lobby/sites';

export const Route = createFileRoute('/lobby/')({ component: Sites });

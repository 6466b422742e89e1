import { createFileRoute } from '@tanstack/react-router';
import { Data } from '@/features/mine/data/data';

export const Route = createFileRoute('/_site/mine/data')({ component: Data });

import { createFileRoute } from '@tanstack/react-router';
import { Erased } from '@/features/mine/data/erased';

/** Outside of what is somebody's own: whoever sees it is nobody any more. */
export const Route = createFileRoute('/_site/erased')({ component: Erased });

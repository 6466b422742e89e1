import { createFileRoute } from '@tanstack/react-router';
import { Accessibility } from '@/features/accessibility/accessibility';

export const Route = createFileRoute('/_site/accessibility')({ component: Accessibility });

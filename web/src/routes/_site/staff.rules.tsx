import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { DecisionRules } from '@/features/rules/rules';

export const Route = createFileRoute('/_site/staff/rules')({
  component: () => <For roles={['staff', 'admin']}><DecisionRules /></For>,
});

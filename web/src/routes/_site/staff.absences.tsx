import { createFileRoute } from '@tanstack/react-router';
import { For } from '@/app/fallbacks';
import { Absences } from '@/features/absences/absences';

export const Route = createFileRoute('/_site/staff/absences')({
  component: () => <For roles={['staff', 'admin']}><Absences /></For>,
});

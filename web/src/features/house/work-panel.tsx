import { useQuery } from '@tanstack/react-query';
import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { Button } from '@/design/button';
import { Facts, Stack } from '@/design/layout';
import { Answer, Notice, Trouble } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Panel } from './panel';
import { maintenanceQuery, type Shown } from './queries';
import type { Site } from './types';
import words from './words.json';

interface WorkPanelProps {
  site: Site;
  shown: Shown;
  /** Which: its space, and when it begins. */
  work: string;
  canDecide: boolean;
  onClose: () => void;
}

/** Maintenance that is chosen: why, and how the space is given back. */
export function WorkPanel({ site, shown, work, canDecide, onClose }: WorkPanelProps) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const refresh = useRefresh();
  const blocks = useQuery(maintenanceQuery(shown));
  const path = '/api/v1/maintenance/{blockId}';
  const lift = api.useMutation('delete', path, { onSuccess: () => refresh('sites', 'maintenance') });
  const [spaceId, start] = work.split('@');
  return (
    <Panel title={say('maintenance')} onClose={onClose}>
      {lift.isSuccess ? <Notice tone="good" isNews>{say('lifted')}</Notice> : (
        <Answer to={blocks}>
          {({ items }) => {
            const block = items.find((each) => each.spaceId === spaceId && Date.parse(each.start) === Date.parse(start ?? ''));
            if (!block) return <Notice>{say('workGone')}</Notice>;
            return (
              <Stack>
                <Facts of={[[say('where'), said(block.spaceName, language)], [say('when'), `${format.dayAndTime(block.start)} – ${format.dayAndTime(block.end)}`], [say('reason'), said(block.reason, language)]]} />
                {lift.error && <Trouble error={lift.error} />}
                {canDecide && (
                  <div>
                    <Button look="danger" isBusy={lift.isPending} onClick={() => lift.mutate({ params: { path: { blockId: block.id }, header: { ...once(path, block.id) } } })}>{say('lift')}</Button>
                  </div>
                )}
              </Stack>
            );
          }}
        </Answer>
      )}
    </Panel>
  );
}

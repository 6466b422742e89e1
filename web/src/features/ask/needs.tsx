import { useQuery } from '@tanstack/react-query';
import { Checkbox, Choices, TextField } from '@/design/field';
import { Quiet, Section, Stack } from '@/design/layout';
import { capital, equipmentKinds, useSpaceWords, type Equipment } from '@/design/spaces/space-words';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useAsking, type Site, type Space } from './asking';
import styles from './ask.module.css';
import { timesOf } from './form';
import { instantOf } from './local-times';
import { freePoolsQuery, poolsQuery, servicesQuery } from './queries';
import words from './words.json';

/** What is needed there: what the space has, what the house lends, and what people do. */
export function Needs() {
  const say = useWords(words);
  const { site, space } = useAsking();
  return (
    <Section title={say('needs')}>
      {site && space ? (
        <Stack>
          <EquipmentChoices site={site} space={space} />
          <Pools site={site} />
          <Services site={site} />
        </Stack>
      ) : (
        <Quiet>{say('needsFirst')}</Quiet>
      )}
    </Section>
  );
}

function EquipmentChoices({ site, space }: { site: Site; space: Space }) {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  const { form, change, wrong } = useAsking();
  const pools = useQuery(poolsQuery(site.id)).data?.pools ?? [];
  const lent = (kind: Equipment) => pools.some(({ equipment }) => equipment === kind);
  const whence = (kind: Equipment) => say(space.equipment.includes(kind) ? 'inSpace' : lent(kind) ? 'fromPool' : 'lacking');
  const shown = equipmentKinds.filter((kind) => space.equipment.includes(kind) || lent(kind) || form.equipment.includes(kind));
  const turn = (kind: Equipment, isOn: boolean) => change({ equipment: isOn ? [...form.equipment, kind] : form.equipment.filter((one) => one !== kind) });
  if (shown.length === 0) return null;
  return (
    <Choices legend={say('equipment')}>
      {shown.map((kind) => (
        <Checkbox
          key={kind} checked={form.equipment.includes(kind)} onChange={({ target }) => turn(kind, target.checked)}
          aria-invalid={(wrong('equipment') && form.equipment.includes(kind) && !space.equipment.includes(kind)) ? true : undefined}
          label={<>{capital(spaceWords.equipment(kind))} <Quiet small>{whence(kind)}</Quiet></>}
        />
      ))}
      {wrong('equipment') && <p className={styles.wrong}>{wrong('equipment')}</p>}
    </Choices>
  );
}

function Pools({ site }: { site: Site }) {
  const say = useWords(words);
  const language = useLanguage();
  const { form, change, wrong } = useAsking();
  const pools = useQuery(poolsQuery(site.id)).data?.pools ?? [];
  const times = timesOf(form);
  const [from, to] = times ? [instantOf(times.start, site.timeZone), instantOf(times.end, site.timeZone)] : ['', ''];
  const free = useQuery({ ...freePoolsQuery(site.id, from, to), enabled: from < to }).data?.pools;
  if (pools.length === 0) return null;
  return (
    <Choices legend={say('pools')}>
      <div className={styles.pools}>
        {pools.map(({ id, name, amount }) => {
          const left = free?.find(({ poolId }) => poolId === id)?.left;
          const asked = form.pooled[id] ?? 0;
          return (
            <TextField
              key={id} label={said(name, language)} help={left === undefined ? say('poolAll', { amount }) : say('poolLeft', { left, amount })}
              type="number" inputMode="numeric" min={0} max={1000} required={false} value={asked || ''} placeholder="0"
              onChange={({ target }) => change({ pooled: { ...form.pooled, [id]: Math.max(0, Math.trunc(Number(target.value))) } })}
              wrong={asked > (left ?? amount) ? wrong('pooled') : undefined}
            />
          );
        })}
      </div>
    </Choices>
  );
}

function Services({ site }: { site: Site }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(site.timeZone);
  const { form, change, wrong } = useAsking();
  const services = useQuery(servicesQuery(site.id)).data?.services ?? [];
  const times = timesOf(form);
  const latest = (minutes: number) => (times ? Date.parse(instantOf(times.start, site.timeZone)) - minutes * 60_000 : undefined);
  const turn = (id: string, isOn: boolean) => change({ serviceIds: isOn ? [...form.serviceIds, id] : form.serviceIds.filter((one) => one !== id) });
  if (services.length === 0) return null;
  return (
    <Choices legend={say('services')}>
      {services.map(({ id, name, description, leadMinutes }) => {
        const by = latest(leadMinutes);
        const isLate = form.serviceIds.includes(id) && by !== undefined && by < Date.now();
        return (
          <div key={id}>
            <Checkbox
              checked={form.serviceIds.includes(id)} onChange={({ target }) => turn(id, target.checked)} aria-invalid={isLate ? true : undefined}
              label={
                <>
                  {said(name, language)}
                  <br />
                  <Quiet small>{said(description, language)} {by === undefined ? say('orderAhead', { time: format.minutes(leadMinutes) }) : say('orderBy', { time: format.dayAndTime(by) })}</Quiet>
                </>
              }
            />
            {isLate && wrong('services') && <p className={styles.wrong}>{wrong('services')}</p>}
          </div>
        );
      })}
    </Choices>
  );
}

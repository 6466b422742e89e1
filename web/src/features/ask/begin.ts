import type { components } from '@/api/schema.gen';
import { accessibilityKinds, equipmentKinds, layoutKinds } from '@/design/spaces/space-words';
import type { Site, Space } from './asking';
import { contentOf, emptyForm, fieldsOfTime, formOf, type AskForm } from './form';
import { keptOf, type Kept } from './kept';

type Draft = components['schemas']['Draft'];

/** What an address may say of what is wanted. */
export interface AskSearch {
  space?: string;
  start?: string;
  end?: string;
  people?: number;
  layout?: string;
  /** Separated by commas. */
  equipment?: string;
  accessibility?: string;
  draft?: string;
}

interface House {
  sites: Site[];
  spaces: Space[];
  drafts: Draft[];
  personId: string | null;
  now: number;
}

/** Where somebody goes on: with what this browser keeps, what the house keeps, or what came along with the address. */
export function beginWith(search: AskSearch, draftId: string, { sites, spaces, drafts, personId, now }: House): Kept {
  const zoneOf = (spaceId: string | undefined) => timeZoneOf(sites, spaces, spaceId);
  const here = keptOf(draftId);
  const kept = here && (here.personId === null || personId === null || here.personId === personId) ? here : undefined;
  const draft = drafts.find(({ id }) => id === draftId);
  // What was written here and not saved goes before what was saved elsewhere; saving tells of both.
  const isNewerThere = draft && kept?.version !== undefined && draft.version > kept.version && kept.saved === JSON.stringify(contentOf(kept.form));
  if (kept && !isNewerThere) return kept;
  const isTouched = draft !== undefined;
  const form = draft ? formOf(draft.content, zoneOf(draft.content.spaceId)) : formFromAddress(search, zoneOf(search.space), spaces);
  return { form, personId, changedAt: now, isTouched, ...(draft && { version: draft.version, saved: JSON.stringify(contentOf(form)) }) };
}

export function timeZoneOf(sites: Site[], spaces: Space[], spaceId: string | undefined): string {
  const siteId = spaces.find(({ id }) => id === spaceId)?.siteId;
  return (sites.find(({ id }) => id === siteId) ?? sites[0])?.timeZone ?? 'Europe/Stockholm';
}

const asked = (list: string | undefined): string[] => (list ?? '').split(',');

function formFromAddress(search: AskSearch, timeZone: string, spaces: Space[]): AskForm {
  return {
    ...emptyForm,
    spaceId: spaces.some(({ id }) => id === search.space) ? search.space! : '',
    ...fieldsOfTime(search.start, search.end, timeZone),
    people: search.people ? String(search.people) : '',
    layout: layoutKinds.find((kind) => kind === search.layout) ?? '',
    equipment: equipmentKinds.filter((kind) => asked(search.equipment).includes(kind)),
    accessibility: accessibilityKinds.filter((need) => asked(search.accessibility).includes(need)),
  };
}

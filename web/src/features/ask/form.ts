import type { components } from '@/api/schema.gen';
import type { Accessibility, Equipment, LayoutKind } from '@/design/spaces/space-words';
import { isMoment, localTime } from './local-times';
import { repeatOf, ruleOf, type Repeat } from './recurrence';

export type Content = components['schemas']['DraftContent'];

/** The form as it is being filled in: what stands in its fields, right or not. Times are by the clocks of the site. */
export interface AskForm {
  spaceId: string;
  date: string;
  from: string;
  to: string;
  /** Where it ends on another day; else empty. */
  endDate: string;
  people: string;
  layout: LayoutKind | '';
  equipment: Equipment[];
  accessibility: Accessibility[];
  /** How many of each pool. */
  pooled: Record<string, number>;
  serviceIds: string[];
  repeat: Repeat | null;
  title: string;
  purpose: string;
  isPublic: boolean;
  servesAlcohol: boolean;
  organisationId: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  acceptedTerms: number | null;
}

export const emptyForm: AskForm = {
  spaceId: '', date: '', from: '', to: '', endDate: '', people: '', layout: '', equipment: [], accessibility: [], pooled: {}, serviceIds: [], repeat: null,
  title: '', purpose: '', isPublic: false, servesAlcohol: false, organisationId: '', contactName: '', contactEmail: '', contactPhone: '', acceptedTerms: null,
};

/** When it begins and ends, in local time as the interface takes it; undefined until both are known. */
export function timesOf({ date, from, to, endDate }: AskForm): { start: string; end: string } | undefined {
  const times = { start: `${date}T${from}`, end: `${endDate || date}T${to}` };
  return isMoment(times.start) && isMoment(times.end) ? times : undefined;
}

export const endsBeforeItStarts = (form: AskForm): boolean => {
  const times = timesOf(form);
  return times !== undefined && times.end <= times.start;
};

/** The fields for a stretch of time, which may be instants or local times. */
export function fieldsOfTime(start: string | undefined, end: string | undefined, timeZone: string): Pick<AskForm, 'date' | 'from' | 'to' | 'endDate'> {
  const [begins, ends] = [start, end].map((at) => (at ? localTime(at, timeZone) : undefined));
  const date = begins?.date ?? '';
  return { date, from: begins?.time ?? '', to: ends?.time ?? '', endDate: ends && ends.date !== date ? ends.date : '' };
}

const someText = (text: string): string | undefined => text.trim() || undefined;

/** What is asked of a space at a time: what rules and other people may stand in the way of. */
export function wishOf(form: AskForm) {
  const times = timesOf(form);
  if (!times || endsBeforeItStarts(form)) return undefined;
  return { ...times, ...needsOf(form), people: numberOf(form.people) ?? 1 };
}

export type Wish = NonNullable<ReturnType<typeof wishOf>>;

const needsOf = (form: AskForm) => ({
  ...(form.layout && { layout: form.layout }),
  equipment: form.equipment,
  pooled: Object.entries(form.pooled).filter(([, amount]) => amount > 0).map(([poolId, amount]) => ({ poolId, amount })),
  serviceIds: form.serviceIds,
  ...(form.organisationId && { organisationId: form.organisationId }),
});

export function numberOf(text: string): number | undefined {
  const number = Number(text);
  return text.trim() !== '' && Number.isInteger(number) && number > 0 ? number : undefined;
}

function contactOf({ contactName, contactEmail, contactPhone }: AskForm) {
  const [name, email, phone] = [contactName, contactEmail, contactPhone].map(someText);
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
}

/** The request that is sent; the form has been looked through before. */
export function requestOf(form: AskForm, wish: Wish) {
  const contact = contactOf(form);
  const purpose = someText(form.purpose);
  return {
    spaceId: form.spaceId,
    ...wish,
    title: form.title.trim(),
    ...(purpose && { purpose }),
    ...(contact.name && { contact: { ...contact, name: contact.name } }),
    isPublic: form.isPublic,
    servesAlcohol: form.servesAlcohol,
    ...(form.acceptedTerms !== null && { termsVersion: form.acceptedTerms }),
  };
}

/** The same form as a draft that the house keeps: whatever of it is filled in. */
export function contentOf(form: AskForm): Content {
  const times = timesOf(form);
  const [people, title, purpose, contact] = [numberOf(form.people), someText(form.title), someText(form.purpose), contactOf(form)];
  return {
    ...(form.spaceId && { spaceId: form.spaceId }),
    ...times,
    ...(people && { people }),
    ...needsOf(form),
    ...(title && { title: title.slice(0, 120) }),
    ...(purpose && { purpose }),
    ...(Object.keys(contact).length > 0 && { contact }),
    isPublic: form.isPublic,
    servesAlcohol: form.servesAlcohol,
    ...(form.acceptedTerms !== null && { termsVersion: form.acceptedTerms }),
    ...(form.repeat && times && { rrule: ruleOf(form.repeat, form.date), exdates: form.repeat.exdates.map((date) => `${date}T${form.from}`) }),
  };
}

/** A draft that the house kept, as the form had it. */
export function formOf(content: Content, timeZone: string): AskForm {
  return {
    ...emptyForm,
    ...fieldsOfTime(content.start, content.end, timeZone),
    spaceId: content.spaceId ?? '',
    people: content.people ? String(content.people) : '',
    layout: content.layout ?? '',
    equipment: content.equipment ?? [],
    pooled: Object.fromEntries((content.pooled ?? []).map(({ poolId, amount }) => [poolId, amount])),
    serviceIds: content.serviceIds ?? [],
    repeat: content.rrule ? repeatOf(content.rrule, (content.exdates ?? []).map((at) => at.slice(0, 10))) : null,
    title: content.title ?? '',
    purpose: content.purpose ?? '',
    isPublic: content.isPublic ?? false,
    servesAlcohol: content.servesAlcohol ?? false,
    organisationId: content.organisationId ?? '',
    contactName: content.contact?.name ?? '',
    contactEmail: content.contact?.email ?? '',
    contactPhone: content.contact?.phone ?? '',
    acceptedTerms: content.termsVersion ?? null,
  };
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language, ProgrammeItem } from '#contracts';
import { newId } from '#kernel';
import { fieldProblem, fieldProblemsOf, type FieldProblem } from '../problems/field-sentences.js';
import { programmeSeconds } from '../programme/programme-endpoints.js';
import { strangerForm } from '../registering/registration-schemas.js';
import type { Telephones } from '../registering/telephones.js';
import { prefix } from '../rest/prefix.js';
import { answerKey, clientHead } from '../web/client-head.js';
import { chosen } from './chosen.js';
import { eventPage } from './event-page.js';
import { sentence, warning, type Wrong } from './forms.js';
import { html } from './html.js';
import { formOf, seeOther, type PageParts } from './page-parts.js';
import { programmePage } from './programme-page.js';
import { toldOnPage } from './refusal.js';
import { isTold, registeredNotice, registeringForm } from './registering-form.js';

/** The programme for everybody, and registering without an account. */
export function serveProgramme(instance: FastifyInstance, parts: PageParts): void {
  instance.get('/programme', async (request, reply) => {
    const events = await parts.programme.all({});
    return html(reply.header('Cache-Control', `public, max-age=${programmeSeconds}`).removeHeader('RateLimit'), programmePage(events, chosen(request), programmeClient(parts, events)));
  });
  instance.get('/programme/:slug', async (request, reply) => {
    const event = await parts.programme.one(slugOf(request));
    const shown = { event, language: chosen(request), origin: parts.address.origin, client: eventClient(parts, event) };
    const told = event.state === 'published' ? registeredNotice((request.query as Record<string, unknown>).registered, shown.language) : undefined;
    return html(reply, eventPage(shown, told ? { told } : { form: registeringForm(event, shown.language, new Date()) }));
  });
  instance.post('/programme/:slug/registrations', (request, reply) => register(parts, request, reply));
}

const programmeClient = ({ client }: PageParts, items: ProgrammeItem[]) =>
  clientHead(client, ['_site', '_site/programme.index'], [[answerKey(`${prefix}/programme`), { items, next: null }]]);

const eventClient = ({ client }: PageParts, event: ProgrammeItem) =>
  clientHead(client, ['_site', '_site/programme.$slug'], [[answerKey(`${prefix}/programme/{slug}`, { path: { slug: event.slug } }), event]]);

async function register(parts: PageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  parts.forgery.mustBeOurs(request);
  const language = chosen(request);
  const event = await parts.programme.one(slugOf(request));
  const values = formOf(request);
  const { data, wrong } = read(values, language, parts.telephones);
  const form = registeringForm(event, language, new Date(), { values, wrong });
  const shown = { event, language, origin: parts.address.origin };
  if (!data) return html(reply.code(400), eventPage(shown, { form }));
  const { bySms, ...stranger } = data;
  try {
    parts.limits.countRegistering(request);
    const { state } = await parts.registrar.register(stranger, { eventId: event.id, bySms }, newId());
    return seeOther(reply, `/programme/${encodeURIComponent(event.slug)}?language=${language}${isTold(state) ? `&registered=${state}` : ''}`);
  } catch (error) {
    return html(reply, eventPage(shown, { told: warning(toldOnPage(error, passing, request, reply)), form }));
  }
}

/** Refusals that say nothing against what was written: sent again later, or by somebody else, it may go through. */
const passing = ['conflict', 'too-many', 'unavailable', 'timeout'] as const;

function read({ name, email, phone, bySms }: Record<string, string>, language: Language, telephones: Telephones) {
  const form = { name, email, language, bySms: bySms === 'true', ...(phone && { phone: telephones.international(phone) }) };
  const { data, error } = strangerForm.safeParse(form, { reportInput: true });
  const problems = [
    ...(error?.issues.flatMap(fieldProblemsOf) ?? []),
    ...(form.bySms && !phone ? [fieldProblem('phone', 'required')] : []),
  ];
  const wrong: Wrong = Object.fromEntries(problems.map((problem) => [problem.field, sentence(wordsOf(problem)[language])]));
  return { data: problems.length === 0 ? data : undefined, wrong };
}

/** A form takes a number as people write it, which the interface does not. */
const wordsOf = ({ field, code, says }: FieldProblem) => (field === 'phone' && code !== 'required' ? phoneWords : says);

const phoneWords = {
  sv: 'skriv numret som 070-123 45 67, eller med landsnummer som +46 70 123 45 67',
  en: 'write the number as 070-123 45 67, or with its country code as +46 70 123 45 67',
};

const slugOf = (request: FastifyRequest): string => (request.params as { slug: string }).slug;

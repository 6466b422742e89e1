import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '#kernel';
import type { Language, ProgrammeItem } from '#contracts';
import { fieldProblem, fieldProblemsOf } from '../problems/field-sentences.js';
import { programmeSeconds } from '../programme/programme-endpoints.js';
import { strangerForm } from '../registering/registration-schemas.js';
import { chosen } from './chosen.js';
import { eventPage } from './event-page.js';
import type { Wrong } from './forms.js';
import { html } from './html.js';
import { formOf, seeOther, type PageParts } from './page-parts.js';
import { programmePage } from './programme-page.js';
import { isTold, registeredNotice, registeringForm } from './registering-form.js';

/** The programme for everybody, and registering without an account. */
export function serveProgramme(instance: FastifyInstance, parts: PageParts): void {
  instance.get('/programme', async (request, reply) => {
    const events = await parts.programme.all({});
    return html(reply.header('Cache-Control', `public, max-age=${programmeSeconds}`).removeHeader('RateLimit'), programmePage(events, chosen(request)));
  });
  instance.get('/programme/:slug', async (request, reply) => {
    const event = await parts.programme.one(slugOf(request));
    const language = chosen(request);
    const told = registeredNotice((request.query as Record<string, unknown>).registered, language);
    return html(reply, eventPage(event, language, parts.address.origin, told ?? registeringForm(event, language, new Date())));
  });
  instance.post('/programme/:slug/registrations', (request, reply) => register(parts, request, reply));
}

async function register(parts: PageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  parts.forgery.mustBeOurs(request);
  const language = chosen(request);
  const event = await parts.programme.one(slugOf(request));
  const values = formOf(request);
  const { data, wrong } = read(values, language);
  if (!data) return again(parts, { event, language, values, wrong }, reply);
  parts.limits.countRegistering(request);
  const { bySms, ...stranger } = data;
  const { state } = await parts.registrar.register(stranger, { eventId: event.id, bySms }, newId());
  return seeOther(reply, `/programme/${encodeURIComponent(event.slug)}?language=${language}${isTold(state) ? `&registered=${state}` : ''}`);
}

function again(parts: PageParts, shown: { event: ProgrammeItem; language: Language; values: Record<string, string>; wrong: Wrong }, reply: FastifyReply): FastifyReply {
  const { event, language, values, wrong } = shown;
  return html(reply.code(400), eventPage(event, language, parts.address.origin, registeringForm(event, language, new Date(), values, wrong)));
}

function read({ name, email, phone, bySms }: Record<string, string>, language: Language) {
  const form = { name, email, language, bySms: bySms === 'true', ...(phone && { phone: international(phone) }) };
  const { data, error } = strangerForm.safeParse(form, { reportInput: true });
  const problems = [
    ...(error?.issues.flatMap(fieldProblemsOf) ?? []),
    ...(form.bySms && !phone ? [fieldProblem('phone', 'required')] : []),
  ];
  const wrong: Wrong = Object.fromEntries(problems.map((problem) => [problem.field, sentence(problem.says[language])]));
  return { data: problems.length === 0 ? data : undefined, wrong };
}

/** As people here write it, `070-123 45 67`, in the form in which it is kept. */
const international = (phone: string): string => phone.replaceAll(/[\s()-]/g, '').replace(/^00/, '+').replace(/^0/, '+46');

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const slugOf = (request: FastifyRequest): string => (request.params as { slug: string }).slug;

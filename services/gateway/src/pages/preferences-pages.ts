import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messageCategories, openPreferences, savePreferences, unsubscribe, type MessageChoice, type PreferencesByLink, type RawInputOf } from '#contracts';
import { DomainError } from '#kernel';
import { chosen } from './chosen.js';
import { html } from './html.js';
import { askByLink, tokenOf } from './by-link.js';
import { formOf, seeOther, type PageParts } from './page-parts.js';
import { fieldOf, preferencesPage } from './preferences-page.js';
import { unsubscribedPage, unsubscribePage } from './unsubscribe-page.js';

/** What somebody wants to be told, by the link in a message; looking changes nothing. */
export function servePreferences(instance: FastifyInstance, parts: PageParts): void {
  instance.get('/n/:token', async (request, reply) => {
    const wishes = await askByLink(parts, openPreferences, { token: tokenOf(request) });
    const isSaved = (request.query as Record<string, string>).saved !== undefined;
    return html(reply, preferencesPage(wishes, tokenOf(request), chosen(request), { isSaved }));
  });
  instance.post('/n/:token', (request, reply) => save(parts, request, reply));
  instance.get('/n/:token/unsubscribe', async (request, reply) => {
    const categories = stoppable(request);
    await askByLink(parts, openPreferences, { token: tokenOf(request) });
    return html(reply, unsubscribePage(tokenOf(request), categories, chosen(request)));
  });
  void instance.register((oneClick, _options, done) => {
    takeAnything(oneClick);
    // RFC 8058: whoever reads her mail for her asks in her place, without cookies, and follows no redirect.
    oneClick.post('/n/:token/unsubscribe', async (request, reply) => {
      const category = categoriesOf(request);
      await askByLink(parts, unsubscribe, { token: tokenOf(request), category });
      return html(reply, unsubscribedPage(tokenOf(request), category as MessageChoice['category'][], chosen(request)));
    });
    done();
  });
}

/** What the body says, and what it calls itself, does not matter: the address says all, and nobody can guess it. */
function takeAnything(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addHook('onRequest', (request, _reply, done) => {
    request.raw.headers['content-type'] = 'application/octet-stream';
    done();
  });
  instance.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, null));
}

/** One, or several with commas between them, each once. */
function categoriesOf({ query }: FastifyRequest): (MessageChoice['category'] | 'sign-in')[] {
  const { category } = query as Record<string, unknown>;
  const { data } = messageCategories.safeParse(typeof category === 'string' ? [...new Set(category.split(','))] : []);
  if (!data) throw new DomainError('link.invalid');
  return data;
}

function stoppable(request: FastifyRequest): MessageChoice['category'][] {
  return categoriesOf(request).map((category) => {
    if (category === 'sign-in' || category === 'decision') throw new DomainError('preference.must-come');
    return category;
  });
}

async function save(parts: PageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [token, language, filled] = [tokenOf(request), chosen(request), formOf(request)];
  const wishes = await askByLink(parts, openPreferences, { token });
  const { data } = savePreferences.input.safeParse({ token, choices: choicesIn(filled, wishes), quietHours: quietHoursIn(filled, wishes) });
  if (!data) return html(reply.code(400), preferencesPage(wishes, token, language, { refused: filled }));
  await askByLink(parts, savePreferences, data);
  return seeOther(reply, `/n/${encodeURIComponent(token)}?language=${language}&saved`);
}

// Of SMS nothing is asked where none can come.
const choicesIn = (filled: Record<string, string>, { choices }: PreferencesByLink): unknown[] =>
  choices.flatMap(({ channel, category, ...one }) => {
    const choice = filled[fieldOf({ channel, category })];
    return choice === undefined || choice === one.choice ? [] : [{ channel, category, choice }];
  });

function quietHoursIn({ quiet, begins = '', ends = '', timeZone = '' }: Record<string, string>, wishes: PreferencesByLink): RawInputOf<typeof savePreferences>['quietHours'] {
  if (quiet === undefined) return undefined;
  if (quiet === 'house') return null;
  if (quiet === 'never') return { begins: '00:00', ends: '00:00', timeZone: timeZone || wishes.quietHours?.timeZone || 'Europe/Stockholm' };
  return { begins, ends, timeZone };
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptByLink, openPass, openRegistration, openSigning, openWhy, signAgreement, withdrawByLink, type RegistrationState } from '#contracts';
import { fieldProblem, fieldProblemsOf } from '../problems/field-sentences.js';
import { qrCodeOf } from '../rest/pass-code.js';
import { chosen } from './chosen.js';
import { sentence } from './forms.js';
import { html } from './html.js';
import { askByLink, tokenOf } from './by-link.js';
import { formOf, seeOther, type PageParts } from './page-parts.js';
import { passPage } from './pass-page.js';
import { servePreferences } from './preferences-pages.js';
import { toldOnPage } from './refusal.js';
import { registrationPage } from './registration-page.js';
import { maySign, signingPage } from './signing-page.js';
import { whyPage } from './why-page.js';

/**
 * Where the links in messages lead. What is secret in the address lets whoever has it act, so that no other page can make a
 * browser do it; and looking changes nothing, since mail programs look at links before people do.
 */
export function serveLinks(instance: FastifyInstance, parts: PageParts): void {
  instance.addHook('onRequest', (_request, reply, done) => {
    void reply.header('Referrer-Policy', 'no-referrer');
    done();
  });
  instance.get('/r/:token', async (request, reply) => {
    const registration = await askByLink(parts, openRegistration, { token: tokenOf(request) });
    return html(reply, registrationPage(registration, tokenOf(request), chosen(request)));
  });
  instance.post('/r/:token/withdrawal', (request, reply) => decide(parts, withdrawByLink, 'withdrawn', request, reply));
  instance.post('/r/:token/acceptance', (request, reply) => decide(parts, acceptByLink, 'confirmed', request, reply));
  instance.get('/p/:token', async (request, reply) => {
    const pass = await askByLink(parts, openPass, { token: tokenOf(request) });
    return html(reply, passPage(pass, pass.pass === null ? undefined : await qrCodeOf(pass.pass), chosen(request)));
  });
  instance.get('/s/:token', async (request, reply) => {
    const signing = await askByLink(parts, openSigning, { token: tokenOf(request) });
    return html(reply, signingPage(signing, tokenOf(request), chosen(request)));
  });
  instance.post('/s/:token/signature', (request, reply) => sign(parts, request, reply));
  servePreferences(instance, parts);
  instance.get('/m/:token', async (request, reply) => {
    const why = await askByLink(parts, openWhy, { token: tokenOf(request) });
    return html(reply, whyPage(why, tokenOf(request), chosen(request)));
  });
}

async function decide(parts: PageParts, contract: typeof withdrawByLink, wanted: RegistrationState, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [token, language] = [tokenOf(request), chosen(request)];
  try {
    await askByLink(parts, contract, { token });
  } catch (error) {
    const refusal = toldOnPage(error, ['conflict'], request, reply);
    const registration = await askByLink(parts, openRegistration, { token });
    // Whoever presses twice has what she wanted already.
    if (registration.state !== wanted) return html(reply, registrationPage(registration, token, language, refusal));
  }
  return seeOther(reply, `/r/${encodeURIComponent(token)}?language=${language}`);
}

async function sign(parts: PageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [token, language, values] = [tokenOf(request), chosen(request), formOf(request)];
  const { data, error } = signAgreement.input.safeParse({ token, name: values.name, hash: values.hash }, { reportInput: true });
  if (!data) {
    const problem = error.issues.flatMap(fieldProblemsOf).find(({ field }) => field === 'name') ?? fieldProblem('name', 'required');
    const signing = await askByLink(parts, openSigning, { token });
    return html(reply.code(400), signingPage(signing, token, language, { values, wrong: { name: sentence(problem.says[language]) } }));
  }
  try {
    await askByLink(parts, signAgreement, data);
  } catch (error) {
    const refusal = toldOnPage(error, ['conflict'], request, reply);
    const signing = await askByLink(parts, openSigning, { token });
    if (maySign(signing)) return html(reply, signingPage(signing, token, language, { values, wrong: {}, refusal }));
  }
  return seeOther(reply, `/s/${encodeURIComponent(token)}?language=${language}`);
}

import type { FastifyRequest } from 'fastify';
import type { RawInputOf, ReplyOf, RequestContract } from '#contracts';
import { anonymous } from '#kernel';
import { pagePatience, type PageParts } from './page-parts.js';

/** What is secret in the address of a page. */
export const tokenOf = (request: FastifyRequest): string => (request.params as { token: string }).token;

/** Asks for what a link is for: whoever has it need not say who she is. */
export const askByLink = <C extends RequestContract>({ services }: PageParts, contract: C, input: RawInputOf<C>): Promise<ReplyOf<C>> =>
  services.call(contract, input, anonymous, pagePatience);

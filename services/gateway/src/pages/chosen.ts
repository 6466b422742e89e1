import type { FastifyRequest } from 'fastify';
import { language, type Language } from '#contracts';

/** The language of a page: what its address says, or else what the browser prefers. */
export const chosen = (request: FastifyRequest): Language =>
  language().safeParse((request.query as Record<string, unknown> | undefined)?.language).data ?? request.edge.language;

import type { FastifyRequest } from 'fastify';
import { language, type Language } from '#contracts';

/** The language of a page: what its address says, what was chosen before, or else what the browser prefers. */
export const chosen = (request: FastifyRequest): Language =>
  language().safeParse((request.query as Record<string, unknown> | undefined)?.language).data ?? remembered(request) ?? request.edge.language;

// The cookie holds nothing but the choice.
const remembered = ({ headers }: FastifyRequest): Language | undefined =>
  /(?:^|;\s*)language=(sv|en)(?:;|$)/.exec(headers.cookie ?? '')?.[1] as Language | undefined;

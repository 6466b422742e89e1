import type { Language } from '#contracts';
import { DomainError, type ErrorCode, type ErrorParameter } from '#kernel';
import { fieldProblem, type FieldProblem } from './field-sentences.js';
import { statusOf } from './statuses.js';
import { tell } from './sentences.js';

/** Where in a request a field was. */
export type Place = 'body' | 'query' | 'path' | 'header';

/** Input that the edge itself refuses, each field with where it was. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  constructor(readonly problems: (FieldProblem & { in: Place })[]) {
    super('invalid input');
  }
}

/** Problem details (RFC 9457). */
export interface Problem {
  /** Path of a page that explains this kind of problem; stable. */
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  traceId: string;
  params?: Record<string, ErrorParameter>;
  errors?: ProblemField[];
}

export interface ProblemField {
  field: string;
  in: Place;
  /** JSON pointer (RFC 6901) as a URI fragment, for fields of the body. */
  pointer?: string;
  code: string;
  detail: string;
}

export interface ProblemContext {
  language: Language;
  traceId: string;
  /** Where a field that a service has named was in the request. */
  placeOf?: (field: string) => Place;
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

/** Anything that was thrown, as what the caller is told of it. */
export function problemOf(error: unknown, context: ProblemContext): Problem {
  if (error instanceof InvalidInput) return problem(new DomainError('input.invalid'), error.problems, context);
  const refusal = error instanceof DomainError ? error : new DomainError('internal');
  const fields = refusal.fields.map(({ field, code, message }) => ({
    ...fieldProblem(field, code, message),
    in: context.placeOf?.(field) ?? ('body' as const),
  }));
  return problem(refusal, fields, context);
}

function problem({ code, params }: DomainError, fields: (FieldProblem & { in: Place })[], { language, traceId }: ProblemContext): Problem {
  const shown = code === 'internal' ? {} : params;
  return {
    type: `/problems/${code}`,
    ...tell(code, shown, language),
    status: statusOf(code),
    code,
    traceId,
    ...(Object.keys(shown).length > 0 && { params: shown }),
    ...(fields.length > 0 && { errors: fields.map((field) => shownField(field, language)) }),
  };
}

const shownField = ({ field, in: place, code, says }: FieldProblem & { in: Place }, language: Language): ProblemField => ({
  field,
  in: place,
  ...(place === 'body' && { pointer: pointerOf(field) }),
  code,
  detail: says[language],
});

const pointerOf = (field: string): string =>
  field === '' ? '#' : `#/${field.split('.').map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

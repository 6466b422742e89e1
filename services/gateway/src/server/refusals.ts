import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorCode } from '#kernel';
import { InvalidInput } from '../problems/problem.js';

const byStatus: Record<number, ErrorCode> = {
  404: 'resource.not-found',
  405: 'request.method',
  406: 'request.not-acceptable',
  408: 'request.timeout',
  413: 'input.too-large',
  414: 'request.url-too-long',
  415: 'request.media-type',
  429: 'limit.exceeded',
  431: 'request.headers-too-large',
};

/** What the frameworks below us throw, in our own terms; undefined for what nobody expected. */
export function refusalOf(error: unknown): DomainError | InvalidInput | undefined {
  if (error instanceof DomainError || error instanceof InvalidInput) return error;
  const status = error instanceof HttpException ? error.getStatus() : statusIn(error);
  if (status === undefined || status >= 500) return undefined;
  return new DomainError(byStatus[status] ?? 'request.malformed');
}

const statusIn = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;

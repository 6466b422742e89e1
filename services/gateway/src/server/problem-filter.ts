import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SendProblem } from './send-problem.js';

/** Lets Nest's own refusals, such as of an address that does not exist, go out as the others do. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly sendProblem: SendProblem) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

import { problemOf } from './problem.js';

/** How the client gives up an answer that it can't take: so long, so deep, or so strange. It ends the line with it. */
const unreadable = /^(?:ParserError|TooMany|InvalidResponse$|ResponseProcessingFailed$|MAX_IMAP_NESTING_REACHED$|\w+TooLarge$)/;
const gone = /^(?:NoConnection|EConnectionClosed|StateLogout|ETIMEOUT|ETHROTTLE)$/;

/** Whether it is the line that failed, or the server, and nothing is the matter with what was asked for. */
export function lineFailed(error: unknown, line: { brokenBy: unknown; holds: boolean }): boolean {
  if ([error, line.brokenBy].some((one) => unreadable.test(problemOf(one)))) return false;
  return !line.holds || gone.test(problemOf(error));
}

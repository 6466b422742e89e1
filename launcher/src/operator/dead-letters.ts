import { deadLetters, services, type ReplyOf, type ServiceName } from '#contracts';
import { DomainError, isId } from '#kernel';
import { OperatorFailure } from './failure.js';
import type { AskService } from './operator.js';

type DeadLetter = ReplyOf<(typeof deadLetters)[ServiceName]['list']>['items'][number];
type Say = (line: string) => void;

export const usage = [
  'npm run dead-letters -- list [service]',
  'npm run dead-letters -- replay <service> <id>',
  'npm run dead-letters -- replay <service> --all',
  `Services: ${services.join(', ')}.`,
].join('\n');

/** What was asked for, checked before anything is connected to. @throws OperatorFailure */
export function readCommand([verb, service, which, ...more]: readonly string[]): (ask: AskService, say: Say) => Promise<void> {
  if (more.length > 0) throw new OperatorFailure(usage);
  if (verb === 'list' && which === undefined) {
    const asked = service === undefined ? services : [known(service)];
    return (ask, say) => list(ask, say, asked);
  }
  if (verb !== 'replay' || service === undefined || which === undefined) throw new OperatorFailure(usage);
  const owner = known(service);
  if (which === '--all') return (ask, say) => replayAll(ask, say, owner);
  if (!isId(which)) throw new OperatorFailure('That is no id of a dead letter: take it from the list.');
  return (ask, say) => replay(ask, say, owner, which);
}

async function list(ask: AskService, say: Say, asked: readonly ServiceName[]): Promise<void> {
  // All at once: one that does not answer is waited for.
  const found = await Promise.all(asked.map(async (service) => ({ service, letters: await allOrAway(ask, service) })));
  for (const { service, letters } of found) {
    say(`${service}: ${letters === 'away' ? 'does not answer' : letters.length || 'none'}`);
    for (const letter of letters === 'away' ? [] : letters) say(described(letter));
  }
  const silent = found.filter(({ letters }) => letters === 'away').map(({ service }) => service);
  if (silent.length > 0) throw new OperatorFailure(`The list is not complete: ${silent.join(', ')} did not answer.`);
}

async function replay(ask: AskService, say: Say, service: ServiceName, deadLetterId: string): Promise<void> {
  const { replayed, reason } = await tryAgain(ask, service, deadLetterId);
  if (!replayed) throw new OperatorFailure(`It has failed again and is kept: ${reason}`);
  say('It has taken effect and is gone from the list.');
}

/** In the order in which they died; one that fails again keeps none of the others back. */
async function replayAll(ask: AskService, say: Say, service: ServiceName): Promise<void> {
  const letters = await all(ask, service);
  let failed = 0;
  for (const { id } of letters) {
    const { replayed, reason } = await tryAgain(ask, service, id);
    if (!replayed) failed++;
    say(`${id} ${replayed ? 'has taken effect' : `has failed again: ${reason}`}`);
  }
  say(`${letters.length - failed} of ${letters.length} have taken effect.`);
  if (failed > 0) throw new OperatorFailure(`${failed} have failed again and are kept.`);
}

async function tryAgain(ask: AskService, service: ServiceName, deadLetterId: string): Promise<{ replayed: boolean; reason: string | null }> {
  try {
    return await ask(deadLetters[service].replay, { deadLetterId });
  } catch (error) {
    if (isAway(error)) throw new OperatorFailure(`${service} does not answer.`);
    if (error instanceof DomainError && error.code === 'dead-letter.not-found') {
      throw new OperatorFailure(`${service} has no dead letter ${deadLetterId}; it may have been replayed already.`);
    }
    throw error;
  }
}

const allOrAway = (ask: AskService, service: ServiceName): Promise<DeadLetter[] | 'away'> =>
  all(ask, service).catch((error: unknown) => (isAway(error) ? 'away' : Promise.reject(error as Error)));

async function all(ask: AskService, service: ServiceName): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (let after: string | undefined; ; ) {
    const page = await ask(deadLetters[service].list, { limit: 100, ...(after && { after }) });
    letters.push(...page.items);
    if (!page.next) return letters;
    after = page.next;
  }
}

const described = ({ id, reaction, eventType, aggregateId, reason, attempts, diedAt }: DeadLetter): string =>
  `  ${id}  ${diedAt}\n    ${reaction}: ${eventType} about ${aggregateId || 'nothing known'}\n    ${reason} (${attempts} attempts)`;

const isAway = (error: unknown): boolean => error instanceof DomainError && error.kind === 'unavailable';

function known(service: string): ServiceName {
  const found = services.find((one) => one === service);
  if (!found) throw new OperatorFailure(`"${service}" is no service; there are ${services.join(', ')}.`);
  return found;
}

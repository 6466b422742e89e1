import { hasDatabase } from '../services.js';
import { loadService, natsUser, type KnownService } from './catalogue.js';
import { checkSettings } from './check-settings.js';
import { prepareDatabase } from './database.js';
import type { Answer, Answers, Question } from './messages.js';
import { seed } from './seed.js';
import { prepareStreams } from './streams.js';

// What must know the services, and therefore loads them, happens in this process and ends with it: the launcher stays small.
let services: KnownService[] = [];

async function answer(question: Question): Promise<Answers[keyof Answers]> {
  switch (question.ask) {
    case 'settings':
      services = await Promise.all(question.services.map(loadService));
      return checkSettings(services, process.env);
    case 'nats-users':
      return services.map((service) => natsUser(service, question.passwords[service.name] as string));
    case 'provision':
      return prepareDatabase(question.adminUrl, services.map(({ name }) => name).filter(hasDatabase), question.passwords);
    case 'streams':
      await prepareStreams(question.natsUrl);
      return true;
    case 'seed':
      await seed(question.natsUrl, question.actorPrivateKey);
      return true;
    default:
      throw new Error(`unknown question: ${JSON.stringify(question satisfies never)}`);
  }
}

process.on('message', (question: Question) => {
  void answer(question)
    .then<Answer, Answer>(
      (given) => ({ answer: given }),
      (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
    )
    .then((reply) => process.send?.(reply));
});
process.once('disconnect', () => process.exit());

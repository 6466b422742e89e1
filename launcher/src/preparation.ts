import type { ChildProcess } from 'node:child_process';
import { LaunchFailure } from './launch-failure.js';
import { ending, launcherFile, startNode } from './node-process.js';
import type { Answer, Answers, Question } from './prepare/messages.js';

/** A short-lived process that knows the services: checks their settings and prepares what they stand on. */
export class Preparation {
  private readonly child: ChildProcess;
  private readonly errors: string[] = [];

  constructor(env: NodeJS.ProcessEnv) {
    this.child = startNode(launcherFile('prepare/main.js'), { env, onLine: (line) => this.errors.push(line) });
  }

  async ask<Q extends Question>(question: Q): Promise<Answers[Q['ask']]> {
    const answered = new Promise<Answer>((resolve) => this.child.once('message', (message) => resolve(message as Answer)));
    this.child.send(question);
    const reply = await Promise.race([answered, this.end()]);
    if ('failure' in reply) throw new LaunchFailure(reply.failure);
    return reply.answer as Answers[Q['ask']];
  }

  private async end(): Promise<Answer> {
    const how = await ending(this.child);
    return { failure: `The preparation ended (${how}): ${this.errors.join('\n')}` };
  }

  close(): void {
    this.child.kill('SIGKILL');
  }
}

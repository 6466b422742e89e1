import { readArguments } from './arguments.js';
import { endInOrder } from './endings.js';
import { launch } from './launch.js';
import { LaunchFailure } from './launch-failure.js';
import { Stages } from './stages.js';

const show = (line: string) => void process.stderr.write(`${line}\n`);

/** `npm start`: runs until it is told to stop. */
export async function main(given: readonly string[]): Promise<void> {
  const stages = new Stages(show);
  try {
    const options = readArguments(given);
    endInOrder(() => stages.stop(), () => stages.kill());
    await launch(options, stages, show);
  } catch (error) {
    await stages.stop();
    show(error instanceof LaunchFailure ? error.message : String((error as Error).stack));
    process.exit(1);
  }
}

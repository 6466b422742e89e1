/** Something that the person at the keyboard can put right: told in one line, without a stack. */
export class Failure extends Error {}

/** Runs a command's main, and ends with one line where it fails. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
    process.exit(1);
  }
}

/** Something that the person at the keyboard can put right: told in one line, without a stack. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure';
}

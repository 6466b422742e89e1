/** Something that the one who runs the system can understand: told in one line, without a stack. */
export class OperatorFailure extends Error {
  override readonly name = 'OperatorFailure';
}

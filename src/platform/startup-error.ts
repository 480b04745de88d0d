/**
 * A reason why the program cannot start or a command cannot run, written for the person at the terminal.
 * The message is one sentence that says what is wrong and what to do; no stack trace is shown with it.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';

  constructor(
    sentence: string,
    readonly exitCode = 1,
  ) {
    super(sentence);
  }
}

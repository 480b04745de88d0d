import type { ProblemCode } from '../../platform/problems/catalogue';
import type { ProblemParameters } from '../../platform/problem';

/** A file that can't be read as a list: one clear sentence from the catalogue, and nothing changed. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly parameters: ProblemParameters = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

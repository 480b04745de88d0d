import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { Locale } from './locale';
import { Problem, sayProblem, type FieldError, type ProblemView } from './problem';
import { ANY_OTHER_RULE, FIELD_RULES } from './validation-texts';

/** Input that a contract refuses. Every field at fault is named, in the reader's language. */
export class InvalidInput extends Error {
  constructor(
    readonly failures: readonly { field: string; rule: string; limits: readonly (string | number)[] }[],
  ) {
    super(`invalid input: ${failures.map(({ field, rule }) => `${field} ${rule}`).join(', ')}`);
    this.name = 'InvalidInput';
  }

  say(locale: Locale): ProblemView {
    const errors: FieldError[] = this.failures.map(({ field, rule, limits }) => ({
      field,
      message: (FIELD_RULES[rule] ?? ANY_OTHER_RULE)[locale].replace(/\{(\d)\}/g, (_, index: string) =>
        String(limits[Number(index)] ?? ''),
      ),
    }));
    return { ...sayProblem(new Problem('invalid-input'), locale), errors };
  }
}

export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: { exposeDefaultValues: true },
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => flatten(error, ''))),
  });

function flatten(
  error: ValidationError,
  parent: string,
): { field: string; rule: string; limits: (string | number)[] }[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    rule: rule === 'isLength' ? brokenEnd(message) : rule,
    // The numbers and lists of a rule stand in its message and nowhere else.
    limits: message.match(/-?\d+(?:\.\d+)?/g) ?? [],
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

/** A length rule names only the end that was broken: `longer than …`, or `shorter than …`; both where there is no text. */
function brokenEnd(message: string): string {
  if (!message.includes('longer')) return 'maxLength';
  return message.includes('shorter') || / 1 characters/.test(message) ? 'isNotEmpty' : 'minLength';
}

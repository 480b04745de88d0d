import type { PollingSessionView } from '@contract/official/polling/polling.contract';
import { useFormat } from '../../i18n/provider';
import type { Translate } from '../../i18n/messages';
import { InvalidInput, type FormValues } from '../../ui/form';
import type { Tone } from '../../ui/notice';
import { usePollsMessages } from './messages';
import type { pollsEn } from './messages.en';

type Words = Translate<keyof typeof pollsEn>;

const SEAL = /^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/;

/** Refuses whatever is missing or no number, all fields at once, each beside its own. */
export class Reading {
  readonly #errors: { field: string; message: string }[] = [];

  constructor(
    private readonly values: FormValues,
    private readonly t: Words,
  ) {}

  seal(name: string): string {
    const text = this.values.text(name);
    if (!SEAL.test(text)) this.refuse(name, this.t('polls.wrong.seal'));
    return text;
  }

  whole(name: string): number {
    const number = this.values.integer(name);
    if (number === null) this.refuse(name, this.t('polls.wrong.number'));
    return number ?? 0;
  }

  required(name: string): string {
    const text = this.values.text(name);
    if (text === '') this.refuse(name, this.t('polls.wrong.required'));
    return text;
  }

  refuse(field: string, message: string): void {
    this.#errors.push({ field, message });
  }

  finish(): void {
    if (this.#errors.length > 0) throw new InvalidInput(this.#errors);
  }
}

/** A whole number as it is being typed; null while it is none. */
export function typedNumber(text: string): number | null {
  const plain = text.replace(/[\s,.'’]/g, '');
  return /^\d{1,7}$/.test(plain) ? Number(plain) : null;
}

export function useHours(): (session: Pick<PollingSessionView, 'opensAt' | 'closesAt'>) => string {
  const t = usePollsMessages();
  const format = useFormat();
  return ({ opensAt, closesAt }) =>
    t('polls.session.hours', {
      day: format.date(opensAt),
      from: format.clock(opensAt),
      to: format.time(closesAt),
    });
}

/** `+2`, `−1`, `0`. */
export function useSigned(): (value: number) => string {
  const format = useFormat();
  return (value) => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${format.number(Math.abs(value))}`);
}

export type SessionWord = PollingSessionView['state'] | 'counted';

export function wordOf({ state, box }: PollingSessionView): SessionWord {
  return state === 'closed' && box !== null ? 'counted' : state;
}

export const TONE_OF: Readonly<Record<SessionWord, Tone>> = {
  planned: 'plain',
  open: 'info',
  closed: 'warn',
  counted: 'good',
  cancelled: 'plain',
};

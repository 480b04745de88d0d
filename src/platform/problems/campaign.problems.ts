import type { ProblemArea } from './problem-entry';

export const campaignProblems = {
  'contact-in-future': {
    status: 422,
    en: {
      title: 'Not yet',
      detail: 'This lies in the future. Set the clock of this device, then save again.',
    },
    es: {
      title: 'Todavía no',
      detail: 'Esto queda en el futuro. Ajuste el reloj de este dispositivo y guarde de nuevo.',
    },
  },
  'contact-of-another': {
    status: 409,
    en: {
      title: 'Logged by someone else',
      detail: 'Only who logged a contact can withdraw it. Log another one with what is right.',
    },
    es: {
      title: 'Registrado por otra persona',
      detail: 'Solo quien registró un contacto puede retirarlo. Registre otro con lo correcto.',
    },
  },
  'contact-too-old-to-withdraw': {
    status: 409,
    en: {
      title: 'Too late to withdraw',
      detail: 'A contact can be withdrawn for 24 hours. Log another one with what is right.',
    },
    es: {
      title: 'Ya no se puede retirar',
      detail: 'Un contacto puede retirarse durante 24 horas. Registre otro con lo correcto.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const campaignConstraints = {
  contact_not_in_future: 'contact-in-future',
  contact_withdrawal_author: 'contact-of-another',
  contact_withdrawal_in_time: 'contact-too-old-to-withdraw',
} as const satisfies Record<string, keyof typeof campaignProblems>;

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
  'person-needs-name': {
    status: 422,
    en: {
      title: 'A family name is missing',
      detail:
        'Write a family name, so that this person is found again. If you do not know it, write what people call them.',
    },
    es: {
      title: 'Falta el apellido',
      detail:
        'Escriba un apellido para que se pueda volver a encontrar a esta persona. Si no lo sabe, escriba cómo la llaman.',
    },
  },
  'people-not-mergeable': {
    status: 409,
    en: {
      title: 'These two stand on the employer’s list',
      detail:
        'Each of them is an entry of the employer’s list. Only the administrator can say there that two entries are one person.',
    },
    es: {
      title: 'Las dos personas están en la lista de la empresa',
      detail:
        'Cada una es una entrada de la lista de la empresa. Solo la administración puede decir allí que dos entradas son una persona.',
    },
  },
  'people-merged-already': {
    status: 409,
    en: {
      title: 'Already merged',
      detail:
        'Somebody merged one of these two meanwhile. Open the person to see with whom, and take it apart there if it is wrong.',
    },
    es: {
      title: 'Ya se unieron',
      detail:
        'Alguien unió a una de estas personas entretanto. Abra su página para ver con quién y sepárelas allí si es un error.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const campaignConstraints = {
  contact_not_in_future: 'contact-in-future',
  contact_withdrawal_author: 'contact-of-another',
  contact_withdrawal_in_time: 'contact-too-old-to-withdraw',
  person_merge_once: 'people-merged-already',
  person_merged_once: 'people-merged-already',
} as const satisfies Record<string, keyof typeof campaignProblems>;

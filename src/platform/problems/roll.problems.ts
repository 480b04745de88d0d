import type { ProblemArea } from './problem-entry';
import { rollFilesProblems } from './roll-files.problems';
import { rollImportsProblems } from './roll-imports.problems';

/** The roll: files, lists on their way, and the people on it. */
export const rollProblems = {
  ...rollFilesProblems,
  ...rollImportsProblems,
  'entry-number-taken': {
    status: 409,
    en: {
      title: 'Someone else has that number',
      detail:
        'Another person on the roll has this employee number, or the same name and address without one. If they are one person, merge them.',
    },
    es: {
      title: 'Otra persona ya tiene ese número',
      detail:
        'Otra persona del padrón tiene este número de empleado, o el mismo nombre y domicilio sin número. Si son una sola, únalas.',
    },
  },
  'entry-needs-family-name': {
    status: 422,
    en: {
      title: 'A family name is needed',
      detail: 'Nobody can be on the roll without a family name. Write it, or leave the entry as it is.',
    },
    es: {
      title: 'Hace falta un apellido',
      detail: 'Nadie puede estar en el padrón sin apellido. Escríbalo o deje la entrada como está.',
    },
  },
  'entry-bad-phone': {
    status: 422,
    en: {
      title: 'This is no phone number',
      detail:
        'Write ten digits with the area code, or a number from abroad with + and its country code; or leave it empty.',
    },
    es: {
      title: 'Esto no es un número de teléfono',
      detail:
        'Escriba diez dígitos con el código de área, o un número extranjero con + y el código del país; o déjelo vacío.',
    },
  },
  'entry-bad-email': {
    status: 422,
    en: {
      title: 'This is no e-mail address',
      detail: 'Write it as name@example.org, or leave it empty.',
    },
    es: {
      title: 'Esto no es un correo electrónico',
      detail: 'Escríbalo como nombre@example.org o déjelo vacío.',
    },
  },
  'entry-bad-value': {
    status: 422,
    en: {
      title: 'This value can’t be used',
      detail: 'A spreadsheet has rounded its digits away. Write the whole number, or leave it empty.',
    },
    es: {
      title: 'Este valor no se puede usar',
      detail: 'Una hoja de cálculo redondeó sus dígitos. Escriba el número completo o déjelo vacío.',
    },
  },
  'entry-merged': {
    status: 409,
    en: {
      title: 'This person was merged into another',
      detail: 'Take the merge apart first, or correct the person who stayed.',
    },
    es: {
      title: 'Esta persona se unió con otra',
      detail: 'Separe primero la unión, o corrija a la persona que quedó.',
    },
  },
  'entry-sealed': {
    status: 409,
    en: {
      title: 'This person stands in a sealed roll',
      detail:
        'A kit and an envelope may be on their way to each of the two, so sealed people are not merged. Challenge the second envelope instead.',
    },
    es: {
      title: 'Esta persona está en un padrón sellado',
      detail:
        'Puede haber un juego y un sobre en camino para cada una, así que no se unen personas selladas. Impugne el segundo sobre.',
    },
  },
  'merge-not-possible': {
    status: 409,
    en: {
      title: 'These two can’t be merged now',
      detail: 'Both must be on the roll, and neither merged already. Look at the queue again.',
    },
    es: {
      title: 'Estas dos no se pueden unir ahora',
      detail: 'Ambas deben estar en el padrón y ninguna unida ya. Revise de nuevo la cola.',
    },
  },
  'merge-changed-since': {
    status: 409,
    en: {
      title: 'Somebody changed one of them since',
      detail:
        'The merge can’t be taken apart without losing that change. Correct the person who stayed by hand.',
    },
    es: {
      title: 'Alguien cambió a una de ellas desde entonces',
      detail: 'La unión no se puede separar sin perder ese cambio. Corrija a mano a la persona que quedó.',
    },
  },
  'gone-not-gone': {
    status: 409,
    en: {
      title: 'Not all of them have left the roll',
      detail:
        'A reason is given for people whom a newer list left out. Look at the list of those who are gone again.',
    },
    es: {
      title: 'No todas han salido del padrón',
      detail:
        'Se da un motivo a quienes una lista más nueva dejó fuera. Revise de nuevo la lista de ausentes.',
    },
  },
  'roll-fixed': {
    status: 409,
    en: {
      title: 'The roll can no longer change',
      detail:
        'The check of the envelopes has begun. Someone who should be on the roll votes subject to challenge.',
    },
    es: {
      title: 'El padrón ya no puede cambiar',
      detail:
        'Comenzó la revisión de los sobres. Quien debería estar en el padrón vota sujeto a impugnación.',
    },
  },
  'roll-empty': {
    status: 409,
    en: { title: 'There is nobody on the roll', detail: 'Import the employer’s list first, then seal it.' },
    es: {
      title: 'No hay nadie en el padrón',
      detail: 'Importe primero la lista del empleador y después séllela.',
    },
  },
  'roll-unchanged-since-seal': {
    status: 409,
    en: {
      title: 'The roll is sealed as it stands',
      detail:
        'Nobody has been added, changed or removed since the seal in force, so a new one would say nothing new.',
    },
    es: {
      title: 'El padrón ya está sellado tal como está',
      detail:
        'No se ha añadido, cambiado ni retirado a nadie desde el sello vigente; uno nuevo no diría nada nuevo.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const rollConstraints = {
  roll_entry_match_key_unique: 'entry-number-taken',
  roll_entry_merged_once: 'merge-not-possible',
  roll_entry_merged_unsealed: 'entry-sealed',
  roll_merge_standing: 'merge-not-possible',
} as const satisfies Record<string, keyof typeof rollProblems>;

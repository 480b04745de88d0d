import type { ProblemArea } from './problem-entry';

export const electionsProblems = {
  'illegal-step': {
    status: 409,
    en: {
      title: 'Not the next step',
      detail: 'No step leads from “{from}” to “{to}”. Reload to see where the election stands.',
    },
    es: {
      title: 'No es el paso siguiente',
      detail: 'Ningún paso lleva de «{from}» a «{to}». Recargue para ver en qué punto está la elección.',
    },
  },
  'election-closed': {
    status: 409,
    en: {
      title: 'The election is closed',
      detail: 'Nothing about it can change any more. A rerun or a runoff is another election.',
    },
    es: {
      title: 'La elección está cerrada',
      detail: 'Ya nada puede cambiar en ella. Una repetición o una segunda vuelta es otra elección.',
    },
  },
  'election-opening-fixed': {
    status: 409,
    en: {
      title: 'Published and fixed',
      detail:
        'The question, the rule and the block sizes stand in the public record. To change them, create another election.',
    },
    es: {
      title: 'Publicado y fijo',
      detail:
        'La pregunta, la regla y el tamaño de los bloques constan en el registro público. Para cambiarlos, cree otra elección.',
    },
  },
  'manner-fixed': {
    status: 409,
    en: {
      title: 'The manner is fixed',
      detail: 'Voting has begun: whether by mail, at polls or both can’t change any more.',
    },
    es: {
      title: 'La forma de votación es fija',
      detail: 'La votación ha comenzado: ya no puede cambiar si es por correo, presencial o ambas.',
    },
  },
  'minimum-block-above-block-size': {
    status: 422,
    en: {
      title: 'Smallest block too large',
      detail: 'The smallest block can’t be larger than the block size.',
    },
    es: {
      title: 'Bloque mínimo demasiado grande',
      detail: 'El bloque mínimo no puede superar el tamaño de bloque.',
    },
  },
  'count-before-due': {
    status: 422,
    en: {
      title: 'Count before the due date',
      detail: 'The count can’t begin before ballots are due back. Choose a later time.',
    },
    es: {
      title: 'Recuento antes del plazo',
      detail:
        'El recuento no puede empezar antes de que venza el plazo de devolución. Elija una hora posterior.',
    },
  },
  'due-before-mailing': {
    status: 422,
    en: {
      title: 'Due before mailing',
      detail: 'Ballots can’t be due back before they are mailed. Choose a later date.',
    },
    es: {
      title: 'Plazo anterior al envío',
      detail: 'Las papeletas no pueden vencer antes de enviarse. Elija una fecha posterior.',
    },
  },
  'seats-taken': {
    status: 422,
    en: {
      title: 'Seats are taken',
      detail: 'Observer seat {taken} is taken. Revoke that observer first, or keep at least {taken} seats.',
    },
    es: {
      title: 'Hay puestos ocupados',
      detail:
        'El puesto de observador {taken} está ocupado. Revoque antes a ese observador o conserve al menos {taken} puestos.',
    },
  },
  'turnout-fixed-by-seal': {
    status: 422,
    en: {
      title: 'Decided when the roll was sealed',
      detail: 'Whether turnout is shown is fixed once the roll is sealed.',
    },
    es: {
      title: 'Decidido al sellar el censo',
      detail: 'Si se muestra la participación queda fijado al sellar el censo.',
    },
  },
  'party-exists': {
    status: 409,
    en: { title: 'This party exists', detail: 'Two parties can’t share one short name. Choose another.' },
    es: {
      title: 'Esa parte ya existe',
      detail: 'Dos partes no pueden compartir el mismo nombre corto. Elija otro.',
    },
  },
  'no-checkpoint-yet': {
    status: 404,
    en: {
      title: 'No checkpoint yet',
      detail: 'The first checkpoint is signed when voting begins. Come back then.',
    },
    es: {
      title: 'Aún no hay punto de control',
      detail: 'El primer punto de control se firma cuando empieza la votación. Vuelva entonces.',
    },
  },
  'wrong-phase': {
    status: 409,
    en: {
      title: 'Not in this phase',
      detail: 'This can’t be done while the election is in “{phase}”. Reload to see what is next.',
    },
    es: {
      title: 'No en esta fase',
      detail: 'Esto no se puede hacer mientras la elección está en «{phase}». Recargue para ver qué sigue.',
    },
  },
  'follows-no-counted-election': {
    status: 422,
    en: {
      title: 'Nothing to follow',
      detail:
        'A rerun or a runoff follows an election whose tally is declared. Choose one that is in objections or closed.',
    },
    es: {
      title: 'Nada que seguir',
      detail:
        'Una repetición o una segunda vuelta sigue a una elección con resultado declarado. Elija una en objeciones o cerrada.',
    },
  },
  'organization-twice': {
    status: 422,
    en: {
      title: 'Twice on the ballot',
      detail: 'Each organization is on the ballot once. Remove the one that repeats.',
    },
    es: {
      title: 'Dos veces en la papeleta',
      detail: 'Cada organización figura una vez en la papeleta. Quite la repetida.',
    },
  },
  'runoff-of-two': {
    status: 422,
    en: {
      title: 'Not a runoff of two',
      detail:
        'Only a runoff between two organizations leaves “none” off the ballot. Name the two, and the election it follows.',
    },
    es: {
      title: 'No es una segunda vuelta entre dos',
      detail:
        'Solo una segunda vuelta entre dos organizaciones deja fuera «ninguna». Indique las dos y la elección a la que sigue.',
    },
  },
  'one-organization-only': {
    status: 422,
    en: {
      title: 'One organization only',
      detail:
        'This kind of election puts one organization, or one proposal, on the ballot. Remove the others, or choose the NLRB mail ballot.',
    },
    es: {
      title: 'Solo una organización',
      detail:
        'Este tipo de elección pone en la papeleta una sola organización o propuesta. Quite las demás o elija el voto por correo de la NLRB.',
    },
  },
  'two-candidates-only': {
    status: 422,
    en: {
      title: 'Two candidates',
      detail: 'An officer election has two candidates for one seat. Name both, one a line.',
    },
    es: {
      title: 'Dos candidaturas',
      detail: 'Una elección de cargos tiene dos candidaturas para un puesto. Indique las dos, una por línea.',
    },
  },
  'proposal-missing': {
    status: 422,
    en: {
      title: 'No proposal',
      detail: 'Say in a few words what is put to the vote, such as “Authorize a strike”.',
    },
    es: {
      title: 'Falta la propuesta',
      detail: 'Diga en pocas palabras qué se somete a votación, como «Autorizar una huelga».',
    },
  },
  'rule-term-not-of-profile': {
    status: 422,
    en: {
      title: 'Not a term of this kind of election',
      detail: 'The rule of this kind of election fixes this share. Leave it empty.',
    },
    es: {
      title: 'No es un término de este tipo de elección',
      detail: 'La regla de este tipo de elección fija esta proporción. Déjela vacía.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const electionsConstraints = {
  election_phase_step: 'illegal-step',
  election_opening_fixed: 'election-opening-fixed',
  election_manner_fixed: 'manner-fixed',
  election_dates_in_order: 'due-before-mailing',
  election_count_after_due: 'count-before-due',
  election_block_sizes: 'minimum-block-above-block-size',
  party_slug_unique: 'party-exists',
} as const satisfies Record<string, keyof typeof electionsProblems>;

import type { ProblemArea } from './problem-entry';

export const challengesProblems = {
  'no-such-party': {
    status: 422,
    en: {
      title: 'No such party',
      detail: '“{party}” is not a party to this election. Choose one of those listed.',
    },
    es: {
      title: 'No existe esa parte',
      detail: '«{party}» no es parte en esta elección. Elija una de la lista.',
    },
  },
  'session-open': {
    status: 409,
    en: {
      title: 'The check session is open',
      detail: 'End the session first: its challenges then go into the record together.',
    },
    es: {
      title: 'La sesión de revisión está abierta',
      detail: 'Termine antes la sesión: sus impugnaciones pasan entonces juntas al registro.',
    },
  },
  'no-session': {
    status: 409,
    en: {
      title: 'No check session',
      detail: 'Envelopes are called and challenged in a check session. The agent opens one first.',
    },
    es: {
      title: 'No hay sesión de revisión',
      detail: 'Los sobres se llaman y se impugnan en una sesión de revisión. El agente abre antes una.',
    },
  },
  'already-challenged': {
    status: 409,
    en: {
      title: 'Already challenged',
      detail: 'This envelope has its docket already: one for each envelope, whoever challenges it.',
    },
    es: {
      title: 'Ya está impugnado',
      detail: 'Este sobre ya tiene su expediente: uno por sobre, sea quien sea el que impugna.',
    },
  },
  'challenge-recorded': {
    status: 409,
    en: {
      title: 'It is in the record',
      detail:
        'The session has ended and the challenge stands in the record. It can be withdrawn or ruled upon.',
    },
    es: {
      title: 'Consta en el registro',
      detail: 'La sesión terminó y la impugnación consta en el registro. Se puede retirar o resolver.',
    },
  },
  'challenge-settled': {
    status: 409,
    en: {
      title: 'This challenge is settled',
      detail: 'It was withdrawn or ruled upon already, and that stands in the record.',
    },
    es: {
      title: 'Esta impugnación está resuelta',
      detail: 'Ya se retiró o se resolvió, y así consta en el registro.',
    },
  },
  'ground-not-here': {
    status: 422,
    en: {
      title: 'Not a ground here',
      detail: 'A voter is challenged on an envelope, a mark on a ballot. Choose a ground that fits.',
    },
    es: {
      title: 'Motivo no aplicable',
      detail:
        'Al votante se le impugna en el sobre; la marca, en la papeleta. Elija un motivo que corresponda.',
    },
  },
  'votes-subject-to-challenge': {
    status: 409,
    en: {
      title: 'Some vote subject to challenge',
      detail:
        '{envelopes} of these envelopes are from voters on the part of the list that votes subject to challenge. Challenge them first.',
    },
    es: {
      title: 'Algunos votan sujetos a impugnación',
      detail:
        '{envelopes} de estos sobres son de votantes de la parte de la lista que vota sujeta a impugnación. Impúgnelos antes.',
    },
  },
  'not-agreed': {
    status: 409,
    en: {
      title: 'Not agreed',
      detail:
        'Every party has to agree on the same: record what each says in the docket first, or rule upon the challenge.',
    },
    es: {
      title: 'No hay acuerdo',
      detail:
        'Todas las partes deben acordar lo mismo: anote antes en el expediente lo que dice cada una, o resuelva la impugnación.',
    },
  },
  'position-of-another': {
    status: 409,
    en: {
      title: 'Another party’s word',
      detail: 'An observer writes for their own party. The agent writes down what any party says.',
    },
    es: {
      title: 'La palabra de otra parte',
      detail: 'Un observador escribe por su parte. El agente anota lo que dice cualquiera.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const challengesConstraints = {
  challenge_agreed: 'not-agreed',
  name_in_open_session: 'no-session',
  challenge_one_per_envelope: 'already-challenged',
  check_session_one_open: 'session-open',
} as const satisfies Record<string, string>;

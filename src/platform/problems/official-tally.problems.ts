import type { ProblemArea } from './problem-entry';

export const tallyProblems = {
  'blocks-unsealed': {
    status: 409,
    en: {
      title: 'Blocks are not sealed',
      detail: '{blocks} blocks are still to be sealed before a tally can be declared.',
    },
    es: {
      title: 'Hay bloques sin sellar',
      detail: 'Faltan {blocks} bloques por sellar antes de declarar un resultado.',
    },
  },
  'totals-differ': {
    status: 422,
    en: {
      title: 'The totals differ',
      detail:
        'What you typed is not what the sealed blocks hold. Compare with the table, and type the totals again.',
    },
    es: {
      title: 'Los totales difieren',
      detail:
        'Lo que escribió no es lo que contienen los bloques sellados. Compare con la mesa y escriba de nuevo los totales.',
    },
  },
  'total-differs': {
    status: 422,
    en: { title: 'This total differs', detail: 'This is not the total of the sealed blocks.' },
    es: { title: 'Este total difiere', detail: 'No es el total de los bloques sellados.' },
  },
  'tally-declared': {
    status: 409,
    en: {
      title: 'The tally is declared',
      detail:
        'Nothing has changed since the last tally. A revised one follows when challenges have been opened or ruled upon.',
    },
    es: {
      title: 'El resultado está declarado',
      detail:
        'Nada ha cambiado desde el último. Habrá uno revisado cuando se abran o resuelvan impugnaciones.',
    },
  },
  'tally-not-declared': {
    status: 409,
    en: {
      title: 'The tally is not declared',
      detail: 'Declare the tally that the sealed blocks make now, then go on.',
    },
    es: {
      title: 'El resultado no está declarado',
      detail: 'Declare el resultado que dan ahora los bloques sellados y continúe después.',
    },
  },
  'nothing-to-open': {
    status: 409,
    en: {
      title: 'Nothing to open',
      detail: 'No challenge has been withdrawn or ruled eligible since the last opening.',
    },
    es: {
      title: 'Nada que abrir',
      detail: 'Ninguna impugnación se ha retirado ni declarado elegible desde la última apertura.',
    },
  },
  'opening-unanswered': {
    status: 409,
    en: {
      title: 'A warning is unanswered',
      detail:
        'Opening only {ballots} ballots may tell how someone voted. “{party}” has not answered that warning yet.',
    },
    es: {
      title: 'Falta responder a un aviso',
      detail:
        'Abrir solo {ballots} papeletas puede revelar cómo votó alguien. «{party}» aún no ha respondido a ese aviso.',
    },
  },
  'answer-of-another': {
    status: 409,
    en: {
      title: 'Not yours to answer',
      detail:
        'An observer answers for their own party, the agent for themselves; the agent also records that a party is absent.',
    },
    es: {
      title: 'No le corresponde responder',
      detail:
        'Un observador responde por su parte y el agente por sí mismo; el agente también hace constar que una parte está ausente.',
    },
  },
  'objection-of-another': {
    status: 409,
    en: {
      title: 'Not your party',
      detail:
        'An observer files objections for their own party. Choose it, or let the other party file its own.',
    },
    es: {
      title: 'No es su parte',
      detail:
        'Un observador presenta objeciones por su propia parte. Elíjala, o que la otra parte presente las suyas.',
    },
  },
  'objection-text-missing': {
    status: 422,
    en: { title: 'Nothing is said', detail: 'Say what you object to, in your own words.' },
    es: { title: 'Falta el texto', detail: 'Diga a qué se opone, con sus palabras.' },
  },
  'objection-resolved': {
    status: 409,
    en: {
      title: 'This objection is resolved',
      detail: 'Its ruling stands in the record and can’t be replaced. Reload to read it.',
    },
    es: {
      title: 'Esta objeción está resuelta',
      detail: 'Su resolución consta en el registro y no se puede cambiar. Recargue para leerla.',
    },
  },
  'objections-unresolved': {
    status: 409,
    en: {
      title: 'Objections are open',
      detail: '{objections} objections have no ruling yet. Rule on each of them, then close the election.',
    },
    es: {
      title: 'Hay objeciones abiertas',
      detail:
        '{objections} objeciones aún no tienen resolución. Resuelva cada una y cierre después la elección.',
    },
  },
  'refusal-noted': {
    status: 409,
    en: {
      title: 'Noted already',
      detail: 'That this party declined to sign is noted, with another remark. It can’t be replaced.',
    },
    es: {
      title: 'Ya consta',
      detail: 'Ya consta que esta parte no quiso firmar, con otra observación. No se puede cambiar.',
    },
  },
} as const satisfies ProblemArea;

export const tallyConstraints = {
  objection_in_phase: 'changed-meanwhile',
  objection_resolved_once: 'objection-resolved',
} as const satisfies Record<string, string>;

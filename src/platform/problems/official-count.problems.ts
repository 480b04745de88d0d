import type { ProblemArea } from './problem-entry';

export const countProblems = {
  'block-sealed': {
    status: 409,
    en: {
      title: 'The block is sealed',
      detail:
        'Two entries agreed and stand in the record. To count it again, the agent supersedes it with a reason and a second signer.',
    },
    es: {
      title: 'El bloque está sellado',
      detail:
        'Dos entradas coincidieron y constan en el registro. Para contarlo de nuevo, el agente lo sustituye con un motivo y un segundo firmante.',
    },
  },
  'seal-not-in-force': {
    status: 409,
    en: {
      title: 'This is not the seal that stands',
      detail:
        'The block is being counted again, or was sealed anew meanwhile. Look at it again, then answer.',
    },
    es: {
      title: 'Este no es el sello vigente',
      detail: 'El bloque se está contando de nuevo o se selló otra vez. Mírelo de nuevo y luego responda.',
    },
  },
  'objection-to-block-stays': {
    status: 409,
    en: {
      title: 'Your party has objected to this block',
      detail:
        'An objection stays as it was made. If the block is counted again, its new seal is answered anew; otherwise tell the agent.',
    },
    es: {
      title: 'Su parte ya objetó este bloque',
      detail:
        'Una objeción queda como se hizo. Si el bloque se cuenta de nuevo, se responde a su nuevo sello; si no, avise al agente.',
    },
  },
  'block-not-sealed': {
    status: 409,
    en: {
      title: 'The block is not sealed',
      detail: 'Only a sealed block is superseded. This one is still being counted.',
    },
    es: {
      title: 'El bloque no está sellado',
      detail: 'Solo se sustituye un bloque sellado. Este todavía se está contando.',
    },
  },
  'seats-of-block-taken': {
    status: 409,
    en: {
      title: 'Both places are taken',
      detail:
        'Two people are entering this block. Take another block; the agent can free a place that was left.',
    },
    es: {
      title: 'Los dos puestos están ocupados',
      detail:
        'Dos personas están contando este bloque. Tome otro bloque; el agente puede liberar un puesto abandonado.',
    },
  },
  'one-person-one-slot': {
    status: 409,
    en: {
      title: 'One person, one entry',
      detail:
        'You hold a place in this round already. Another person, on another device, makes the other entry.',
    },
    es: {
      title: 'Una persona, una entrada',
      detail: 'Usted ya tiene un puesto en esta ronda. Otra persona, en otro equipo, hace la otra entrada.',
    },
  },
  'seat-of-another': {
    status: 409,
    en: {
      title: 'Not your place',
      detail: 'This place belongs to someone else, or to nobody yet. Open the block again to take one.',
    },
    es: {
      title: 'No es su puesto',
      detail: 'Este puesto es de otra persona o aún de nadie. Abra el bloque de nuevo para tomar uno.',
    },
  },
  'already-committed': {
    status: 409,
    en: {
      title: 'An entry stands already',
      detail:
        'A commitment in this place is in the record and can’t be replaced. If the salt is lost, the agent abandons the round.',
    },
    es: {
      title: 'Ya consta una entrada',
      detail:
        'Un compromiso en este puesto consta en el registro y no se puede cambiar. Si se perdió la sal, el agente abandona la ronda.',
    },
  },
  'commitment-copied': {
    status: 409,
    en: {
      title: 'This commitment exists',
      detail: 'No two entries have the same commitment. Enter the block again; a new salt is drawn.',
    },
    es: {
      title: 'Ese compromiso ya existe',
      detail:
        'No hay dos entradas con el mismo compromiso. Introduzca el bloque de nuevo; se elige otra sal.',
    },
  },
  'not-in-turn': {
    status: 409,
    en: {
      title: 'Not in turn',
      detail:
        'A third person counts only where the first two differ, and then nobody else. Reload to see whose turn it is.',
    },
    es: {
      title: 'Fuera de turno',
      detail:
        'Una tercera persona cuenta solo si las dos primeras difieren, y entonces nadie más. Recargue para ver a quién le toca.',
    },
  },
  'round-over': {
    status: 409,
    en: {
      title: 'Another round by now',
      detail: 'This block is in round {round}. Count it again and enter it there.',
    },
    es: {
      title: 'Ya es otra ronda',
      detail: 'Este bloque está en la ronda {round}. Cuéntelo de nuevo e introdúzcalo ahí.',
    },
  },
  'not-committed': {
    status: 409,
    en: {
      title: 'No commitment to reveal',
      detail: 'You have committed nothing in this place and round. Enter your count first.',
    },
    es: {
      title: 'Nada que revelar',
      detail: 'No se ha comprometido en este puesto y ronda. Introduzca antes su recuento.',
    },
  },
  'reveal-too-early': {
    status: 409,
    en: {
      title: 'The other entry is still open',
      detail:
        'A count is revealed only once both commitments stand in the record. It is sent by itself then; keep this page open.',
    },
    es: {
      title: 'La otra entrada sigue abierta',
      detail:
        'Un recuento se revela solo cuando los dos compromisos constan en el registro. Se envía entonces por sí solo; deje abierta esta página.',
    },
  },
  'reveal-does-not-match': {
    status: 422,
    en: {
      title: 'Not what was committed',
      detail:
        'These numbers and this salt do not make the commitment in the record. Nothing was taken; the agent can abandon the round.',
    },
    es: {
      title: 'No es lo comprometido',
      detail:
        'Estos números y esta sal no producen el compromiso del registro. No se tomó nada; el agente puede abandonar la ronda.',
    },
  },
  'counts-of-every-choice': {
    status: 422,
    en: {
      title: 'Name every choice',
      detail: 'Enter a whole number from 0 for every choice on the ballot, and for nothing else.',
    },
    es: {
      title: 'Indique cada opción',
      detail: 'Introduzca un número entero desde 0 para cada opción de la papeleta, y para nada más.',
    },
  },
  'block-sum-wrong': {
    status: 422,
    en: {
      title: 'The sum is not the block',
      detail: 'Votes, void and challenged must make exactly the ballots of the block. Count it again.',
    },
    es: {
      title: 'La suma no es el bloque',
      detail:
        'Votos, nulos e impugnados deben sumar exactamente las papeletas del bloque. Cuéntelo de nuevo.',
    },
  },
  'nothing-to-abandon': {
    status: 409,
    en: {
      title: 'Nothing to abandon',
      detail: 'A round is abandoned only while a commitment of it is unrevealed.',
    },
    es: {
      title: 'Nada que abandonar',
      detail: 'Una ronda se abandona solo mientras tenga un compromiso sin revelar.',
    },
  },
  'two-signers': {
    status: 409,
    en: {
      title: 'Two people sign',
      detail:
        'The one who proposed a correction can’t be its second signer. Ask a teller of the block, or an observer.',
    },
    es: {
      title: 'Firman dos personas',
      detail:
        'Quien propuso una corrección no puede ser su segundo firmante. Pídalo a un escrutador del bloque o a un observador.',
    },
  },
  'correction-pending': {
    status: 409,
    en: {
      title: 'A correction is waiting',
      detail: 'One is proposed for this block already and waits for its second signer.',
    },
    es: {
      title: 'Hay una corrección pendiente',
      detail: 'Ya hay una propuesta para este bloque que espera su segunda firma.',
    },
  },
  'signer-took-no-part': {
    status: 409,
    en: {
      title: 'You took no part in this round',
      detail:
        'The second signer is a teller who entered this block, or an observer whose party has registered its key.',
    },
    es: {
      title: 'No participó en esta ronda',
      detail:
        'El segundo firmante es un escrutador que introdujo este bloque o un observador cuya parte registró su clave.',
    },
  },
  'party-not-registered': {
    status: 409,
    en: {
      title: 'The party has no key yet',
      detail: 'A party is named in the record once its observer has registered a key.',
    },
    es: {
      title: 'La parte aún no tiene clave',
      detail: 'Una parte figura en el registro cuando su observador ha registrado una clave.',
    },
  },
  'not-a-header-sheet': {
    status: 422,
    en: {
      title: 'Not a header sheet',
      detail:
        'This is not the code of a block’s header sheet, or it was not read whole. Scan the sheet on the block again, or choose the block on the table.',
    },
    es: {
      title: 'No es una hoja de cabecera',
      detail:
        'Este no es el código de la hoja de cabecera de un bloque, o no se leyó entero. Escanee de nuevo la hoja del bloque o elija el bloque en la mesa.',
    },
  },
  'sheet-of-other-election': {
    status: 409,
    en: {
      title: 'A sheet of another election',
      detail:
        'Its code begins with {code}, those of this election with {own}. Do not count the block: put it aside and tell the agent.',
    },
    es: {
      title: 'Una hoja de otra elección',
      detail:
        'Su código empieza por {code}; los de esta elección, por {own}. No cuente el bloque: apártelo y avise al agente.',
    },
  },
  'sheet-superseded': {
    status: 409,
    en: {
      title: 'This header sheet is superseded',
      detail:
        'It is issue {issue} of the sheet of block {position}; the block is counted again under issue {current}. Ask the agent for that sheet, and take this one off the block.',
    },
    es: {
      title: 'Esta hoja de cabecera fue sustituida',
      detail:
        'Es la edición {issue} de la hoja del bloque {position}; el bloque se cuenta de nuevo con la edición {current}. Pida esa hoja al agente y retire esta del bloque.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const countConstraints = {
  seat_one_person_one_slot: 'one-person-one-slot',
  seat_pkey: 'seats-of-block-taken',
  entry_seat: 'seat-of-another',
  entry_pkey: 'already-committed',
  entry_commitment_unique: 'commitment-copied',
  entry_third_in_turn: 'not-in-turn',
  entry_own_transaction: 'reveal-too-early',
  reveal_after_both: 'reveal-too-early',
  reveal_entry: 'not-committed',
  sealed_block_sum: 'block-sum-wrong',
  sealed_block_one_in_force: 'block-sealed',
  correction_one_pending: 'correction-pending',
  correction_two_people: 'two-signers',
} as const satisfies Record<string, string>;

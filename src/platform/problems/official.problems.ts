import type { ProblemArea } from './problem-entry';

export const officialProblems = {
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
  'key-roll-not-sealed': {
    status: 409,
    en: {
      title: 'The roll is not sealed',
      detail: 'Key numbers are given to the voters of a sealed roll. Seal the roll first.',
    },
    es: {
      title: 'El censo no está sellado',
      detail: 'Los números clave se asignan a los votantes de un censo sellado. Selle antes el censo.',
    },
  },
  'keys-exhausted': {
    status: 409,
    en: {
      title: 'No key numbers left',
      detail:
        'An election has 99,999 key numbers. Split the list into voting groups, each an election of its own.',
    },
    es: {
      title: 'No quedan números clave',
      detail:
        'Una elección tiene 99 999 números clave. Divida la lista en grupos de votación, cada uno con su elección.',
    },
  },
  'key-malformed': {
    status: 422,
    en: {
      title: 'Not a key number',
      detail:
        'The check character does not fit. Scan the label again, or type it as printed, such as 7KQ-00412C.',
    },
    es: {
      title: 'No es un número clave',
      detail:
        'El carácter de control no coincide. Vuelva a leer la etiqueta o escríbalo tal como está impreso, p. ej. 7KQ-00412C.',
    },
  },
  'key-of-other-election': {
    status: 422,
    en: {
      title: 'Another election’s envelope',
      detail: 'This key number belongs to another election. Put the envelope aside and tell the agent.',
    },
    es: {
      title: 'Sobre de otra elección',
      detail: 'Este número clave pertenece a otra elección. Aparte el sobre y avise al agente.',
    },
  },
  'no-such-envelope': {
    status: 422,
    en: {
      title: 'No such envelope in hand',
      detail:
        'No envelope with this key number has been received. Check the number, or receive the envelope at the desk first.',
    },
    es: {
      title: 'No hay tal sobre',
      detail:
        'No se ha recibido ningún sobre con este número clave. Compruebe el número o reciba antes el sobre en la mesa.',
    },
  },
  'envelope-disposed': {
    status: 409,
    en: {
      title: 'This envelope is disposed of',
      detail:
        'Its state is “{state}”. Only an envelope that is received or accepted can be challenged or declared void.',
    },
    es: {
      title: 'Este sobre ya está resuelto',
      detail: 'Su estado es «{state}». Solo se puede impugnar o anular un sobre recibido o aceptado.',
    },
  },
  'scan-stands': {
    status: 409,
    en: {
      title: 'This scan stands',
      detail:
        'It can’t be reversed: its tray is in the record, the envelope is disposed of otherwise, or nothing was taken in. At the check the agent can declare the envelope void.',
    },
    es: {
      title: 'Esta lectura se mantiene',
      detail:
        'No se puede revertir: su bandeja consta en el registro, el sobre se resolvió de otro modo o no se recibió nada. En la revisión el agente puede anular el sobre.',
    },
  },
  'tray-empty': {
    status: 409,
    en: {
      title: 'The tray is empty',
      detail: 'There is no envelope in the open tray. Receive some before closing it.',
    },
    es: {
      title: 'La bandeja está vacía',
      detail: 'No hay sobres en la bandeja abierta. Reciba alguno antes de cerrarla.',
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
  'outstanding-changed': {
    status: 409,
    en: {
      title: 'The number changed',
      detail:
        '{outstanding} envelopes are outstanding now, not {expected}. Look at the list again, then accept.',
    },
    es: {
      title: 'El número cambió',
      detail: 'Ahora hay {outstanding} sobres pendientes, no {expected}. Revise la lista y luego acepte.',
    },
  },
  'envelopes-outstanding': {
    status: 409,
    en: {
      title: 'Envelopes are outstanding',
      detail:
        '{outstanding} envelopes are neither accepted, challenged nor void. Dispose of each before reconciling.',
    },
    es: {
      title: 'Quedan sobres pendientes',
      detail:
        '{outstanding} sobres no están aceptados, impugnados ni anulados. Resuelva cada uno antes de conciliar.',
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
  'envelopes-reconciled': {
    status: 409,
    en: {
      title: 'The envelopes are reconciled',
      detail: 'Their numbers stand in the record and can’t change. Go on to the count.',
    },
    es: {
      title: 'Los sobres están conciliados',
      detail: 'Sus números constan en el registro y no pueden cambiar. Pase al recuento.',
    },
  },
  'not-yet-reconciled': {
    status: 409,
    en: {
      title: 'Not reconciled yet',
      detail:
        'The agent reconciles the envelopes at the end of the check; the numbers are shown and the count begins after that.',
    },
    es: {
      title: 'Aún sin conciliar',
      detail:
        'El agente concilia los sobres al final de la revisión; después se muestran los números y empieza el recuento.',
    },
  },
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
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const officialConstraints = {
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
  envelope_once_per_kit: 'changed-meanwhile',
  challenge_one_per_envelope: 'already-challenged',
  check_session_one_open: 'session-open',
  reconciliation_fixed: 'envelopes-reconciled',
  reconciliation_nothing_left: 'envelopes-outstanding',
} as const satisfies Record<string, string>;

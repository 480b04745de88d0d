import type { ProblemArea } from './problem-entry';

export const envelopesProblems = {
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
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const envelopesConstraints = {
  reconciliation_fixed: 'envelopes-reconciled',
  reconciliation_nothing_left: 'envelopes-outstanding',
  envelope_once_per_kit: 'changed-meanwhile',
} as const satisfies Record<string, string>;

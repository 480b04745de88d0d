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
  'uncalled-needs-reason': {
    status: 422,
    en: {
      title: 'Names were not called',
      detail:
        'The names of {uncalled} envelopes have not been called with both parties watching. Call them, or say why they are accepted all the same.',
    },
    es: {
      title: 'Hay nombres sin llamar',
      detail:
        'No se han llamado los nombres de {uncalled} sobres con ambas partes mirando. Llámelos o diga por qué se aceptan de todos modos.',
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
  'desks-open': {
    status: 409,
    en: {
      title: 'A receipt desk is open',
      detail:
        'The check begins when every desk is closed, for its laptop may still hold scans. Close it there; where its laptop is gone, close it yourself with a reason.',
    },
    es: {
      title: 'Hay una mesa de recepción abierta',
      detail:
        'La revisión empieza cuando todas las mesas están cerradas, pues su portátil puede guardar lecturas. Ciérrela allí; si el portátil ya no está, ciérrela usted con un motivo.',
    },
  },
  'device-has-desk': {
    status: 409,
    en: {
      title: 'This laptop has an open desk',
      detail: 'One laptop is one desk. Close the open one first, or go on with it.',
    },
    es: {
      title: 'Este portátil tiene una mesa abierta',
      detail: 'Un portátil es una mesa. Cierre antes la que está abierta, o siga con ella.',
    },
  },
  'desk-holds-scans': {
    status: 409,
    en: {
      title: 'This desk still holds scans',
      detail: '{held} scans wait on the laptop. Send them first; until then the desk stays open.',
    },
    es: {
      title: 'Esta mesa aún guarda lecturas',
      detail: 'Esperan {held} lecturas en el portátil. Envíelas antes; hasta entonces la mesa sigue abierta.',
    },
  },
  'desk-of-another': {
    status: 409,
    en: {
      title: 'Somebody else’s desk',
      detail: 'A desk is closed by whoever opened it, or by the agent with a reason.',
    },
    es: {
      title: 'La mesa es de otra persona',
      detail: 'Cierra una mesa quien la abrió, o el agente con un motivo.',
    },
  },
  'desk-needs-reason': {
    status: 422,
    en: { title: 'A reason is missing', detail: 'Choose why this desk is closed for the people at it.' },
    es: {
      title: 'Falta un motivo',
      detail: 'Elija por qué se cierra esta mesa en lugar de quienes la atienden.',
    },
  },
  'no-such-desk': {
    status: 422,
    en: {
      title: 'No such desk',
      detail: 'This scan names a desk that was never opened here. Open a desk and scan the envelope again.',
    },
    es: {
      title: 'No existe esa mesa',
      detail: 'Esta lectura nombra una mesa que nunca se abrió aquí. Abra una mesa y lea el sobre de nuevo.',
    },
  },
  'scan-decided': {
    status: 409,
    en: {
      title: 'Decided already',
      detail: 'Another decision about this scan stands. Look at the list again before going on.',
    },
    es: {
      title: 'Ya está decidido',
      detail: 'Sobre esta lectura consta otra decisión. Mire de nuevo la lista antes de seguir.',
    },
  },
  'not-for-this-scan': {
    status: 422,
    en: {
      title: 'Not a choice for this scan',
      detail: 'This kind of exception is decided otherwise. Choose one of the buttons beside it.',
    },
    es: {
      title: 'No es una opción para esta lectura',
      detail: 'Esta clase de excepción se decide de otro modo. Elija uno de los botones que la acompañan.',
    },
  },
  'not-a-voter': {
    status: 422,
    en: {
      title: 'Not on the sealed roll',
      detail: 'Kits go to voters of the sealed roll. Add the person to the roll and seal it again first.',
    },
    es: {
      title: 'No está en el censo sellado',
      detail: 'Los sobres se envían a votantes del censo sellado. Añada antes a la persona y selle de nuevo.',
    },
  },
  'replacement-pending': {
    status: 409,
    en: {
      title: 'Already asked for',
      detail: 'A replacement for this voter waits to be sent. Send or cancel it before asking for another.',
    },
    es: {
      title: 'Ya está pedido',
      detail: 'Un reemplazo para este votante espera su envío. Envíelo o cancélelo antes de pedir otro.',
    },
  },
  'replacement-sent': {
    status: 409,
    en: {
      title: 'Sent or cancelled already',
      detail: 'At least one of these replacements is no longer waiting. Look at the list again.',
    },
    es: {
      title: 'Ya enviado o cancelado',
      detail: 'Al menos uno de estos reemplazos ya no espera. Mire de nuevo la lista.',
    },
  },
  'no-returns': {
    status: 409,
    en: {
      title: 'Nothing to record',
      detail: 'No kit that came back has been scanned since the last entry. Scan them at the desk first.',
    },
    es: {
      title: 'No hay nada que registrar',
      detail: 'Desde el último asiento no se ha leído ningún envío devuelto. Léalos antes en la mesa.',
    },
  },
  'no-kits-to-print': {
    status: 409,
    en: {
      title: 'No kits to print',
      detail: 'There are none of this kind yet. Give key numbers, or send the replacements, first.',
    },
    es: {
      title: 'No hay envíos que imprimir',
      detail: 'Aún no hay ninguno de esta clase. Asigne antes los números clave, o envíe los reemplazos.',
    },
  },
  'ballot-mailed': {
    status: 409,
    en: {
      title: 'The ballot is in the mail',
      detail: 'Its languages were fixed when the first kits were mailed. They can’t be changed any more.',
    },
    es: {
      title: 'La papeleta ya está en el correo',
      detail: 'Sus idiomas quedaron fijados con el primer envío. Ya no se pueden cambiar.',
    },
  },
  'language-twice': {
    status: 422,
    en: {
      title: 'Twice the same language',
      detail: 'This language is in the list already. Keep one of the two.',
    },
    es: { title: 'Idioma repetido', detail: 'Este idioma ya está en la lista. Deje uno de los dos.' },
  },
  'labels-incomplete': {
    status: 422,
    en: {
      title: 'Words are missing',
      detail:
        'Every choice of the ballot needs its words in this language, up to 200 characters, and no others.',
    },
    es: {
      title: 'Faltan palabras',
      detail:
        'Cada opción de la papeleta necesita su texto en este idioma, de hasta 200 caracteres, y ninguna otra.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const envelopesConstraints = {
  election_desks_closed: 'desks-open',
  desk_one_open_a_device: 'device-has-desk',
  replacement_one_pending: 'replacement-pending',
  replacement_step: 'replacement-sent',
  reconciliation_fixed: 'envelopes-reconciled',
  reconciliation_nothing_left: 'envelopes-outstanding',
  envelope_once_per_kit: 'changed-meanwhile',
} as const satisfies Record<string, string>;

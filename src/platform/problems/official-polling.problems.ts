import type { ProblemArea } from './problem-entry';

export const pollingProblems = {
  'no-polls': {
    status: 409,
    en: {
      title: 'No polls in this election',
      detail:
        'This election is by mail only. An administrator can change the manner in the settings until voting begins.',
    },
    es: {
      title: 'Esta elección no es presencial',
      detail:
        'Esta elección es solo por correo. Un administrador puede cambiarlo en los ajustes hasta que empiece la votación.',
    },
  },
  'no-mail': {
    status: 409,
    en: {
      title: 'No mail ballots in this election',
      detail:
        'This election is in person only, so no kits are mailed. An administrator can change the manner in the settings until voting begins.',
    },
    es: {
      title: 'Esta elección no es por correo',
      detail:
        'Esta elección es solo presencial y no se envían paquetes. Un administrador puede cambiarlo en los ajustes hasta que empiece la votación.',
    },
  },
  'polls-closed': {
    status: 409,
    en: {
      title: 'The polls are closed',
      detail:
        'The ballots of all places have been mixed, and their numbers stand. Nothing of the polls changes any more.',
    },
    es: {
      title: 'Las mesas están cerradas',
      detail:
        'Las papeletas de todos los lugares ya se mezclaron y sus números constan. Nada de las mesas cambia ya.',
    },
  },
  'polls-not-closed': {
    status: 409,
    en: {
      title: 'The polls are not closed',
      detail:
        'Count the boxes of all places and mix their ballots first; then the check of the envelopes and the dockets can begin.',
    },
    es: {
      title: 'Las mesas no están cerradas',
      detail:
        'Cuente antes las urnas de todos los lugares y mezcle sus papeletas; después puede empezar la revisión.',
    },
  },
  'polling-sessions-open': {
    status: 409,
    en: {
      title: 'Polls are open',
      detail: 'Close every polling session first: seal its box and enter its ballots.',
    },
    es: {
      title: 'Hay mesas abiertas',
      detail: 'Cierre antes cada sesión de votación: precinte su urna y anote sus papeletas.',
    },
  },
  'polling-sessions-planned': {
    status: 409,
    en: {
      title: 'A session has not been held',
      detail: 'Open and hold every planned session, or cancel it with a reason. Then the boxes can be mixed.',
    },
    es: {
      title: 'Falta celebrar una sesión',
      detail:
        'Abra y celebre cada sesión prevista, o cancélela con un motivo. Después se pueden mezclar las urnas.',
    },
  },
  'no-polling-session': {
    status: 409,
    en: { title: 'No polls were held', detail: 'Plan a session and hold it first: there is no box to open.' },
    es: {
      title: 'No hubo votación presencial',
      detail: 'Prevea antes una sesión y celébrela: no hay urna que abrir.',
    },
  },
  'boxes-uncounted': {
    status: 409,
    en: {
      title: 'A box is not counted',
      detail: 'Open every box and count its ballots face down. Then they can be mixed.',
    },
    es: {
      title: 'Falta contar una urna',
      detail: 'Abra cada urna y cuente sus papeletas boca abajo. Después se pueden mezclar.',
    },
  },
  'polls-changed': {
    status: 409,
    en: {
      title: 'The numbers have changed',
      detail:
        'By now {checkedOff} are checked off, {challenged} voted subject to challenge, and {ballotsInBoxes} ballots were in the boxes. Look again, then mix.',
    },
    es: {
      title: 'Los números han cambiado',
      detail:
        'Ahora hay {checkedOff} votantes marcados, {challenged} votos sujetos a impugnación y {ballotsInBoxes} papeletas en las urnas. Compruébelo y mezcle después.',
    },
  },
  'polling-session-begun': {
    status: 409,
    en: {
      title: 'The session has begun',
      detail: 'It was opened or cancelled already, and what was entered then stands. Reload to see it.',
    },
    es: {
      title: 'La sesión ya empezó',
      detail: 'Ya se abrió o se canceló, y lo anotado entonces queda. Recargue para verlo.',
    },
  },
  'polling-session-cancelled': {
    status: 409,
    en: {
      title: 'The session was cancelled',
      detail: 'Plan another session at this place and open that one.',
    },
    es: { title: 'La sesión se canceló', detail: 'Prevea otra sesión en este lugar y abra esa.' },
  },
  'polling-session-not-open': {
    status: 409,
    en: {
      title: 'The session is not open',
      detail:
        'Voters are checked off while their session is open. Open it first; after its closing nobody can be added.',
    },
    es: {
      title: 'La sesión no está abierta',
      detail:
        'Los votantes se marcan mientras su sesión está abierta. Ábrala antes; tras el cierre no se puede añadir a nadie.',
    },
  },
  'polling-session-closed': {
    status: 409,
    en: {
      title: 'The session is closed',
      detail:
        'Its box is sealed, and what was entered at the closing stands. Say what is wrong where the box is counted.',
    },
    es: {
      title: 'La sesión está cerrada',
      detail:
        'Su urna está precintada y lo anotado al cierre queda. Indique lo que no concuerde al contar la urna.',
    },
  },
  'already-checked-off': {
    status: 409,
    en: {
      title: 'Already checked off',
      detail: 'This voter has been checked off at “{site}”. Give no ballot; tell the agent.',
    },
    es: {
      title: 'Ya está marcado',
      detail: 'Este votante ya fue marcado en «{site}». No entregue papeleta; avise al agente.',
    },
  },
  'voter-has-voted': {
    status: 409,
    en: {
      title: 'This voter has voted',
      detail: 'The voter has been checked off at a polling place. Search again to see where; give no ballot.',
    },
    es: {
      title: 'Este votante ya votó',
      detail:
        'El votante fue marcado en un lugar de votación. Búsquelo de nuevo para ver dónde; no entregue papeleta.',
    },
  },
  'already-voted-challenged': {
    status: 409,
    en: {
      title: 'Already voted subject to challenge',
      detail: 'This voter’s challenged ballot is at “{site}”. Give no other ballot; tell the agent.',
    },
    es: {
      title: 'Ya votó sujeto a impugnación',
      detail: 'La papeleta impugnada de este votante está en «{site}». No entregue otra; avise al agente.',
    },
  },
  'not-on-sealed-list': {
    status: 422,
    en: {
      title: 'Not on the list',
      detail:
        'Nobody on the sealed list has this id. Somebody who is not on the list may vote subject to the agent’s challenge.',
    },
    es: {
      title: 'No está en la lista',
      detail:
        'Nadie de la lista sellada tiene este identificador. Quien no está en la lista puede votar sujeto a impugnación del agente.',
    },
  },
  'voted-by-mail': {
    status: 409,
    en: {
      title: 'An envelope has been received',
      detail:
        'This voter’s envelope is in hand, so there is no check-off. The voter may vote subject to challenge.',
    },
    es: {
      title: 'Ya se recibió un sobre',
      detail:
        'El sobre de este votante está recibido, así que no se le marca. Puede votar sujeto a impugnación.',
    },
  },
  'votes-challenged-only': {
    status: 409,
    en: {
      title: 'Votes subject to challenge',
      detail:
        'This voter is on the part of the list that votes subject to challenge. Challenge instead of checking off.',
    },
    es: {
      title: 'Vota sujeto a impugnación',
      detail:
        'Este votante está en la parte de la lista que vota sujeta a impugnación. Impugne en vez de marcar.',
    },
  },
  'ballot-cast': {
    status: 409,
    en: {
      title: 'The ballot is in the box',
      detail:
        'A challenge or a correction has to come before the ballot is in the box. What is wrong now belongs in an objection.',
    },
    es: {
      title: 'La papeleta está en la urna',
      detail:
        'Una impugnación o una corrección debe hacerse antes de que la papeleta esté en la urna. Ahora corresponde una objeción.',
    },
  },
  'no-such-check-off': {
    status: 422,
    en: {
      title: 'No such check-off here',
      detail: 'Nobody was checked off with this id at this session. Search for the voter again.',
    },
    es: {
      title: 'No existe esa marca aquí',
      detail: 'Nadie fue marcado con este identificador en esta sesión. Busque de nuevo al votante.',
    },
  },
  'check-off-reversed': {
    status: 409,
    en: {
      title: 'It was taken back',
      detail: 'This check-off was taken back already. To let the voter vote, check them off again.',
    },
    es: {
      title: 'Ya se retiró',
      detail: 'Esta marca ya se retiró. Para que el votante vote, márquelo de nuevo.',
    },
  },
  'box-not-sealed': {
    status: 409,
    en: {
      title: 'The session is not closed',
      detail: 'A box is opened after its session has closed. Close the session first.',
    },
    es: {
      title: 'La sesión no está cerrada',
      detail: 'La urna se abre después de cerrar su sesión. Cierre antes la sesión.',
    },
  },
  'box-not-shown-empty': {
    status: 422,
    en: {
      title: 'Show the box empty',
      detail: 'Show the empty box to all present, seal it, and confirm that here.',
    },
    es: {
      title: 'Muestre la urna vacía',
      detail: 'Muestre la urna vacía a todos los presentes, precíntela y confírmelo aquí.',
    },
  },
  'seal-not-new': {
    status: 422,
    en: {
      title: 'The seal of the opening',
      detail: 'Put a new seal over the slot and enter its number; the old one is broken.',
    },
    es: {
      title: 'El precinto de la apertura',
      detail: 'Ponga un precinto nuevo sobre la ranura y anote su número; el anterior se rompe.',
    },
  },
  'seal-differs': {
    status: 422,
    en: {
      title: 'Another seal',
      detail:
        'At the closing the seal was {seal}. Read it again; if it is another one, write what was found and what is said about it.',
    },
    es: {
      title: 'Otro precinto',
      detail:
        'Al cierre el precinto era {seal}. Léalo de nuevo; si es otro, escriba qué se encontró y qué se dice al respecto.',
    },
  },
  'more-ballots-than-supplied': {
    status: 422,
    en: {
      title: 'More ballots than there were',
      detail: 'Only {supplied} ballots came to this table. Count the unused and the spoiled ones again.',
    },
    es: {
      title: 'Más papeletas de las que había',
      detail:
        'A esta mesa llegaron solo {supplied} papeletas. Cuente de nuevo las no usadas y las estropeadas.',
    },
  },
  'difference-needs-reason': {
    status: 422,
    en: {
      title: 'Explain the difference',
      detail:
        'The numbers of the list and of the boxes differ. They stand as they are; write what is known about it.',
    },
    es: {
      title: 'Explique la diferencia',
      detail: 'Los números de la lista y de las urnas difieren. Quedan como están; escriba lo que se sepa.',
    },
  },
  'polls-close-before-opening': {
    status: 422,
    en: { title: 'Closes before it opens', detail: 'Enter a closing time after the opening time.' },
    es: { title: 'Cierra antes de abrir', detail: 'Indique una hora de cierre posterior a la de apertura.' },
  },
  'no-such-site': {
    status: 422,
    en: { title: 'No such place', detail: 'Choose one of the polling places of this election.' },
    es: { title: 'No existe ese lugar', detail: 'Elija uno de los lugares de votación de esta elección.' },
  },
  'site-exists': {
    status: 409,
    en: {
      title: 'There is such a place',
      detail: 'A polling place of this name exists already. Choose another name.',
    },
    es: { title: 'Ya existe ese lugar', detail: 'Ya hay un lugar de votación con este nombre. Elija otro.' },
  },
  'voter-or-unlisted': {
    status: 422,
    en: {
      title: 'Whom?',
      detail: 'Choose somebody on the list, or enter the name of somebody who is not on it: one of the two.',
    },
    es: {
      title: '¿A quién?',
      detail:
        'Elija a alguien de la lista o escriba el nombre de quien no esté en ella: una de las dos cosas.',
    },
  },
  'unlisted-by-agent': {
    status: 422,
    en: {
      title: 'The agent challenges',
      detail: 'Somebody who is not on the list is challenged by the agent. Choose the agent.',
    },
    es: {
      title: 'Impugna el agente',
      detail: 'A quien no está en la lista lo impugna el agente. Elija al agente.',
    },
  },
  'challenge-of-polls': {
    status: 409,
    en: {
      title: 'Challenged at the polls',
      detail:
        'Take it back at the table of the polls, while the session is open and the ballot not in the box.',
    },
    es: {
      title: 'Impugnada en la mesa',
      detail:
        'Retírela en la mesa de votación, mientras la sesión esté abierta y la papeleta no esté en la urna.',
    },
  },
  'second-vote': {
    status: 409,
    en: {
      title: 'Another vote of this voter counts',
      detail:
        'This voter voted in person and by mail, and only one of the two can count. Declare the envelope void, or rule this ballot ineligible.',
    },
    es: {
      title: 'Cuenta otro voto de este votante',
      detail:
        'Este votante votó en persona y por correo, y solo uno puede contar. Anule el sobre o declare esta papeleta inadmisible.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const pollingConstraints = {
  check_off_once: 'voter-has-voted',
  check_off_in_open_session: 'polling-session-not-open',
  check_off_beside_envelope: 'voted-by-mail',
  check_off_section: 'votes-challenged-only',
  check_off_step: 'ballot-cast',
  polling_site_name_unique: 'site-exists',
  polling_session_step: 'polling-session-begun',
  polling_session_while_voting: 'polls-closed',
  envelope_beside_check_off: 'second-vote',
  challenge_second_vote: 'second-vote',
  election_polls_closed: 'polls-not-closed',
} as const satisfies Record<string, keyof typeof pollingProblems>;

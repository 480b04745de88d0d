import type { ProblemArea } from './problem-entry';

export const accountsProblems = {
  'wrong-credentials': {
    status: 401,
    en: {
      title: 'That e-mail and password do not match',
      detail:
        'Check both and try again. If the password is gone, ask for a new one with “Forgot your password?”.',
    },
    es: {
      title: 'El correo y la contraseña no coinciden',
      detail:
        'Revise ambos e inténtelo de nuevo. Si perdió la contraseña, pida otra en «¿Olvidó su contraseña?».',
    },
  },
  'too-many-tries': {
    status: 429,
    en: { title: 'Too many tries', detail: 'For safety, wait {minutes} min, then try again.' },
    es: { title: 'Demasiados intentos', detail: 'Por seguridad, espere {minutes} min e inténtelo de nuevo.' },
  },
  'needs-tls': {
    status: 400,
    en: {
      title: 'This connection is not encrypted',
      detail:
        'Open this server with an address that begins with https://. If it does, its proxy must send X-Forwarded-Proto.',
    },
    es: {
      title: 'Esta conexión no está cifrada',
      detail:
        'Abra este servidor con una dirección que empiece por https://. Si ya lo hace, su proxy debe enviar X-Forwarded-Proto.',
    },
  },
  'wrong-password': {
    status: 422,
    en: {
      title: 'Not your present password',
      detail: 'This is not your present password. Nothing was changed.',
    },
    es: {
      title: 'No es su contraseña actual',
      detail: 'Esta no es su contraseña actual. No se cambió nada.',
    },
  },
  'password-is-email': {
    status: 422,
    en: { title: 'Too easy to guess', detail: 'Choose a password that is not your e-mail address.' },
    es: { title: 'Demasiado fácil de adivinar', detail: 'Elija una contraseña que no sea su correo.' },
  },
  'link-not-valid': {
    status: 404,
    en: {
      title: 'This link is not valid',
      detail: 'It was copied incompletely. Open it again from where you got it, or ask for a new one.',
    },
    es: {
      title: 'Este enlace no es válido',
      detail: 'Se copió incompleto. Ábralo de nuevo desde donde lo recibió o pida otro.',
    },
  },
  'link-used': {
    status: 410,
    en: {
      title: 'This link has been used',
      detail: 'It works once. If that was you, sign in; if not, tell whoever gave it to you.',
    },
    es: {
      title: 'Este enlace ya se usó',
      detail: 'Sirve una sola vez. Si fue usted, inicie sesión; si no, avise a quien se lo dio.',
    },
  },
  'link-ended': {
    status: 410,
    en: {
      title: 'This link was withdrawn',
      detail: 'It was withdrawn, or replaced by a newer one. Use the newest, or ask whoever gave it to you.',
    },
    es: {
      title: 'Este enlace fue retirado',
      detail: 'Fue retirado o lo sustituyó otro más nuevo. Use el más reciente o pregunte a quien se lo dio.',
    },
  },
  'link-expired': {
    status: 410,
    en: { title: 'This link has expired', detail: 'Ask whoever gave it to you for a new one.' },
    es: { title: 'Este enlace ha caducado', detail: 'Pida uno nuevo a quien se lo dio.' },
  },
  'already-set-up': {
    status: 410,
    en: {
      title: 'This server is set up already',
      detail: 'Its first administrator exists. Sign in, or ask that person for an invitation.',
    },
    es: {
      title: 'Este servidor ya está configurado',
      detail: 'Su primer administrador existe. Inicie sesión o pídale una invitación.',
    },
  },
  'invitation-needs-sign-in': {
    status: 409,
    en: {
      title: 'You have an account already',
      detail: 'Sign in as {email}, then open this invitation again.',
    },
    es: {
      title: 'Usted ya tiene una cuenta',
      detail: 'Inicie sesión como {email} y abra de nuevo esta invitación.',
    },
  },
  'invitation-for-other': {
    status: 409,
    en: {
      title: 'This invitation is for someone else',
      detail: 'It was made for {email}. Sign out first, or ask for one of your own.',
    },
    es: {
      title: 'Esta invitación es para otra persona',
      detail: 'Se hizo para {email}. Cierre primero la sesión o pida una propia.',
    },
  },
  'invitation-withdrawn': {
    status: 410,
    en: {
      title: 'This invitation was withdrawn',
      detail: 'Whoever invited you may no longer do so. Ask the administrator or your lead.',
    },
    es: {
      title: 'Esta invitación fue retirada',
      detail: 'Quien le invitó ya no puede hacerlo. Pregunte al administrador o a su responsable.',
    },
  },
  'account-exists': {
    status: 409,
    en: {
      title: 'There is an account with this e-mail',
      detail: 'Use another address, or the account that exists.',
    },
    es: { title: 'Ya hay una cuenta con este correo', detail: 'Use otra dirección o la cuenta que existe.' },
  },
  'last-administrator': {
    status: 409,
    en: {
      title: 'The last administrator stays',
      detail: 'Invite another administrator first: someone must be able to manage accounts.',
    },
    es: {
      title: 'El último administrador se queda',
      detail: 'Invite primero a otro administrador: alguien debe poder gestionar las cuentas.',
    },
  },
  'already-member': {
    status: 409,
    en: {
      title: 'Has a role here already',
      detail: 'One account holds one role in an election. To change it, revoke the present one first.',
    },
    es: {
      title: 'Ya tiene un papel aquí',
      detail: 'Una cuenta tiene un solo papel en una elección. Para cambiarlo, revoque antes el actual.',
    },
  },
  'other-wing': {
    status: 409,
    en: {
      title: 'Campaign and count stay apart',
      detail:
        'This account had a role on the other side of this election. What was seen there is not forgotten: choose another person.',
    },
    es: {
      title: 'Campaña y recuento no se mezclan',
      detail:
        'Esta cuenta tuvo un papel al otro lado de esta elección. Lo visto allí no se olvida: elija a otra persona.',
    },
  },
  'other-party': {
    status: 409,
    en: {
      title: 'Was with another party here',
      detail:
        'This account acted for another party in this election and cannot change sides: choose another person.',
    },
    es: {
      title: 'Estuvo aquí con otra parte',
      detail:
        'Esta cuenta actuó por otra parte en esta elección y no puede cambiar de lado: elija a otra persona.',
    },
  },
  'no-seat-left': {
    status: 409,
    en: {
      title: 'No observer seat is left',
      detail:
        'Every party has the same number of observer seats, {seats}, and this one has filled its own. Revoke one, or give all parties more seats in the settings.',
    },
    es: {
      title: 'No quedan plazas de observador',
      detail:
        'Todas las partes tienen el mismo número de plazas, {seats}, y esta ya ocupó las suyas. Revoque una, o dé más plazas a todas en los ajustes.',
    },
  },
  'seats-equal': {
    status: 409,
    en: {
      title: 'No observer seat is left',
      detail: 'Every party has the same number of observer seats, and this one has filled its own.',
    },
    es: {
      title: 'No quedan plazas de observador',
      detail: 'Todas las partes tienen el mismo número de plazas, y esta ya ocupó las suyas.',
    },
  },
  'seat-taken': {
    status: 409,
    en: {
      title: 'Someone took that seat just now',
      detail: 'Two observers were granted at once. Try again.',
    },
    es: {
      title: 'Alguien acaba de ocupar esa plaza',
      detail: 'Se concedieron dos plazas a la vez. Inténtelo de nuevo.',
    },
  },
  'party-needed': {
    status: 422,
    en: { title: 'Which party?', detail: 'Choose the party that this role belongs to.' },
    es: { title: '¿Qué parte?', detail: 'Elija la parte a la que pertenece este papel.' },
  },
  'party-not-here': {
    status: 422,
    en: { title: 'No such party', detail: 'Choose one of the parties of this election.' },
    es: { title: 'No existe esa parte', detail: 'Elija una de las partes de esta elección.' },
  },
  'agent-has-no-party': {
    status: 422,
    en: { title: 'The agent is neutral', detail: 'The agent belongs to no party: leave the party empty.' },
    es: { title: 'El agente es neutral', detail: 'El agente no pertenece a ninguna parte: déjela vacía.' },
  },
  'lead-invites-organizers': {
    status: 422,
    en: { title: 'The lead does this', detail: 'Organizers are invited by the lead of their campaign.' },
    es: {
      title: 'Lo hace el responsable',
      detail: 'El responsable de cada campaña invita a sus organizadores.',
    },
  },
  'ask-for-reset': {
    status: 409,
    en: {
      title: 'This password is not yours to reset',
      detail:
        'This account also has rights elsewhere. Its holder can use “Forgot your password?”, or whoever runs the server can make a link with “rollcall user link”.',
    },
    es: {
      title: 'No le toca restablecer esta contraseña',
      detail:
        'Esta cuenta también tiene derechos en otra parte. Su titular puede usar «¿Olvidó su contraseña?», o quien administra el servidor puede crear un enlace con «rollcall user link».',
    },
  },
  'mail-not-sent': {
    status: 502,
    en: {
      title: 'The mail could not be sent',
      detail:
        'What you did is saved, but the mail server refused the message. Check SMTP_URL and send again.',
    },
    es: {
      title: 'No se pudo enviar el correo',
      detail:
        'Lo que hizo quedó guardado, pero el servidor de correo rechazó el mensaje. Revise SMTP_URL y envíe de nuevo.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const accountsConstraints = {
  account_email_unique: 'account-exists',
  account_last_administrator: 'last-administrator',
  membership_one_per_election: 'already-member',
  membership_wing_fixed: 'other-wing',
  membership_party_fixed: 'other-party',
  membership_party: 'party-not-here',
  membership_observer_has_party: 'party-needed',
  membership_campaign_has_party: 'party-needed',
  membership_agent_has_no_party: 'agent-has-no-party',
  membership_seats_equal: 'seats-equal',
  membership_seat_unique: 'seat-taken',
  one_time_link_party: 'party-not-here',
} as const satisfies Record<string, keyof typeof accountsProblems>;

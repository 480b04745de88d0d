import type { ProblemArea } from './problem-entry';

export const generalProblems = {
  'not-found': {
    status: 404,
    en: {
      title: 'Not here, or not yours',
      detail: 'There is nothing here that your account may see. Ask your lead or the administrator.',
    },
    es: {
      title: 'No está aquí, o no es suyo',
      detail: 'Aquí no hay nada que su cuenta pueda ver. Pregunte a su responsable o al administrador.',
    },
  },
  'not-signed-in': {
    status: 401,
    en: {
      title: 'Sign in first',
      detail: 'Your session has ended or never began. Sign in and try again; what you typed is still here.',
    },
    es: {
      title: 'Inicie sesión primero',
      detail:
        'Su sesión terminó o no había empezado. Inicie sesión e inténtelo de nuevo; lo que escribió sigue aquí.',
    },
  },
  'invalid-input': {
    status: 422,
    en: {
      title: 'Some fields need your attention',
      detail: 'Nothing was saved. Mend the fields named below and send again.',
    },
    es: {
      title: 'Hay campos que revisar',
      detail: 'No se guardó nada. Corrija los campos indicados y envíe de nuevo.',
    },
  },
  'unreadable-body': {
    status: 400,
    en: {
      title: 'The request could not be read',
      detail: 'The body must be JSON in UTF-8. Nothing was changed.',
    },
    es: {
      title: 'No se pudo leer la solicitud',
      detail: 'El cuerpo debe ser JSON en UTF-8. No se cambió nada.',
    },
  },
  'too-large': {
    status: 413,
    en: {
      title: 'Too large',
      detail: 'What was sent is larger than {limit}. Send a smaller file, or split it.',
    },
    es: {
      title: 'Demasiado grande',
      detail: 'Lo enviado supera {limit}. Envíe un archivo más pequeño o divídalo.',
    },
  },
  'too-many-requests': {
    status: 429,
    en: { title: 'Too many tries', detail: 'Wait a minute, then try again.' },
    es: { title: 'Demasiados intentos', detail: 'Espere un minuto e inténtelo de nuevo.' },
  },
  'cross-site': {
    status: 403,
    en: {
      title: 'Refused from another site',
      detail: 'This can only be done from the pages of this server. Open it directly and try again.',
    },
    es: {
      title: 'Rechazado desde otro sitio',
      detail:
        'Esto solo se puede hacer desde las páginas de este servidor. Ábralo directamente e inténtelo de nuevo.',
    },
  },
  'same-id-other-content': {
    status: 422,
    en: {
      title: 'This id was used for something else',
      detail: 'The same id came with different content. Reload the page and enter it again.',
    },
    es: {
      title: 'Este identificador ya se usó para otra cosa',
      detail: 'El mismo identificador llegó con otro contenido. Recargue la página y vuelva a introducirlo.',
    },
  },
  'changed-meanwhile': {
    status: 409,
    en: {
      title: 'Someone else changed this',
      detail: 'It was changed while you had it open. Reload to see the change, then decide again.',
    },
    es: {
      title: 'Otra persona lo cambió',
      detail: 'Se modificó mientras lo tenía abierto. Recargue para ver el cambio y decida de nuevo.',
    },
  },
  'record-refuses': {
    status: 409,
    en: {
      title: 'The election record does not allow this',
      detail: 'Rule “{rule}”: {message} Nothing was changed.',
    },
    es: {
      title: 'El registro de la elección no lo permite',
      detail: 'Regla «{rule}»: {message} No se cambió nada.',
    },
  },
  'client-not-built': {
    status: 503,
    en: {
      title: 'The pages are not built',
      detail: 'The server runs without its pages. Start it with `npm start`, which builds them.',
    },
    es: {
      title: 'Faltan las páginas',
      detail: 'El servidor funciona sin sus páginas. Inícielo con `npm start`, que las construye.',
    },
  },
  unavailable: {
    status: 503,
    en: {
      title: 'The database does not answer',
      detail:
        'Nothing was lost that was shown as saved. Try again in a moment; if it lasts, call the administrator.',
    },
    es: {
      title: 'La base de datos no responde',
      detail:
        'No se perdió nada de lo mostrado como guardado. Inténtelo en un momento; si continúa, llame al administrador.',
    },
  },
  unexpected: {
    status: 500,
    en: {
      title: 'Something went wrong on the server',
      detail:
        'Nothing was half done. Try again; if it happens again, give the administrator this code: {trace}',
    },
    es: {
      title: 'Algo falló en el servidor',
      detail:
        'Nada quedó a medias. Inténtelo de nuevo; si se repite, dé este código al administrador: {trace}',
    },
  },
} as const satisfies ProblemArea;

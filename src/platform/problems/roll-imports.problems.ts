import type { ProblemArea } from './problem-entry';

/** Why a list on its way cannot be decided about, applied or undone. */
export const rollImportsProblems = {
  'import-needs-name-column': {
    status: 422,
    en: {
      title: 'Which column holds the last name?',
      detail: 'Choose the column with the last name, or with the full name, then go on.',
    },
    es: {
      title: '¿Qué columna contiene el apellido?',
      detail: 'Elija la columna del apellido, o la del nombre completo, y continúe.',
    },
  },
  'import-field-twice': {
    status: 422,
    en: {
      title: 'One field, two columns',
      detail: 'Two columns are given to the same field. Keep one of them.',
    },
    es: {
      title: 'Un campo, dos columnas',
      detail: 'Hay dos columnas para el mismo campo. Deje una de ellas.',
    },
  },
  'import-no-such-column': {
    status: 422,
    en: {
      title: 'No such sheet, row or column',
      detail: 'The file has no such sheet, row or column. Reload the page and choose again.',
    },
    es: {
      title: 'No existe esa hoja, fila o columna',
      detail: 'El archivo no tiene esa hoja, fila o columna. Recargue la página y elija de nuevo.',
    },
  },
  'import-being-read': {
    status: 409,
    en: {
      title: 'The file is still being read',
      detail: 'Wait until it has been read; this page shows how far it is.',
    },
    es: {
      title: 'El archivo aún se está leyendo',
      detail: 'Espere a que termine; esta página muestra el avance.',
    },
  },
  'import-kind-elsewhere': {
    status: 422,
    en: {
      title: 'This kind of list goes elsewhere',
      detail:
        'The employer’s lists are imported on the roll’s page, the union’s own list in its campaign. Open that page and send the file there.',
    },
    es: {
      title: 'Este tipo de lista va en otro lugar',
      detail:
        'Las listas del empleador se importan en la página del padrón; la lista propia del sindicato, en su campaña. Abra esa página y envíe el archivo allí.',
    },
  },
  'import-person-taken': {
    status: 409,
    en: {
      title: 'That person already is another row',
      detail:
        'Someone on the roll can be one row of a list only, and this one has a row already or is no longer there. Look at the comparison again.',
    },
    es: {
      title: 'Esa persona ya es otra fila',
      detail:
        'Una persona del padrón solo puede ser una fila de la lista, y esta ya tiene una fila o ya no está. Revise de nuevo la comparación.',
    },
  },
  'import-not-applied': {
    status: 409,
    en: {
      title: 'This import has not been applied',
      detail: 'There is nothing to undo: the roll never changed. Cancel the import instead.',
    },
    es: {
      title: 'Esta importación no se aplicó',
      detail: 'No hay nada que deshacer: el padrón no cambió. Cancele la importación.',
    },
  },
  'import-already-undone': {
    status: 409,
    en: {
      title: 'This import has already been undone',
      detail:
        'Someone undid it, perhaps from another window. The page of the import shows what was reversed.',
    },
    es: {
      title: 'Esta importación ya se deshizo',
      detail:
        'Alguien la deshizo, quizá desde otra ventana. La página de la importación muestra lo que se revirtió.',
    },
  },
  'import-undo-too-late': {
    status: 409,
    en: {
      title: 'This import can no longer be undone',
      detail:
        'An import can be undone for 30 days. Correct single people on the roll, or import a newer list.',
    },
    es: {
      title: 'Esta importación ya no se puede deshacer',
      detail:
        'Una importación se puede deshacer durante 30 días. Corrija a las personas en el padrón o importe una lista más nueva.',
    },
  },
  'import-failed': {
    status: 500,
    en: {
      title: 'The list could not be read just now',
      detail:
        'Something went wrong on the server, not in your file, and nothing was changed. Read it again; if that fails too, tell whoever runs the server.',
    },
    es: {
      title: 'La lista no se pudo leer en este momento',
      detail:
        'Algo falló en el servidor, no en su archivo, y no se cambió nada. Léalo de nuevo; si vuelve a fallar, avise a quien administra el servidor.',
    },
  },
  'import-already-applied': {
    status: 409,
    en: {
      title: 'This import has already been applied',
      detail:
        'Someone applied it, perhaps from another window. Nothing was done twice; the roll shows the result.',
    },
    es: {
      title: 'Esta importación ya se aplicó',
      detail:
        'Alguien la aplicó, quizá desde otra ventana. Nada se hizo dos veces; el padrón muestra el resultado.',
    },
  },
  'import-cancelled': {
    status: 409,
    en: {
      title: 'This import was cancelled',
      detail: 'Nothing of it was applied. Send the file again to start anew.',
    },
    es: {
      title: 'Esta importación se canceló',
      detail: 'No se aplicó nada. Envíe el archivo otra vez para empezar de nuevo.',
    },
  },
  'import-changes-nothing': {
    status: 409,
    en: {
      title: 'The roll already says what this file says',
      detail: 'There is nobody new, changed or gone, so nothing was applied.',
    },
    es: {
      title: 'El padrón ya dice lo mismo que este archivo',
      detail: 'No hay personas nuevas, cambiadas ni ausentes, así que no se aplicó nada.',
    },
  },
  'roll-changed-meanwhile': {
    status: 409,
    en: {
      title: 'The roll has changed since this comparison',
      detail:
        'Another import was applied meanwhile. The comparison has been made again: look at it, then apply.',
    },
    es: {
      title: 'El padrón cambió desde esta comparación',
      detail: 'Entretanto se aplicó otra importación. La comparación se hizo de nuevo: revísela y aplíquela.',
    },
  },
} as const satisfies ProblemArea;

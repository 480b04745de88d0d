import type { ProblemArea } from './problem-entry';

export const reportsProblems = {
  'export-empty': {
    status: 409,
    en: {
      title: 'Nobody to export',
      detail: 'Nobody matches this search and these filters. Clear some of them, then export again.',
    },
    es: {
      title: 'No hay a quién exportar',
      detail: 'Nadie coincide con esta búsqueda y estos filtros. Quite alguno y exporte de nuevo.',
    },
  },
  'export-too-long': {
    status: 409,
    en: {
      title: 'Too many people for this format',
      detail: 'It takes {limit} people at most. Narrow the filters, or choose CSV, which takes any number.',
    },
    es: {
      title: 'Demasiadas personas para este formato',
      detail:
        'Admite {limit} personas como máximo. Acote los filtros o elija CSV, que admite cualquier cantidad.',
    },
  },
  'export-changed-since': {
    status: 409,
    en: {
      title: 'The list has changed since this export',
      detail:
        'What was logged can’t be made again, so nothing was sent. Close this and export again: that is a new export, logged by itself.',
    },
    es: {
      title: 'La lista cambió desde esta exportación',
      detail:
        'Lo registrado ya no se puede generar igual, así que no se envió nada. Cierre esto y exporte de nuevo: será otra exportación, con su propio registro.',
    },
  },
} as const satisfies ProblemArea;

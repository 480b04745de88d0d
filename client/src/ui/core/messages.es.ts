import type { coreEn } from './messages.en';

export const coreEs: Record<keyof typeof coreEn, string> = {
  'ui.skip': 'Ir al contenido',
  'ui.workspace.board': 'Tablero público',
  'ui.theme': 'Colores',
  'ui.footer.version': 'Rollcall, versión {version}',
  'ui.footer.zone': 'Las horas son las de la zona de la elección: {zone}',
  'ui.busy': 'Un momento…',
  'ui.close': 'Cerrar',
  'ui.show-as-table': 'Ver como tabla',
  'ui.share': '{part} de {whole} ({percent})',
  'ui.of': 'de {whole}',
  'ui.chart.choice': 'Opción',
  'ui.chart.votes': 'Votos',
};

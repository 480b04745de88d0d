import type { assessmentsEn } from './messages.en';

export const assessmentsEs: Record<keyof typeof assessmentsEn, string> = {
  'assessments.0': 'Sin valorar',
  'assessments.1': 'Con nosotros, activa',
  'assessments.2': 'A favor',
  'assessments.3': 'Indecisa',
  'assessments.4': 'Más bien en contra',
  'assessments.5': 'En contra',
  'assessments.mark': '{value} = {meaning}',

  'assessments.chart.nav': 'Mapa',
  'assessments.chart.title': 'Mapa del centro',
  'assessments.chart.show': 'Mostrar',
  'assessments.chart.supporters': 'A favor',
  'assessments.chart.reached': 'Con quienes se habló',
  'assessments.chart.assessed': 'Valoradas',
  'assessments.chart.caption.supporters':
    'Personas a favor (valoradas 1 o 2) entre todas, por departamento y turno',
  'assessments.chart.caption.reached': 'Personas con quienes se habló, entre todas, por departamento y turno',
  'assessments.chart.caption.assessed': 'Personas valoradas, entre todas, por departamento y turno',
  'assessments.chart.department': 'Departamento',
  'assessments.chart.all': 'Total',
  'assessments.chart.no-department': 'Sin departamento',
  'assessments.chart.no-shift': 'Sin turno',
  'assessments.chart.cell': '{part} de {whole}',
  'assessments.chart.few': '{count, plural, one {# persona} other {# personas}}',
  'assessments.chart.small':
    'Los grupos de menos de {count} muestran solo cuántas personas tienen: un porcentaje señalaría a personas concretas.',
  'assessments.chart.as-of': 'Datos de {time}',
  'assessments.chart.none': 'Todavía no hay nada que mostrar',
  'assessments.chart.none.detail':
    'Aún no se ha importado la lista del empleador. Pregunte a su administrador.',
};

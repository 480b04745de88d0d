import type { valuesEn } from './messages.en';

export const valuesEs: Record<keyof typeof valuesEn, string> = {
  'values.title': 'Datos',
  'values.explain':
    'Lo que no lleva fuente al lado es de la lista de la empresa. Úsela solo para esta elección. Lo que usted corrige queda al lado y es solo de la campaña.',
  'values.explain.file':
    'Lo que no lleva fuente al lado es de la lista de la empresa «{file}» del {at}. Úsela solo para esta elección. Lo que usted corrige queda al lado y es solo de la campaña.',
  'values.explain.added':
    'Solo el sindicato conoce a esta persona: lo que está aquí es únicamente de la campaña.',
  'values.none': 'ninguno',
  'values.source.employer': 'Empresa: {value}',
  'values.source.employer.file': 'Empresa: {value} · {file}, el {at}',
  'values.source.list': 'Sindicato: {value} · {file}, el {at}',
  'values.source.organizer': 'Sindicato: {value} · {by}, el {at}',
  'values.before': '{count, plural, one {Un valor anterior} other {# valores anteriores}}',
  'values.taken-back': 'retirado',
  'values.correct': 'Corregir',
  'values.correct.of': 'Corregir: {field}',
  'values.add': 'Añadir un dato',
  'values.field': 'Qué',
  'values.value': 'Lo correcto es',
  'values.value.hint':
    'Queda al lado del valor de la empresa, con su nombre y la fecha de hoy. Se puede retirar.',
  'values.save': 'Guardar',
  'values.wrong': 'Es incorrecto, y no sé otro',
  'values.take-back': 'Retirar nuestro valor',
  'values.cancel': 'Cancelar',
  'values.saved': '{field}: guardado.',
  'values.merged': 'También aparece como',
  'values.merged.how': '{name} · {how} · {by}, el {at}',
  'values.merged.score': '{how}, {score} de 100',
  'values.merged.undo': 'No es esta persona',
  'values.merged.undo.of': '{name} no es esta persona',
  'values.how.number': 'mismo número de empleado',
  'values.how.name-and-phone': 'mismo nombre y teléfono',
  'values.how.name-and-address': 'mismo nombre y dirección',
  'values.how.name-and-email': 'mismo nombre y correo',
  'values.how.name-and-job': 'mismo nombre y puesto',
  'values.how.name': 'mismo nombre',
  'values.how.by-hand': 'unión hecha a mano',
  'values.new': 'Añadir a una persona',
  'values.new.explain':
    'Alguien que no está en la lista de la empresa. Búsquela antes: un nombre puede escribirse de otra manera. Si una lista posterior la incluye, se le preguntará si es la misma persona.',
  'values.new.save': 'Añadir a esta persona',
  'values.lists': 'La lista del sindicato',
};

import type { recordEn } from './messages.en';

export const recordEs: Record<keyof typeof recordEn, string> = {
  'record.title': 'Registro de la elección',
  'record.navigation': 'Registro',
  'record.intro':
    'Todo lo que ambas partes pueden ver del recuento, en el orden en que ocurrió. Nada de esto se puede cambiar ni quitar. Demuestra lo que el programa hizo con lo que las personas introdujeron; no puede demostrar que el papel se leyó bien.',
  'record.head.title': 'En qué punto está el registro',
  'record.head.code': 'Código de la sala',
  'record.head.code.hint':
    'Los mismos ocho caracteres en todas las pantallas de la sala. Si el suyo es distinto, dígalo en voz alta.',
  'record.head.size': 'Asientos en ese punto de control',
  'record.head.fingerprint': 'Huella de la clave del servidor',
  'record.head.fingerprint.hint': 'Compárela con el aviso de elección.',
  'record.head.none': 'El primer punto de control se firma cuando empieza la votación.',
  'record.download': 'Descargar el registro (zip)',
  'record.verify.title': 'Compruébelo usted',
  'record.verify.detail':
    'Descargue el registro y ejecute «rollcall verify» con el archivo, en cualquier máquina y sin red. Dice en palabras si todo se sostiene.',
  'record.entries.title': 'Asientos',
  'record.entries.caption':
    '{count, plural, one {# asiento, el más reciente primero} other {# asientos, el más reciente primero}}',
  'record.column.index': 'N.º',
  'record.column.at': 'Hora',
  'record.column.what': 'Qué ocurrió',
  'record.kind.election.opened': 'Registro abierto; bloques de {blockSize}, ninguno menor de {minimumBlock}',
  'record.kind.phase.changed': 'La fase cambió de {from} a {to}',
  'record.kind.party.registered': 'La parte {party} registró una clave',
  'record.kind.party.cosigned': 'La parte {party} cofirmó los primeros {size} asientos',
  'record.kind.roll.sealed':
    '{voters, plural, one {Censo sellado: # votante} other {Censo sellado: # votantes}}',
  'record.kind.mailing.recorded':
    '{kits, plural, one {Envío anotado: # juego} other {Envío anotado: # juegos}}',
  'record.kind.undelivered.recorded':
    '{kits, plural, one {Devuelto por el correo: # juego} other {Devueltos por el correo: # juegos}}',
  'record.kind.tray.received':
    '{envelopes, plural, one {Bandeja {tray} cerrada con # sobre} other {Bandeja {tray} cerrada con # sobres}}',
  'record.kind.polls.closed':
    'Mesas cerradas: {checkedOff} marcados, {ballotsInBoxes} papeletas en urnas, {challenged} impugnadas',
  'record.kind.late.received':
    '{envelopes, plural, one {# sobre llegó después de empezar el recuento: se guarda, no se cuenta} other {# sobres llegaron después de empezar el recuento: se guardan, no se cuentan}}',
  'record.kind.challenge.raised': 'Impugnación {docket} de {party} por el motivo {ground}',
  'record.kind.challenge.withdrawn': 'Impugnación {docket} retirada',
  'record.kind.challenge.resolved': 'Impugnación {docket} resuelta: {ruling}',
  'record.kind.envelopes.reconciled':
    'Sobres conciliados: {received} recibidos, {accepted} aceptados, {challenged} impugnados, {outstanding} pendientes',
  'record.kind.blocks.formed':
    '{blocks, plural, one {# bloque formado} other {# bloques formados}} con {ballots} papeletas',
  'record.kind.opening.acknowledged': 'Apertura de {ballots} papeletas: {party} {answer}',
  'record.kind.entry.committed':
    'Bloque {block}, ronda {round}: el escrutador {slot} comprometió un recuento',
  'record.kind.entry.revealed': 'Bloque {block}, ronda {round}: se reveló el recuento del escrutador {slot}',
  'record.kind.round.abandoned': 'Bloque {block}: ronda {round} abandonada',
  'record.kind.block.sealed': 'Bloque {block} sellado: {votes}, nulas {void}, impugnadas {challenged}',
  'record.kind.block.superseded': 'Sello del bloque {block} sustituido: {reason}',
  'record.kind.tally.declared':
    'Acta declarada, revisión {revision}: {votes}, nulas {void}, impugnadas {challenged}',
  'record.kind.objection.filed': 'Objeción {objection} presentada por {party}',
  'record.kind.objection.resolved': 'Objeción {objection} resuelta: {ruling}',
  'record.kind.count.closed': 'Recuento cerrado tras {size} asientos',
  'record.ruling.eligible': 'con derecho',
  'record.ruling.ineligible': 'sin derecho',
};

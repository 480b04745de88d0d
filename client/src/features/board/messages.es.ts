import type { boardEn } from './messages.en';

export const boardEs: Record<keyof typeof boardEn, string> = {
  'board.title': 'Resultados de {name}',
  'board.case': 'Caso {number}',
  'board.projector': 'Vista de proyector',
  'board.projector.leave': 'Salir de la vista de proyector',
  'board.theme.dark': 'Colores oscuros',
  'board.theme.light': 'Colores claros',
  'board.pause': 'Pausar',
  'board.resume': 'Reanudar',
  'board.paused': 'En pausa. Las cifras son las de las {time}.',
  'board.paused.waiting': 'En pausa. Las cifras son las de las {time}; hay otras más nuevas.',
  'board.as-of': 'Datos de las {time}',
  'board.heard': 'revisado {ago}',
  'board.state.live': 'En vivo',
  'board.state.polling': 'Se revisa cada pocos segundos',
  'board.state.lost': 'Conexión perdida',
  'board.stale':
    'Conexión perdida a las {time}: estas cifras pueden estar atrasadas. La página sigue intentándolo.',
  'board.no-script': 'Sin JavaScript, esta página se recarga sola cada 20 segundos.',

  'board.choice.for': 'A favor',
  'board.choice.against': 'En contra',
  'board.choice.none': 'Ninguna de estas',

  'board.phase.setup': 'Antes de la votación',
  'board.phase.voting': 'Votación',
  'board.phase.checking': 'Revisión de sobres',
  'board.phase.counting': 'Conteo',
  'board.phase.objections': 'Resultado declarado',
  'board.phase.closed': 'Cerrada',

  'board.turnout': 'Participación',
  'board.turnout.figure': 'sobres recibidos',
  'board.turnout.of': 'de {whole} personas con derecho a voto ({percent})',
  'board.turnout.chart': 'Sobres recibidos a lo largo del tiempo',
  'board.turnout.sentence': '{count} sobres recibidos del {first} al {last}; la mitad, hasta el {half}.',
  'board.turnout.one': '{count} sobres recibidos, todos registrados el {last}.',
  'board.turnout.none': 'Todavía no se ha registrado ningún sobre.',
  'board.turnout.hidden':
    'Cuántas personas han votado se muestra al terminar la votación: así lo decidió quien la dirige.',
  'board.turnout.trays': 'Se cuentan por bandejas. A nadie se le muestra quién ha votado.',
  'board.turnout.column.total': 'Sobres recibidos hasta entonces',

  'board.count': 'Conteo',
  'board.count.chart': 'Votos contados, lo que falta y la línea de la mitad',
  'board.votes': '{count, plural, one {voto} other {votos}}',
  'board.left': 'Por contar',
  'board.challenged': 'Impugnadas',
  'board.half': 'La línea marca la mitad de todo esto junto.',
  'board.needs': '{choice} necesita {needs} de las {left} por contar, sin las impugnadas',
  'board.needs.clinched': '{choice} no necesita más, sin las impugnadas',
  'board.needs.beyond': '{choice} no puede lograrlo sin las papeletas impugnadas',
  'board.figure.counted': 'Papeletas contadas',
  'board.figure.of-accepted': 'de {whole} aceptadas ({percent})',
  'board.figure.valid': 'Votos válidos',
  'board.figure.void': 'Papeletas nulas',
  'board.figure.challenged': 'Impugnadas',
  'board.figure.challenged.note': 'apartadas, cada una con su motivo',

  'board.blocks': 'Bloques',
  'board.blocks.still': '{sealed} de {total} bloques sellados.',
  'board.blocks.sentence': '{sealed} de {total} bloques sellados; {entering} en conteo ahora.',
  'board.blocks.again':
    '{sealed} de {total} bloques sellados; {entering} en conteo ahora; {again} por contar de nuevo.',
  'board.blocks.what': 'Un bloque se sella cuando dos personas lo han contado por separado y coinciden.',
  'board.blocks.pace': 'A este ritmo {minutes, plural, one {falta # minuto} other {faltan unos # minutos}}.',
  'board.blocks.key.sealed': 'Sellado',
  'board.blocks.key.entering': 'En conteo',
  'board.blocks.key.waiting': 'En espera',
  'board.blocks.key.again': 'Por contar de nuevo',

  'board.say.setup': 'La votación no ha empezado.',
  'board.say.setup.on': 'La votación no ha empezado. Las papeletas se envían el {date}.',
  'board.say.voting': 'Se está votando.',
  'board.say.voting.until':
    'Las papeletas ya se enviaron. Cuentan las que se reciban hasta el {time}, diga lo que diga el matasellos.',
  'board.say.checking': 'La votación terminó. Se revisan los sobres antes de abrir ninguno.',
  'board.say.forming': 'El conteo está por empezar: las papeletas se ordenan en bloques.',
  'board.say.nothing': 'El conteo ha empezado. Ninguna de las {left} papeletas se ha contado todavía.',
  'board.say.open':
    '{left, plural, one {Falta una papeleta} other {Faltan # papeletas}} por contar y {challenged} están impugnadas: el resultado todavía puede cambiar.',
  'board.say.open.unchallenged':
    '{left, plural, one {Falta una papeleta} other {Faltan # papeletas}} por contar: el resultado todavía puede cambiar.',
  'board.say.challenges':
    'Las {counted} papeletas están contadas, pero {challenged, plural, one {la papeleta impugnada basta} other {las # papeletas impugnadas bastan}} para cambiar el resultado.',
  'board.say.challenges.left':
    'Las {left} papeletas por contar ya no pueden cambiar solas el resultado; junto con las {challenged} impugnadas podrían.',
  'board.say.settled': 'Nada de lo que falta puede ya cambiar el resultado: {outcome}',
  'board.say.settled.all': 'Todas las papeletas están contadas: {outcome}',
  'board.say.declared': 'El resultado se declaró el {time}: {outcome}',
  'board.say.declared.challenges':
    'El resultado se declaró el {time}: {outcome} Las papeletas impugnadas bastan para cambiarlo.',
  'board.say.declared.safe':
    'El resultado se declaró el {time}: {outcome} Las papeletas impugnadas no pueden cambiarlo.',

  'board.outcome.majority': 'la mayoría de los votos válidos es para {choice}.',
  'board.outcome.majority.against': 'la mayoría de los votos válidos es para «{choice}».',
  'board.outcome.carried': '{choice} tiene lo que pide la regla de esta elección.',
  'board.outcome.not-carried': '{choice} no tiene lo que pide la regla de esta elección.',
  'board.outcome.no-majority': 'no hay mayoría de los votos válidos para {choice}.',
  'board.outcome.no-majority.any': 'ninguna opción tiene la mayoría necesaria.',
  'board.outcome.tie': 'los votos están empatados, y eso no es mayoría para {choice}.',
  'board.outcome.tie.any': 'los votos están empatados.',
  'board.outcome.no-votes': 'no hay votos válidos.',
  'board.outcome.runoff': 'ninguna opción tiene mayoría; sigue una segunda vuelta entre {choices}.',
  'board.outcome.nullity': 'ninguna opción tiene mayoría y no destacan dos: la elección se repite una vez.',
  'board.outcome.top-two-tied': 'las dos primeras opciones están empatadas.',
  'board.outcome.needs-ruling': 'lo que sigue de estos votos lo debe decidir la autoridad.',

  'board.tally': 'Acta del conteo',
  'board.tally.revised': 'Acta revisada del conteo, número {revision}',
  'board.tally.declared': 'Declarada: {time}',
  'board.tally.line': 'Línea',
  'board.tally.item': 'Concepto',
  'board.tally.number': 'Número',
  'board.tally.eligible': 'Número aproximado de personas con derecho a voto',
  'board.tally.void': 'Papeletas nulas',
  'board.tally.for': 'Votos a favor de {choice}',
  'board.tally.against': 'Votos en contra de la organización sindical participante',
  'board.tally.none': 'Votos para «{choice}»',
  'board.tally.valid': 'Votos válidos contados',
  'board.tally.challenged': 'Papeletas impugnadas',
  'board.tally.sum': 'Votos válidos contados más papeletas impugnadas',
  'board.tally.sufficient':
    'Las impugnaciones son suficientes en número para afectar el resultado de la elección.',
  'board.tally.insufficient':
    'Las impugnaciones no son suficientes en número para afectar el resultado de la elección.',
  'board.objections':
    '{filed, plural, one {Se ha presentado una objeción} other {Se han presentado # objeciones}}; {open} aún sin resolver.',
  'board.objections.none': 'No se ha presentado ninguna objeción.',
  'board.tally.certified-later':
    'El acta todavía no es una certificación: después se pueden presentar objeciones.',

  'board.log': 'Novedades',
  'board.log.empty': 'Aquí aparecerá cada bloque sellado.',
  'board.log.sealed': 'Bloque {block} sellado. Hasta ahora: {totals}.',
  'board.log.corrected': 'Bloque {block} reabierto para contarlo de nuevo. Se retiran: {totals}.',
  'board.log.correction': 'Corrección',
  'board.reason.miscounted': 'Motivo: se contó mal',
  'board.reason.misread': 'Motivo: se leyó mal una marca',
  'board.reason.wrong-ballots': 'Motivo: el bloque tenía papeletas equivocadas',
  'board.reason.salt-lost': 'Motivo: no se pudo abrir una anotación',
  'board.reason.teller-left': 'Motivo: una persona del conteo tuvo que irse',
  'board.reason.docket-mismatch': 'Motivo: las impugnadas no coincidían con sus expedientes',
  'board.reason.other': 'Motivo: otro, archivado',
  'board.log.choice': '{choice}: {votes}',

  'board.dates': 'Fechas',
  'board.dates.mailing': 'Envío de las papeletas',
  'board.dates.due': 'Las papeletas deben recibirse hasta',
  'board.dates.count': 'Comienza el conteo',

  'board.how': 'Cómo es el conteo',
  'board.how.1':
    'Los sobres se revisan con la lista de votantes; cualquier parte puede impugnar uno, y se aparta.',
  'board.how.2':
    'Los sobres aceptados se abren y las papeletas se mezclan: nadie puede saber cuál es de quién.',
  'board.how.3':
    'Las papeletas se ponen en bloques. Dos personas cuentan cada bloque por separado, sin ver las cifras de la otra.',
  'board.how.4': 'Solo cuando ambas coinciden, el bloque se sella y se suma a los totales de esta página.',
  'board.how.5': 'Cada paso queda escrito en un registro que ambas partes pueden comprobar por sí mismas.',

  'board.check': 'Compruébelo usted',
  'board.check.code': 'Código de la sala: {code}',
  'board.check.what':
    'Debe ser el mismo en todas las pantallas de la sala. Representa las primeras {size} entradas del registro.',
  'board.check.figures': 'Estas cifras como datos (JSON)',
  'board.check.record': 'El registro completo (ZIP)',
  'board.check.limits':
    'El registro prueba qué se hizo con lo que la gente anotó. Que el papel se leyó bien, solo lo puede decir quien estuvo en la sala.',

  'board.announce.turnout': '{received} sobres recibidos de {eligible} personas con derecho a voto.',
  'board.announce.count': 'Bloque {sealed} de {total}. {totals}. {left} por contar o impugnadas.',
  'board.address': 'En su teléfono: {address}',
};

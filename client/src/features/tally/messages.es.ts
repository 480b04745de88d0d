import type { tallyEn } from './messages.en';

export const tallyEs: Record<keyof typeof tallyEn, string> = {
  'tally.navigation': 'Resultado',
  'tally.title': 'Acta del recuento',
  'tally.none': 'El resultado empieza con el recuento.',
  'tally.progress.blocks': 'Bloques sellados',
  'tally.progress.ballots': 'Papeletas contadas',
  'tally.live': 'Hasta ahora, según los bloques sellados',
  'tally.current': 'Por declarar',
  'tally.declared': 'Acta del recuento, declarada {at}',
  'tally.revised': 'Acta revisada {revision}, declarada {at}',
  'tally.line': 'Línea',
  'tally.what': 'Acta del recuento',
  'tally.number': 'Número',
  'tally.line.eligible': 'Número aproximado de votantes con derecho',
  'tally.line.void': 'Número de papeletas nulas',
  'tally.line.for': 'Número de votos a favor de {choice}',
  'tally.line.against': 'Número de votos contra las organizaciones sindicales participantes',
  'tally.line.valid': 'Número de votos válidos contados',
  'tally.line.challenged': 'Número de papeletas impugnadas',
  'tally.line.valid-plus-challenged': 'Número de votos válidos contados más papeletas impugnadas',
  'tally.line.sufficient':
    'Las impugnaciones son suficientes en número para afectar el resultado de la elección.',
  'tally.line.not-sufficient':
    'Las impugnaciones no son suficientes en número para afectar el resultado de la elección.',
  'tally.line.majority':
    'La mayoría de los votos válidos contados más las papeletas impugnadas se emitió a favor de {choice}.',
  'tally.line.majority-against':
    'La mayoría de los votos válidos contados más las papeletas impugnadas se emitió contra las organizaciones sindicales participantes.',
  'tally.line.no-majority':
    'Ninguna organización sindical obtuvo la mayoría de los votos válidos contados más las papeletas impugnadas.',
  'tally.warning.more-ballots-than-eligible':
    'Hay más papeletas que votantes aproximados con derecho. Se muestra y no impide nada.',
  'tally.warning.needs-ruling-102.70d':
    'La práctica difiere sobre este resultado (29 CFR 102.70(d)): requiere una resolución.',
  'tally.warning.one-ballot-disclosed':
    'Se abrió una sola papeleta desde el acta anterior: se puede saber cómo votó esa persona.',
  'tally.warning.same-mark-disclosed':
    'Todas las papeletas abiertas desde el acta anterior llevan la misma marca: se puede saber cómo votaron esas personas.',
  'tally.standing.title': '¿Puede cambiar todavía?',
  'tally.standing.nothing-counted':
    'Aún no hay bloques sellados. {left, plural, one {Queda # papeleta} other {Quedan # papeletas}} por contar.',
  'tally.standing.open': 'Sí. {left, plural, one {Queda # papeleta} other {Quedan # papeletas}} por contar.',
  'tally.standing.challenges-could-change':
    'Solo por las impugnaciones: {challenged, plural, one {hay # sin resolver o sin abrir} other {hay # sin resolver o sin abrir}}, y podrían cambiar el resultado.',
  'tally.standing.settled': 'No. Nada de lo que queda puede cambiar el resultado.',
  'tally.standing.clinched': '{choice}: decidido, quede lo que quede.',
  'tally.standing.clinched-aside': '{choice}: decidido, sin contar las impugnaciones.',
  'tally.standing.needs': '{choice} necesita {needed} de las {left} restantes, sin contar las impugnaciones.',
  'tally.standing.out-of-reach': '{choice}: no se alcanza sin las impugnaciones.',
  'tally.declare.title': 'Declarar el resultado',
  'tally.declare.detail':
    'Escriba de nuevo los totales de la hoja de la mesa de recuento. Deben ser los de los bloques sellados.',
  'tally.declare.total': 'Votos: {choice}',
  'tally.declare.number.wrong': 'Introduzca un número entero desde 0.',
  'tally.declare.send': 'Declarar',
  'tally.declare.send.revised': 'Declarar el resultado revisado',
  'tally.declare.done': 'El resultado está declarado y consta en el registro.',
  'tally.obstacle.blocks-unsealed': 'Quedan bloques por sellar antes de poder declarar el resultado.',
  'tally.obstacle.identity':
    'Los números aún no cuadran: difieren las papeletas impugnadas y sus expedientes.',
  'tally.objected-blocks':
    '{count, plural, one {Un observador objeta el bloque {blocks}.} other {Los observadores objetan los bloques {blocks}.}} Mírelo antes de declarar.',
  'tally.opening.title': 'Abrir impugnaciones resueltas',
  'tally.opening.count':
    '{ballots, plural, one {# papeleta, retirada o declarada elegible, está sin abrir.} other {# papeletas, retiradas o declaradas elegibles, están sin abrir.}}',
  'tally.opening.small':
    'Tan pocas pueden revelar cómo votó alguien. Todos responden a este aviso antes de abrirlas; avisa y no impide nada.',
  'tally.opening.waiting': 'Falta la respuesta de: {parties}.',
  'tally.opening.acknowledge': 'He leído el aviso',
  'tally.opening.refuse': 'Me opongo a abrir tan pocas',
  'tally.opening.absent': 'Hacer constar que {party} está ausente',
  'tally.opening.open': 'Abrirlas todas juntas',
  'tally.opening.agent': 'el agente',
  'tally.line.undetermined': 'Papeletas impugnadas sin determinar',
  'tally.line.sustained': 'Impugnaciones admitidas',
  'tally.original': 'Inicial',
  'tally.counted': 'Impugnadas contadas',
  'tally.final': 'Definitivo',
  'tally.difference':
    '«Impugnadas contadas» es el número definitivo menos el inicial; un bloque contado de nuevo también se refleja ahí.',
  'tally.revises': 'Revisa la primera acta, que sigue en el registro.',
  'tally.revised-by': 'Reemplazada por el acta revisada {revision}',
  'tally.form.pdf': 'Imprimir el acta (PDF)',
  'tally.form.csv': 'Números (CSV)',
  'tally.form.json': 'Números (JSON)',
  'tally.head.code': 'Código de sala',
  'tally.head.size': 'Anotaciones del registro',
  'tally.head.root': 'Hash raíz',
  'tally.head.fingerprint': 'Huella de la clave del servidor',
  'tally.signers': 'Firmas de los observadores',
  'tally.signs-on-paper': 'Firma en papel',
  'tally.declined': 'No quiso firmar, {at}',
  'tally.decline': 'Hacer constar que {party} no firma',
  'tally.decline.title': '{party} no quiere firmar',
  'tally.decline.detail': 'Se imprime en el acta en lugar de la firma, con la hora, y permanece.',
  'tally.decline.note': 'Observación para el expediente; no se imprime',
  'tally.decline.send': 'Hacerlo constar',
  'tally.certificate.representative': 'Listo: certificación de representante',
  'tally.certificate.results': 'Listo: certificación de resultados',
  'tally.certificate.none': 'Nada que certificar todavía',
  'tally.certificate.pdf': 'Imprimir lo que muestra el registro (PDF)',
  'tally.certificate.note': 'Se convierte en certificación cuando la firma el agente.',
  'tally.certified.representative':
    'La mayoría es a favor de {choice}, ninguna impugnación pendiente puede cambiarlo y no hay objeciones abiertas.',
  'tally.certified.results':
    'El acta es definitiva: ninguna impugnación pendiente puede cambiarla y no hay objeciones abiertas.',
  'tally.uncertified.no-tally': 'No se ha declarado ningún resultado.',
  'tally.uncertified.tally-not-current':
    'Han cambiado impugnaciones o bloques desde la última acta: hay que declarar una revisada.',
  'tally.uncertified.challenges': 'Las impugnaciones son suficientes en número para afectar el resultado.',
  'tally.uncertified.objection-period': 'Todavía se pueden presentar objeciones.',
  'tally.uncertified.objections-open': 'Hay objeciones abiertas: cada una necesita una resolución.',
  'tally.uncertified.set-aside': 'Se admitió una objeción y se anuló la elección.',
  'tally.uncertified.runoff':
    'Ninguna opción tiene mayoría: sigue una segunda vuelta. Tener más votos no basta.',
  'tally.uncertified.rerun': 'La elección no fue concluyente: se celebra una vez más.',
  'tally.uncertified.lot': 'Hay un empate, que la regla resuelve por sorteo.',
  'tally.uncertified.ruling': 'La regla no dice qué sigue: hace falta una resolución.',
  'tally.objections.due': 'El plazo de objeciones termina el {at}.',
  'tally.objections.over': 'El plazo de objeciones terminó el {at}.',
  'tally.follow.detail': 'Un administrador abre la elección que sigue, con su propia lista y su registro:',
  'tally.follow.runoff': 'Elección nueva: la segunda vuelta',
  'tally.follow.rerun': 'Elección nueva: la repetición',
  'tally.follow.set-aside': 'Elección nueva en lugar de esta',
};

import type { ProblemArea } from './problem-entry';

export const rollProblems = {
  'file-empty': {
    status: 422,
    en: {
      title: 'The file is empty',
      detail:
        'There is no row in this file. Check that it is the right one and that it was saved, then send it again.',
    },
    es: {
      title: 'El archivo está vacío',
      detail:
        'No hay ninguna fila en este archivo. Compruebe que es el correcto y que se guardó, y envíelo de nuevo.',
    },
  },
  'file-damaged': {
    status: 422,
    en: {
      title: 'The file is damaged or cut off',
      detail:
        'The file can’t be read to its end. Ask for it again, or open it, save it anew and send that copy.',
    },
    es: {
      title: 'El archivo está dañado o incompleto',
      detail:
        'El archivo no se puede leer hasta el final. Pídalo otra vez, o ábralo, guárdelo de nuevo y envíe esa copia.',
    },
  },
  'file-encrypted': {
    status: 422,
    en: {
      title: 'The file is protected by a password',
      detail: 'Open it with its password, save a copy without one, and send the copy.',
    },
    es: {
      title: 'El archivo está protegido con contraseña',
      detail: 'Ábralo con su contraseña, guarde una copia sin ella y envíe la copia.',
    },
  },
  'file-unpacks-too-large': {
    status: 422,
    en: {
      title: 'The file unpacks to more than a list can be',
      detail:
        'Unpacked it would be larger than {limit}: that is how a “zip bomb” behaves. If it is a real list, save it as CSV and send that.',
    },
    es: {
      title: 'El archivo se descomprime a más de lo que puede ser una lista',
      detail:
        'Descomprimido superaría {limit}: así se comporta una «bomba zip». Si es una lista real, guárdela como CSV y envíela.',
    },
  },
  'file-binary': {
    status: 422,
    en: {
      title: 'This is not a list',
      detail:
        'The file holds binary data, neither text nor a workbook nor a document. Send the list as .xlsx, .docx or .csv.',
    },
    es: {
      title: 'Esto no es una lista',
      detail:
        'El archivo contiene datos binarios; no es texto ni un libro ni un documento. Envíe la lista como .xlsx, .docx o .csv.',
    },
  },
  'file-archive': {
    status: 422,
    en: {
      title: 'This is an archive, not a list',
      detail: 'Unpack it and send the list inside as .xlsx, .docx or .csv.',
    },
    es: {
      title: 'Esto es un archivo comprimido, no una lista',
      detail: 'Descomprímalo y envíe la lista que contiene como .xlsx, .docx o .csv.',
    },
  },
  'file-word': {
    status: 422,
    en: {
      title: 'This is rich text (.rtf)',
      detail: 'Open it in Word, choose “Save as” and “Word Document (.docx)”, and send the new file.',
    },
    es: {
      title: 'Esto es texto enriquecido (.rtf)',
      detail: 'Ábralo en Word, elija «Guardar como» y «Documento de Word (.docx)», y envíe el archivo nuevo.',
    },
  },
  'file-old-word': {
    status: 422,
    en: {
      title: 'This is an old Word document (.doc)',
      detail: 'Open it, choose “Save as” and “Word Document (.docx)”, and send the new file.',
    },
    es: {
      title: 'Esto es un documento antiguo de Word (.doc)',
      detail: 'Ábralo, elija «Guardar como» y «Documento de Word (.docx)», y envíe el archivo nuevo.',
    },
  },
  'document-without-table': {
    status: 422,
    en: {
      title: 'There is no table in this document',
      detail:
        'Select the list in Word, choose “Insert”, “Table” and “Convert text to table”, save it and send it again.',
    },
    es: {
      title: 'No hay ninguna tabla en este documento',
      detail:
        'Seleccione la lista en Word, elija «Insertar», «Tabla» y «Convertir texto en tabla», guárdelo y envíelo de nuevo.',
    },
  },
  'file-old-workbook': {
    status: 422,
    en: {
      title: 'This is an old Excel file (.xls)',
      detail: 'Open it, choose “Save as” and “Excel Workbook (.xlsx)”, and send the new file.',
    },
    es: {
      title: 'Esto es un archivo antiguo de Excel (.xls)',
      detail: 'Ábralo, elija «Guardar como» y «Libro de Excel (.xlsx)», y envíe el archivo nuevo.',
    },
  },
  'file-binary-workbook': {
    status: 422,
    en: {
      title: 'This is a binary Excel file (.xlsb)',
      detail: 'Open it, choose “Save as” and “Excel Workbook (.xlsx)”, and send the new file.',
    },
    es: {
      title: 'Esto es un archivo binario de Excel (.xlsb)',
      detail: 'Ábralo, elija «Guardar como» y «Libro de Excel (.xlsx)», y envíe el archivo nuevo.',
    },
  },
  'file-opendocument': {
    status: 422,
    en: {
      title: 'This is an OpenDocument file',
      detail: 'Open it, choose “Save as” and the format “.xlsx” or “.csv”, and send the new file.',
    },
    es: {
      title: 'Esto es un archivo OpenDocument',
      detail: 'Ábralo, elija «Guardar como» y el formato «.xlsx» o «.csv», y envíe el archivo nuevo.',
    },
  },
  'file-web-page': {
    status: 422,
    en: {
      title: 'This is a web page, whatever it is called',
      detail:
        'Some programs save web pages as .xls. Open it in a spreadsheet, save it as .xlsx and send that.',
    },
    es: {
      title: 'Esto es una página web, se llame como se llame',
      detail:
        'Algunos programas guardan páginas web como .xls. Ábrala en una hoja de cálculo, guárdela como .xlsx y envíela.',
    },
  },
  'file-pdf': {
    status: 422,
    en: {
      title: 'This is a PDF',
      detail: 'A PDF holds no table that can be read for certain. Ask for the list as .xlsx, .docx or .csv.',
    },
    es: {
      title: 'Esto es un PDF',
      detail:
        'Un PDF no contiene una tabla que se pueda leer con certeza. Pida la lista como .xlsx, .docx o .csv.',
    },
  },
  'file-unreadable': {
    status: 422,
    en: {
      title: 'The file could not be read in time',
      detail:
        'Reading it took more time or memory than any list of this size needs. Save it as CSV and send that.',
    },
    es: {
      title: 'No se pudo leer el archivo a tiempo',
      detail:
        'Leerlo exigió más tiempo o memoria que cualquier lista de este tamaño. Guárdelo como CSV y envíelo.',
    },
  },
  'list-too-many-rows': {
    status: 422,
    en: {
      title: 'Too many rows',
      detail: 'The list has more than {limit} rows. Remove what is not the list, or split it.',
    },
    es: {
      title: 'Demasiadas filas',
      detail: 'La lista tiene más de {limit} filas. Quite lo que no sea la lista o divídala.',
    },
  },
  'list-too-many-columns': {
    status: 422,
    en: {
      title: 'Too many columns',
      detail: 'The list has more than {limit} columns. Remove the empty ones and send it again.',
    },
    es: {
      title: 'Demasiadas columnas',
      detail: 'La lista tiene más de {limit} columnas. Quite las vacías y envíela de nuevo.',
    },
  },
  'list-too-many-sheets': {
    status: 422,
    en: {
      title: 'Too many sheets',
      detail: 'The workbook has more than {limit} sheets. Keep those with the list and send it again.',
    },
    es: {
      title: 'Demasiadas hojas',
      detail: 'El libro tiene más de {limit} hojas. Deje las de la lista y envíelo de nuevo.',
    },
  },
  'list-too-many-tables': {
    status: 422,
    en: {
      title: 'Too many tables',
      detail: 'The document has more than {limit} tables. Join those of the list into one and send it again.',
    },
    es: {
      title: 'Demasiadas tablas',
      detail: 'El documento tiene más de {limit} tablas. Una las de la lista en una sola y envíelo de nuevo.',
    },
  },
  'list-cell-too-long': {
    status: 422,
    en: {
      title: 'A cell is too long',
      detail:
        'One cell holds more than {limit} characters: no list does. Check the file, or save it as .xlsx and send that.',
    },
    es: {
      title: 'Una celda es demasiado larga',
      detail:
        'Una celda tiene más de {limit} caracteres: ninguna lista los tiene. Revise el archivo o guárdelo como .xlsx.',
    },
  },
  'list-line-too-long': {
    status: 422,
    en: {
      title: 'A line is too long to be a row',
      detail:
        'The text goes on for millions of characters without a line end: no list does. Check the file, or save it as .xlsx and send that.',
    },
    es: {
      title: 'Una línea es demasiado larga para ser una fila',
      detail:
        'El texto sigue durante millones de caracteres sin un fin de línea: ninguna lista lo hace. Revise el archivo o guárdelo como .xlsx.',
    },
  },
  'list-quote-unclosed': {
    status: 422,
    en: {
      title: 'A quotation mark is never closed',
      detail:
        'It stands in line {line}: from there on the text can’t be cut into rows. Remove the mark, or open the file in a spreadsheet, save it as .xlsx and send that.',
    },
    es: {
      title: 'Unas comillas nunca se cierran',
      detail:
        'Están en la línea {line}: desde ahí el texto no se puede dividir en filas. Quite las comillas, o abra el archivo en una hoja de cálculo, guárdelo como .xlsx y envíelo.',
    },
  },
  'list-without-people': {
    status: 422,
    en: {
      title: 'No people in this file',
      detail: 'There is a heading but no row below it. Check that it is the right file and send it again.',
    },
    es: {
      title: 'No hay personas en este archivo',
      detail:
        'Hay un encabezado pero ninguna fila debajo. Compruebe que es el archivo correcto y envíelo de nuevo.',
    },
  },
  'list-looks-like-payroll': {
    status: 422,
    en: {
      title: 'This looks like a payroll file',
      detail:
        'It has pay or social security numbers, but neither addresses nor shifts. Nothing of it was kept as a list. Send the voter list: names, work locations, shifts, classifications, addresses, e-mails, phones.',
    },
    es: {
      title: 'Parece un archivo de nómina',
      detail:
        'Tiene pagos o números de seguro social, pero ni direcciones ni turnos. No se guardó nada como lista. Envíe la lista de votantes: nombres, lugares de trabajo, turnos, clasificaciones, direcciones, correos, teléfonos.',
    },
  },
  'list-files-part': {
    status: 422,
    en: {
      title: 'The files do not go together',
      detail:
        'Row {row} of the first file is {name}, row {otherRow} of the other is {otherName}. Linked files have the same people in the same order: send them again, or read them one after the other.',
    },
    es: {
      title: 'Los archivos no van juntos',
      detail:
        'La fila {row} del primer archivo es {name}, la fila {otherRow} del otro es {otherName}. Los archivos vinculados tienen las mismas personas en el mismo orden: envíelos de nuevo o léalos uno tras otro.',
    },
  },
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
  'upload-cut-off': {
    status: 422,
    en: {
      title: 'The file did not arrive whole',
      detail: 'The connection broke off half-way. Nothing of the file was kept: send it again.',
    },
    es: {
      title: 'El archivo no llegó entero',
      detail: 'La conexión se cortó a medias. No se guardó nada del archivo: envíelo de nuevo.',
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
  'entry-number-taken': {
    status: 409,
    en: {
      title: 'Someone else has that number',
      detail:
        'Another person on the roll has this employee number, or the same name and address without one. If they are one person, merge them.',
    },
    es: {
      title: 'Otra persona ya tiene ese número',
      detail:
        'Otra persona del padrón tiene este número de empleado, o el mismo nombre y domicilio sin número. Si son una sola, únalas.',
    },
  },
  'entry-needs-family-name': {
    status: 422,
    en: {
      title: 'A family name is needed',
      detail: 'Nobody can be on the roll without a family name. Write it, or leave the entry as it is.',
    },
    es: {
      title: 'Hace falta un apellido',
      detail: 'Nadie puede estar en el padrón sin apellido. Escríbalo o deje la entrada como está.',
    },
  },
  'entry-bad-phone': {
    status: 422,
    en: {
      title: 'This is no phone number',
      detail:
        'Write ten digits with the area code, or a number from abroad with + and its country code; or leave it empty.',
    },
    es: {
      title: 'Esto no es un número de teléfono',
      detail:
        'Escriba diez dígitos con el código de área, o un número extranjero con + y el código del país; o déjelo vacío.',
    },
  },
  'entry-bad-email': {
    status: 422,
    en: {
      title: 'This is no e-mail address',
      detail: 'Write it as name@example.org, or leave it empty.',
    },
    es: {
      title: 'Esto no es un correo electrónico',
      detail: 'Escríbalo como nombre@example.org o déjelo vacío.',
    },
  },
  'entry-bad-value': {
    status: 422,
    en: {
      title: 'This value can’t be used',
      detail: 'A spreadsheet has rounded its digits away. Write the whole number, or leave it empty.',
    },
    es: {
      title: 'Este valor no se puede usar',
      detail: 'Una hoja de cálculo redondeó sus dígitos. Escriba el número completo o déjelo vacío.',
    },
  },
  'entry-merged': {
    status: 409,
    en: {
      title: 'This person was merged into another',
      detail: 'Take the merge apart first, or correct the person who stayed.',
    },
    es: {
      title: 'Esta persona se unió con otra',
      detail: 'Separe primero la unión, o corrija a la persona que quedó.',
    },
  },
  'entry-sealed': {
    status: 409,
    en: {
      title: 'This person stands in a sealed roll',
      detail:
        'A kit and an envelope may be on their way to each of the two, so sealed people are not merged. Challenge the second envelope instead.',
    },
    es: {
      title: 'Esta persona está en un padrón sellado',
      detail:
        'Puede haber un juego y un sobre en camino para cada una, así que no se unen personas selladas. Impugne el segundo sobre.',
    },
  },
  'merge-not-possible': {
    status: 409,
    en: {
      title: 'These two can’t be merged now',
      detail: 'Both must be on the roll, and neither merged already. Look at the queue again.',
    },
    es: {
      title: 'Estas dos no se pueden unir ahora',
      detail: 'Ambas deben estar en el padrón y ninguna unida ya. Revise de nuevo la cola.',
    },
  },
  'merge-changed-since': {
    status: 409,
    en: {
      title: 'Somebody changed one of them since',
      detail:
        'The merge can’t be taken apart without losing that change. Correct the person who stayed by hand.',
    },
    es: {
      title: 'Alguien cambió a una de ellas desde entonces',
      detail: 'La unión no se puede separar sin perder ese cambio. Corrija a mano a la persona que quedó.',
    },
  },
  'gone-not-gone': {
    status: 409,
    en: {
      title: 'Not all of them have left the roll',
      detail:
        'A reason is given for people whom a newer list left out. Look at the list of those who are gone again.',
    },
    es: {
      title: 'No todas han salido del padrón',
      detail:
        'Se da un motivo a quienes una lista más nueva dejó fuera. Revise de nuevo la lista de ausentes.',
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
  'roll-fixed': {
    status: 409,
    en: {
      title: 'The roll can no longer change',
      detail:
        'The check of the envelopes has begun. Someone who should be on the roll votes subject to challenge.',
    },
    es: {
      title: 'El padrón ya no puede cambiar',
      detail:
        'Comenzó la revisión de los sobres. Quien debería estar en el padrón vota sujeto a impugnación.',
    },
  },
  'roll-empty': {
    status: 409,
    en: { title: 'There is nobody on the roll', detail: 'Import the employer’s list first, then seal it.' },
    es: {
      title: 'No hay nadie en el padrón',
      detail: 'Importe primero la lista del empleador y después séllela.',
    },
  },
  'roll-unchanged-since-seal': {
    status: 409,
    en: {
      title: 'The roll is sealed as it stands',
      detail:
        'Nobody has been added, changed or removed since the seal in force, so a new one would say nothing new.',
    },
    es: {
      title: 'El padrón ya está sellado tal como está',
      detail:
        'No se ha añadido, cambiado ni retirado a nadie desde el sello vigente; uno nuevo no diría nada nuevo.',
    },
  },
} as const satisfies ProblemArea;

/** Names of database constraints that a person can run into, and the problem each one means. */
export const rollConstraints = {
  roll_entry_match_key_unique: 'entry-number-taken',
  roll_entry_merged_once: 'merge-not-possible',
  roll_entry_merged_unsealed: 'entry-sealed',
  roll_merge_standing: 'merge-not-possible',
} as const satisfies Record<string, keyof typeof rollProblems>;

import type { ProblemArea } from './problem-entry';

/** What can be wrong with a file, and with the list in it. */
export const rollFilesProblems = {
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
  'list-files-end': {
    status: 422,
    en: {
      title: 'One of the files ends before the other',
      detail:
        'Row {row} of one file is {name}, and the other file has nobody left. Linked files have the same people in the same order: send them again, or read them one after the other.',
    },
    es: {
      title: 'Uno de los archivos termina antes que el otro',
      detail:
        'La fila {row} de un archivo es {name}, y en el otro ya no queda nadie. Los archivos vinculados tienen las mismas personas en el mismo orden: envíelos de nuevo o léalos uno tras otro.',
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
} as const satisfies ProblemArea;

import type { Locale } from './locale';

/** What is wrong with a field, by the name of the class-validator rule. `{0}` is the rule's limit. */
export const FIELD_RULES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  isNotEmpty: { en: 'Fill this in.', es: 'Rellene este campo.' },
  isDefined: { en: 'Fill this in.', es: 'Rellene este campo.' },
  isString: { en: 'Enter text.', es: 'Introduzca texto.' },
  isEmail: {
    en: 'Enter an e-mail address such as ana@example.org.',
    es: 'Introduzca un correo como ana@example.org.',
  },
  isUuid: { en: 'This must be an id (UUID).', es: 'Debe ser un identificador (UUID).' },
  isInt: { en: 'Enter a whole number.', es: 'Introduzca un número entero.' },
  isNumber: { en: 'Enter a number.', es: 'Introduzca un número.' },
  isBoolean: { en: 'Choose yes or no.', es: 'Elija sí o no.' },
  isShare: {
    en: 'Enter a share such as 2/3 or 35 %.',
    es: 'Introduzca una proporción como 2/3 o 35 %.',
  },
  isArray: { en: 'This must be a list.', es: 'Debe ser una lista.' },
  isObject: { en: 'This must be an object.', es: 'Debe ser un objeto.' },
  isIn: { en: 'Choose one of the values offered.', es: 'Elija uno de los valores ofrecidos.' },
  isEnum: { en: 'Choose one of the values offered.', es: 'Elija uno de los valores ofrecidos.' },
  isDateString: { en: 'Enter a date such as 2026-03-31.', es: 'Introduzca una fecha como 2026-03-31.' },
  isIso8601: { en: 'Enter a date such as 2026-03-31.', es: 'Introduzca una fecha como 2026-03-31.' },
  isTimeZone: {
    en: 'Choose a time zone such as America/Chicago.',
    es: 'Elija una zona horaria como America/Chicago.',
  },
  min: { en: 'Enter {0} or more.', es: 'Introduzca {0} o más.' },
  max: { en: 'Enter {0} or less.', es: 'Introduzca {0} o menos.' },
  minLength: { en: 'Enter at least {0} characters.', es: 'Introduzca al menos {0} caracteres.' },
  maxLength: { en: 'Enter at most {0} characters.', es: 'Introduzca como máximo {0} caracteres.' },
  matches: {
    en: 'This does not have the form that is expected here.',
    es: 'No tiene la forma que se espera aquí.',
  },
  arrayMinSize: { en: 'Add at least {0}.', es: 'Añada al menos {0}.' },
  arrayMaxSize: { en: 'At most {0} are allowed.', es: 'Se permiten {0} como máximo.' },
  arrayUnique: { en: 'Something stands here twice.', es: 'Hay algo repetido aquí.' },
  whitelistValidation: {
    en: 'This field is not known here; leave it out.',
    es: 'Este campo no se conoce aquí; quítelo.',
  },
};

export const ANY_OTHER_RULE: Readonly<Record<Locale, string>> = {
  en: 'This value is not accepted here.',
  es: 'Este valor no se acepta aquí.',
};

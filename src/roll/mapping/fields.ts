/** The fields of a roll entry that a list can fill, in the order in which people read them. */
export const ENTRY_FIELDS = [
  'employeeNumber',
  'familyName',
  'givenName',
  'middleName',
  'suffix',
  'classification',
  'department',
  'shift',
  'location',
  'street',
  'city',
  'state',
  'postalCode',
  'email',
  'homePhone',
  'cellPhone',
] as const;

export type EntryField = (typeof ENTRY_FIELDS)[number];

/** What a union keeps beside that in its own working list (OPEIU's headings). Never taken from an employer's list. */
export const UNION_FIELDS = [
  'card',
  'cardSignedOn',
  'committee',
  'assessment',
  'assessedOn',
  'organizer',
  'employment',
  'workPhone',
] as const;

export type UnionField = (typeof UNION_FIELDS)[number];

/** Everything that has one value per person. */
export const VALUE_FIELDS = [...ENTRY_FIELDS, ...UNION_FIELDS] as const;

export type ValueField = (typeof VALUE_FIELDS)[number];

/**
 * Columns that fill an entry in another way. Split: the whole name; all given names; the whole address; city, state and
 * ZIP; location and department (`BHM1 - Pack`). Joined to what is there already: the second line of the street.
 */
export const COLUMN_FIELDS = [
  ...ENTRY_FIELDS,
  ...UNION_FIELDS,
  'fullName',
  'givenNames',
  'streetSecond',
  'fullAddress',
  'cityStateZip',
  'locationDepartment',
] as const;

export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** `remembered`: as for the last list of this employer with these headings. */
export type Confidence = 'sure' | 'check' | 'remembered' | 'chosen' | 'unmapped';

/**
 * Headings as employers write them (domain knowledge of voter lists, and OPEIU's own headings), without case,
 * accents, spaces and punctuation. A heading found here is sure.
 */
export const HEADINGS: Readonly<Record<ColumnField, readonly string[]>> = {
  employeeNumber: [
    'empid',
    'employeeid',
    'employeenumber',
    'employeeno',
    'empno',
    'empnumber',
    'employee',
    'badge',
    'badgeid',
    'badgenumber',
    'badgeno',
    'personnelnumber',
    'payrollnumber',
    'fileno',
    'filenumber',
    'workerid',
    'associateid',
    'eid',
    'id',
    'numerodeempleado',
    'empleado',
    'noempleado',
  ],
  familyName: [
    'lastname',
    'last',
    'surname',
    'familyname',
    'lname',
    'apellido',
    'apellidos',
    'lastnames',
    'legallastname',
    'employeelastname',
  ],
  givenName: [
    'firstname',
    'first',
    'givenname',
    'forename',
    'fname',
    'nombre',
    'nombres',
    'legalfirstname',
    'employeefirstname',
  ],
  middleName: ['middle', 'middlename', 'mi', 'middleinitial', 'mname', 'segundonombre', 'middlenameinitial'],
  suffix: ['suffix', 'namesuffix', 'suf', 'sufijo', 'jrsr'],
  fullName: [
    'name',
    'fullname',
    'employeename',
    'lastfirst',
    'lastnamefirstname',
    'namelastfirst',
    'namelastfirstmi',
    'nombrecompleto',
    'associatename',
  ],
  classification: [
    'jobtitle',
    'title',
    'classification',
    'jobclassification',
    'jobclass',
    'job',
    'position',
    'positiontitle',
    'role',
    'occupation',
    'puesto',
    'cargo',
    'clasificacion',
    'jobdescription',
  ],
  department: [
    'department',
    'dept',
    'departmentname',
    'deptname',
    'unit',
    'area',
    'workgroup',
    'departamento',
    'depto',
  ],
  shift: ['shift', 'shiftcode', 'shiftname', 'shiftpattern', 'schedule', 'workschedule', 'turno'],
  location: [
    'worklocation',
    'location',
    'loc',
    'site',
    'worksite',
    'facility',
    'building',
    'jobsite',
    'plant',
    'store',
    'warehouse',
    'lugardetrabajo',
    'sitio',
    'ubicacion',
  ],
  street: [
    'address',
    'homeaddress',
    'street',
    'streetaddress',
    'street1',
    'address1',
    'addressline1',
    'addr',
    'addr1',
    'mailingaddress',
    'homestreet',
    'residence',
    'residenceaddress',
    'direccion',
    'calle',
    'domicilio',
  ],
  streetSecond: [
    'street2',
    'address2',
    'addressline2',
    'addr2',
    'apt',
    'unitno',
    'aptno',
    'apartment',
    'aptunit',
    'suite',
    'apartamento',
  ],
  city: ['city', 'town', 'homecity', 'citytown', 'ciudad', 'municipality'],
  state: ['state', 'st', 'homestate', 'stateprovince', 'province', 'estado'],
  postalCode: [
    'zip',
    'zipcode',
    'postalcode',
    'postcode',
    'homezip',
    'zippostalcode',
    'zip4',
    'zip5',
    'codigopostal',
    'cp',
  ],
  email: [
    'email',
    'emailaddress',
    'personalemail',
    'personalemailaddress',
    'homeemail',
    'mail',
    'correo',
    'correoelectronico',
    'privateemail',
  ],
  homePhone: [
    'homephone',
    'hphone',
    'phonehome',
    'homephonenumber',
    'hometelephone',
    'telephone',
    'phone',
    'phonenumber',
    'telefono',
    'telefonodecasa',
    'landline',
    'homeno',
  ],
  cellPhone: [
    'cellphone',
    'cphone',
    'cell',
    'mobile',
    'mobilephone',
    'phonecell',
    'phonemobile',
    'cellphonenumber',
    'mobilenumber',
    'cellular',
    'celular',
    'movil',
    'telefonocelular',
    'personalcell',
    'personalcellphone',
  ],
  givenNames: [
    'givennames',
    'forenames',
    'firstmiddle',
    'firstandmiddle',
    'firstandmiddlename',
    'firstnamemi',
  ],
  fullAddress: [
    'fulladdress',
    'completeaddress',
    'fullhomeaddress',
    'addresscitystatezip',
    'direccioncompleta',
  ],
  cityStateZip: ['citystatezip', 'citystatezipcode', 'cityst', 'citystate', 'citystzip', 'ciudadestadocp'],
  locationDepartment: ['locationdepartment', 'locationdept', 'worklocationdepartment', 'sitedepartment'],
  card: ['card', 'cardsigned', 'signedcard', 'authcard', 'tarjeta'],
  cardSignedOn: ['sdate', 'signdate', 'datesigned', 'carddate', 'signedon', 'fechadefirma'],
  committee: ['comm', 'committee', 'oc', 'comite'],
  assessment: ['rate', 'rating', 'assessment', 'code', 'evaluacion'],
  assessedOn: ['cdate', 'contactdate', 'lastcontact', 'assessedon', 'ratedon', 'fechadecontacto'],
  organizer: ['rep', 'organizer', 'assignedto', 'organizador', 'organizadora'],
  employment: ['ftpt', 'fulltimeparttime', 'employmenttype'],
  workPhone: ['wphone', 'workphone', 'phonework', 'workphonenumber'],
};

/** Fields that several columns may fill together, joined with a space. */
export const JOINABLE: ReadonlySet<ColumnField> = new Set([
  'street',
  'classification',
  'department',
  'location',
  'familyName',
  'middleName',
  'fullName',
  'givenNames',
]);

export function isUnionField(field: string): field is UnionField {
  return (UNION_FIELDS as readonly string[]).includes(field);
}

/**
 * Headings that are left unmapped whatever else they say: the employer's own contacts, and what no list should hold.
 */
export const NEVER =
  /work.?(?:phone|e-?mail|tel)|(?:company|business|office).?(?:phone|e-?mail)|emergency|supervisor|manager|hire|birth|\bssn\b|social|salary|wage|\brate\b|status|ft.?pt/i;

/** Words that make a heading likely but not sure, from the most to the least telling. */
export const HINTS: readonly (readonly [RegExp, ColumnField])[] = [
  [/cell|mobile|m[oó]vil|celular/i, 'cellPhone'],
  [/phone|tel[eé]?/i, 'homePhone'],
  [/e-?mail|correo/i, 'email'],
  [/zip|postal/i, 'postalCode'],
  [/last.*name|surname|family|apellido/i, 'familyName'],
  [/first.*name|given|forename/i, 'givenName'],
  [/middle/i, 'middleName'],
  [/name|nombre/i, 'fullName'],
  [/(?:emp|employee|badge|personnel|payroll).*(?:id|no|num|#)/i, 'employeeNumber'],
  [/dep(?:t|artment)/i, 'department'],
  [/shift|turno/i, 'shift'],
  [/job|title|class|position/i, 'classification'],
  [/location|site|facility/i, 'location'],
  [/addr|street|calle/i, 'street'],
  [/city|town/i, 'city'],
];

/** Injection tokens of what is decided before the application exists. */
export const ENVIRONMENT = Symbol('environment');
export const DATABASE_URL = Symbol('database url');
/** Where the built client lies. */
export const CLIENT_FOLDER = Symbol('client folder');

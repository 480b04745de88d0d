import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Settings } from './environment';
import { StartupError } from './startup-error';

export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** The certificate and key to serve with, for Nest's `httpsOptions`; undefined without TLS. Throws StartupError. */
export function readTls({ tls }: Pick<Settings, 'tls'>): TlsFiles | undefined {
  if (tls === undefined) return undefined;
  try {
    const files = { cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) };
    createSecureContext(files);
    return files;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `TLS_CERT and TLS_KEY cannot be used together (${reason}): give a PEM certificate and the private key that belongs to it.`,
    );
  }
}

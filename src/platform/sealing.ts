import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/**
 * Seals small secrets (signing seeds) with the server's own secret: AES-256-GCM under a key derived for one purpose.
 * Layout of a sealed value: 12 bytes nonce, 16 bytes tag, ciphertext.
 */
@Injectable()
export class Sealing {
  constructor(private readonly secret: Buffer) {}

  seal(purpose: string, plain: Uint8Array): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key(purpose), nonce);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the value was sealed with another secret, for another purpose, or was altered. */
  open(purpose: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key(purpose), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  }

  /** A key for another use of the same secret, e.g. signing cookies. */
  derive(purpose: string): Buffer {
    return this.#key(purpose);
  }

  #key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'rollcall', purpose, 32));
  }
}

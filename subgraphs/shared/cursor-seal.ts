import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** Makes text unreadable and unforgeable for whoever has not the key. */
export interface CursorSeal {
  /** URL-safe; the same text gives the same result, since clients compare cursors. */
  seal(text: string): string;
  /** @returns undefined for anything that was not sealed with this key. */
  open(sealed: string): string | undefined;
}

/** Bytes of the key that an installation is given. */
export const CURSOR_KEY_BYTES = 32;

/**
 * AES-256-GCM (NIST SP 800-38D). The nonce is an HMAC of the text under a key of its own, so that equal texts, and as
 * far as 96 bits tell them apart only equal texts, share one: all that can be seen is whether two cursors are equal.
 */
export function createCursorSeal(key: Buffer): CursorSeal {
  const encryptionKey = deriveKey(key, 'encryption');
  const nonceKey = deriveKey(key, 'nonce');
  return {
    seal(text) {
      const nonce = createHmac('sha256', nonceKey).update(text).digest().subarray(0, NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < HEAD_BYTES) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, HEAD_BYTES));
      const text = decipher.update(bytes.subarray(HEAD_BYTES));
      try {
        return Buffer.concat([text, decipher.final()]).toString();
      } catch {
        return undefined;
      }
    },
  };
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/** RFC 5869: keys for two uses are never the same bytes. */
function deriveKey(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `cursor ${use}`, 32));
}

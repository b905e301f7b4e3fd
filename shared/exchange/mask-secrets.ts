import { createKnownSecrets, type KnownSecrets } from './known-secrets.ts';
import { maskParsed, maskText, parseJson, WITHHELD } from './mask-text.ts';
import { decodeFully, speaksOfSecrets } from './secret-names.ts';

/**
 * Hides every password in a request's body before it is stored anywhere (OWASP ASVS 5.0, 16.2.5). JSON keeps its shape;
 * a body that is no JSON but speaks of a password is withheld whole, since no pattern finds the end of a malformed secret.
 */
export function maskSecrets(text: string, secrets: KnownSecrets = createKnownSecrets()): string {
  const parsed = parseJson(text);
  if (parsed !== undefined)
    return secrets.hide(maskParsed(text, parsed, { reading: 'data', secrets, depth: 0 }));
  if (!speaksOfSecrets(text)) return secrets.hide(text);
  learnFrom(text, secrets);
  return WITHHELD;
}

/**
 * Hides passwords in an answer: in JSON, and in the addresses of a page. One that merely speaks of passwords, as a
 * login form does, stays as it is.
 */
export function maskAnswer(text: string, secrets: KnownSecrets = createKnownSecrets()): string {
  return secrets.hide(maskText(text, 'prose', secrets));
}

/** Hides passwords in a path with its query: `/login?password=x` becomes `/login?password=••••••`. */
export function maskQuery(path: string, secrets: KnownSecrets = createKnownSecrets()): string {
  return secrets.hide(maskText(path, 'data', secrets));
}

/** Learns what looks like a secret in a body that is withheld: the answer to it may repeat it. */
function learnFrom(text: string, secrets: KnownSecrets): void {
  const plain = text.replaceAll('\0', '');
  for (const each of new Set([plain, decodeFully(plain)])) maskText(each, 'data', secrets);
  // The value of a part of multipart/form-data stands beneath its headers (RFC 7578).
  for (const [, name = '', value = ''] of plain.matchAll(
    /name="([^"\r\n]{1,100})"[^\r\n]{0,200}\r?\n\r?\n([^\r\n]*)/g,
  ))
    secrets.learn({ [name]: speaksOfSecrets(name) ? value : null });
}

import type { Request, Response } from 'express';

/** A text with a name for its version, plain and compressed. Who has the version has the text, whichever program wrote it. */
export type Versioned = { version: string; plain: Buffer; zipped(): Promise<Buffer> };

/** Answers with a text, or with 304 to whoever has this version of it; a browser asks each time, and no other cache keeps it. */
export async function sendVersioned(
  request: Request,
  response: Response,
  { type, text }: { type: string; text: Versioned },
): Promise<void> {
  response.set({
    'Cache-Control': 'private, no-cache',
    'Content-Type': type,
    // Weak: the bytes differ between plain and compressed, the text does not (RFC 9110, section 8.8.1).
    ETag: `W/"${text.version}"`,
    Vary: 'Accept-Encoding',
  });
  if (request.fresh) return void response.status(304).end();
  const isZipped = request.acceptsEncodings('gzip', 'identity') === 'gzip';
  const body = isZipped ? await text.zipped() : text.plain;
  if (isZipped) response.set('Content-Encoding', 'gzip');
  response.set('Content-Length', String(body.length)).end(body);
}

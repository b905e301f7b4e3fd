/**
 * Bytes as what readable-stream makes of them by itself, until it is minified: a function in one of its loops then has
 * the name that its `Buffer` has, and takes its place.
 */
export const toBuffer = <Piece>(piece: Piece): Piece | Buffer =>
  piece instanceof Uint8Array ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : piece;

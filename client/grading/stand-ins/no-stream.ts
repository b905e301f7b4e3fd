/** What the store's libraries extend where they read in streams; in the lab nobody lets them, and Node's streams are large. */
export class Readable {}
export class Duplex extends Readable {}
export class Transform extends Duplex {}
export class PassThrough extends Transform {}
export default { Readable, Duplex, Transform, PassThrough };

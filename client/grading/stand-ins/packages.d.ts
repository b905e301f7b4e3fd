// With a slash behind it a name means the package and not Node's own module; the shapes are the same.
declare module 'url/' {
  import url from 'node:url';

  const same: typeof url & { Url: unknown };
  export default same;
}
declare module 'buffer/' {
  import buffer from 'node:buffer';

  const same: typeof buffer;
  export default same;
}
declare module 'util/' {
  import util from 'node:util';

  const same: typeof util;
  export default same;
}
declare module 'readable-stream' {
  export { Duplex, Readable, Stream } from 'node:stream';
}
declare module 'cookie-parser' {
  import type { RequestHandler } from 'express';
  export default function cookieParser(secret?: string | string[]): RequestHandler;
}

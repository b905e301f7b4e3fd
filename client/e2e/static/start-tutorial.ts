import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tutorial on another site, with the one line of HTML. @returns its address, and what ends it */
export async function startTutorial(shows: string) {
  const tutorial = createServer((_request, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><title>Tutorial</title><iframe title="Coat Check" src="${shows}" width="100%" height="600"></iframe>`,
      ),
  );
  tutorial.listen(0, '127.0.0.1');
  await once(tutorial, 'listening');
  return {
    // The host is at localhost: another name is another site.
    url: `http://127.0.0.1:${(tutorial.address() as AddressInfo).port}/`,
    close: () => tutorial.close(),
  };
}

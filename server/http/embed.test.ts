import { expect, it } from 'vitest';
import { startTestServer } from '../testing/start-test-server.ts';

const accept = 'text/html';

async function setup(frameAncestors: readonly string[]) {
  const server = await startTestServer({ frameAncestors });
  return async (path: string) => {
    const { headers } = await server.ask(path, { headers: { accept } });
    const policy = String(headers['content-security-policy']);
    return {
      framedBy: /frame-ancestors ([^;]*)/.exec(policy)?.[1],
      older: headers['x-frame-options'],
      rest: policy.replace(/frame-ancestors [^;]*/, ''),
    };
  };
}

it('lets the pages that are named show what is made for frames, and nothing else', async () => {
  const ask = await setup(['https://course.example', 'https://*.school.example']);
  const embedded = await ask('/embed/lessons/closing-time');
  expect(embedded).toMatchObject({
    framedBy: "'self' https://course.example https://*.school.example",
    older: undefined,
  });
  for (const path of ['/', '/lessons/closing-time', '/embed', '/embed/lessons', '/host', '/index.html']) {
    const other = await ask(path);
    expect(other, path).toEqual({ ...embedded, framedBy: "'self'", older: 'SAMEORIGIN' });
  }
});

it('lets nobody where nobody is named', async () => {
  const ask = await setup([]);
  expect(await ask('/embed/lessons/closing-time')).toMatchObject({ framedBy: "'self'", older: 'SAMEORIGIN' });
});

import { expect, it } from 'vitest';
import { explainFailure } from './explain-failure.ts';
import { startServer } from './start-server.ts';
import { standInPages } from './testing/stand-in-pages.ts';

const failureOf = (host: string) =>
  startServer({ host, clientFolder: standInPages() }).then(
    () => 'it opened',
    (error: unknown) => explainFailure(error),
  );

it.each([
  // Kept for documentation (RFC 5737): no machine has it.
  ['192.0.2.1', /192\.0\.2\.1/],
  ['nobody.invalid', /nobody\.invalid/],
])('says in a sentence that nothing can listen on %s', async (host, named) => {
  const message = await failureOf(host);
  expect(message).toMatch(
    /^Could not listen at HOST: this machine has no such address \(.*\)\. Correct it, .*\.$/,
  );
  expect(message).toMatch(named);
});

it('passes on what is a sentence already, and tells a bug in full', () => {
  expect(explainFailure(new Error('Could not read: it is wrong. Mend it.'))).toBe(
    'Could not read: it is wrong. Mend it.',
  );
  expect(explainFailure(new TypeError('odd'))).toMatch(/^Could not start: TypeError: odd\n +at /);
});

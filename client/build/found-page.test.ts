import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { findBase, toFoundPage } from './found-page.ts';

const page =
  '<meta name="base-path" content="/" /><script src="/assets/a.js"></script><a href="//else.where/">';

/** Runs the page's script at an address of a host that has these files. */
async function openAt(pathname: string, files: Record<string, string>) {
  const asked: string[] = [];
  let written = '';
  const lost = { hidden: true };
  const answer = (address: string) => {
    asked.push(address);
    return { ok: address in files, text: async () => files[address] };
  };
  const document = {
    open: () => undefined,
    close: () => undefined,
    write: (html: string) => {
      written = html;
    },
    getElementById: () => lost,
  };
  const fetch = async (address: string) => answer(address);
  await runInContext(findBase, createContext({ location: { pathname }, document, fetch }));
  return { asked, written, isLost: !lost.hidden };
}

it('becomes the page of the folder it lies in, and tells it where that is', async () => {
  const { asked, written } = await openAt('/coat-check/s/abc/lessons/closing-time', {
    '/coat-check/page.html': page,
  });
  expect(written).toBe(
    '<meta name="base-path" content="/coat-check/" /><script src="/coat-check/assets/a.js"></script><a href="//else.where/">',
  );
  // First where an address of ours goes on: `/coat-check/s/abc/` before `lessons`, `/coat-check/` before `s`.
  expect(asked).toEqual(['/coat-check/s/abc/page.html', '/coat-check/page.html']);
});

it('finds the folder of an address that none of ours begins like', async () => {
  const { written } = await openAt('/a/b/nowhere/x', { '/a/b/page.html': page });
  expect(written).toContain('src="/a/b/assets/a.js"');
});

it('never asks another host, and takes no other page for its own', async () => {
  const { asked, isLost } = await openAt('//evil.example//x', { '/page.html': '<p>Somebody’s own</p>' });
  expect(asked).toEqual(['/evil.example/page.html', '/page.html']);
  expect(isLost).toBe(true);
});

it('runs as the only inline script', () => {
  expect(toFoundPage(findBase).match(/<script>/g)).toHaveLength(1);
  expect(findBase).not.toContain('</');
});

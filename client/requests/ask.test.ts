import { describe, expect, it } from 'vitest';
import { z } from 'zod/mini';
import { ask } from './ask.ts';

const schema = z.object({ id: z.string() });
const answering =
  (body: string, status: number): typeof fetch =>
  async () =>
    new Response(body, { status });

describe('ask', () => {
  it('gives the checked answer', async () => {
    expect(await ask('/x', schema, {}, answering('{"id":"a"}', 201))).toEqual({
      ok: true,
      value: { id: 'a' },
    });
  });

  it('passes on the refusal of the server, word for word', async () => {
    const error = {
      code: 'sandboxes-full',
      message: 'Could not open a cloakroom: all are taken. Wait a little.',
    };
    expect(await ask('/x', schema, {}, answering(JSON.stringify({ error }), 503))).toEqual({
      ok: false,
      refusal: error,
    });
  });

  it.each([
    ['a page of a proxy', '<h1>Bad gateway</h1>', 502],
    ['an answer of another shape', '{"name":1}', 200],
    ['an unknown code', '{"error":{"code":"odd","message":"no"}}', 400],
  ])('calls %s unexpected', async (_, body, status) => {
    expect(await ask('/x', schema, {}, answering(body, status))).toMatchObject({
      ok: false,
      refusal: { code: 'unexpected' },
    });
  });

  it('calls a failed network unreachable', async () => {
    const failing: typeof fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await ask('/x', schema, {}, failing)).toMatchObject({ refusal: { code: 'unreachable' } });
  });
});

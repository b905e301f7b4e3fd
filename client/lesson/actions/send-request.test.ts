import { describe, expect, it } from 'vitest';
import { sendRequest } from './send-request.ts';

const login = {
  method: 'POST',
  path: '/api/login',
  headers: { 'Content-Type': 'application/json' },
  body: '{}',
};

const answering = (response: Response) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const send: typeof fetch = async (url, init = {}) => {
    asked.push({ url: String(url), init });
    return response;
  };
  return { asked, send };
};

describe('sendRequest', () => {
  it('asks the demo app under the sandbox’s address', async () => {
    const { asked, send } = answering(new Response('{"error":"no"}', { status: 401 }));
    expect(await sendRequest(login, '/s/abc/', send)).toEqual({
      state: 'answered',
      status: 401,
      text: '{"error":"no"}',
    });
    expect(asked[0]?.url).toBe('/s/abc/api/login');
    expect(asked[0]?.init).toMatchObject({ method: 'POST', body: '{}', credentials: 'same-origin' });
  });

  it('leaves the Cookie header to the browser', async () => {
    const { asked, send } = answering(new Response('<h1>Hi</h1>'));
    const request = { method: 'GET', path: '/dashboard', headers: { Cookie: 'session_id=x' }, body: null };
    await sendRequest(request, '/s/abc/', send);
    expect(asked[0]?.init.headers).toEqual({});
  });

  it('says what to do when nobody answers', async () => {
    const outcome = await sendRequest(login, '/s/abc/', async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(outcome).toMatchObject({ state: 'failed', message: expect.stringMatching(/^Could not reach/) });
  });
});

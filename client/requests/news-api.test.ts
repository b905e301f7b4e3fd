import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newsSchema } from '#shared/api/sandbox-api.ts';
import { fetchNews, inspectStream } from './news-api.ts';

const signal = new AbortController().signal;
const answering = (answer: () => Response | Promise<Response>) =>
  vi.stubGlobal(
    'fetch',
    vi.fn((_address: string, init: RequestInit) =>
      Promise.race([
        answer(),
        new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
      ]),
    ),
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('fetchNews', () => {
  it('gives up when the head of the answer does not come', async () => {
    answering(() => new Promise(() => undefined));
    const answer = fetchNews('/api/sandboxes/s', 4, signal, newsSchema);
    await vi.advanceTimersByTimeAsync(3500);
    expect(await answer).toMatchObject({ ok: false, refusal: { code: 'unreachable' } });
    expect(fetch).toHaveBeenCalledWith('/api/sandboxes/s/news?after=4', expect.anything());
  });

  it('waits as long as it takes for the rest', async () => {
    const news = { whole: true, dropped: 0, events: [], now: 1 };
    let finish: () => void = () => undefined;
    const body = new ReadableStream({
      start: (controller) => {
        finish = () => {
          controller.enqueue(new TextEncoder().encode(JSON.stringify(news)));
          controller.close();
        };
      },
    });
    answering(() => new Response(body));
    const answer = fetchNews('/api/sandboxes/s', null, signal, newsSchema);
    await vi.advanceTimersByTimeAsync(30_000);
    finish();
    expect(await answer).toEqual({ ok: true, value: news });
  });
});

describe('inspectStream', () => {
  it('tells status and type of whatever answers', async () => {
    answering(() => new Response('<h1>Hm</h1>', { headers: { 'content-type': 'text/html; charset=utf-8' } }));
    expect(await inspectStream('/api/sandboxes/s', signal)).toEqual({
      status: 200,
      type: 'text/html',
      said: null,
    });
  });

  it('tells what the server itself says', async () => {
    const error = { code: 'too-many-listeners', message: 'Could not listen: all places are taken.' };
    answering(() => Response.json({ error }, { status: 503 }));
    expect(await inspectStream('/api/sandboxes/s', signal)).toMatchObject({
      status: 503,
      said: error.message,
    });
  });

  it('tells that nothing comes', async () => {
    answering(() => new Promise(() => undefined));
    const seen = inspectStream('/api/sandboxes/s', signal);
    await vi.advanceTimersByTimeAsync(3500);
    expect(await seen).toBeNull();
  });
});

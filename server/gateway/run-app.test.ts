import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { CutOff, createRunApp } from '#shared/exchange/run-app.ts';

const runApp = createRunApp({ IncomingMessage, ServerResponse, Duplex });

async function setup(app: RequestListener, { method = 'GET', body = '', headers = {} } = {}) {
  const content = new TextEncoder().encode(body);
  const lines = Object.entries<string>({
    host: 'localhost',
    'content-length': `${content.length}`,
    ...headers,
  });
  const answer = await runApp(
    app,
    { method, path: '/a?b=1', headers: lines, body: content, bodyBytes: content.length },
    () => null,
  );
  return { ...answer, body: new TextDecoder().decode(answer.body) };
}

const site = (respond: express.RequestHandler) =>
  express().disable('x-powered-by').disable('etag').use(express.json()).use(respond);

describe('an app without a socket', () => {
  it('answers with its own words, headers as written and in their order, and none of the connection’s', async () => {
    const answer = await setup((_, response) =>
      response.writeHead(201, 'Made', ['X-One', '1', 'set-cookie', 'a=1', 'X-Two', 'é']).end('done'),
    );
    expect(answer).toEqual({
      status: 201,
      reason: 'Made',
      headers: [
        ['X-One', '1'],
        ['set-cookie', 'a=1'],
        ['X-Two', 'é'],
      ],
      body: 'done',
      source: null,
    });
  });

  it('reads a body as JSON, and sees path and headers', async () => {
    const { body } = await setup(
      site((req, res) => void res.json({ body: req.body, url: req.url, host: req.headers.host })),
      { method: 'POST', body: '{"a":"💥"}', headers: { 'content-type': 'application/json' } },
    );
    expect(JSON.parse(body)).toEqual({ body: { a: '💥' }, url: '/a?b=1', host: 'localhost' });
  });

  it.each<[string, string, express.RequestHandler, { status: number; body: string }]>([
    [
      'piece by piece',
      'GET',
      (_, res) => void res.write('é', () => res.end('💥')),
      { status: 200, body: 'é💥' },
    ],
    ['in another code', 'GET', (_, res) => void res.end('YWJj', 'base64'), { status: 200, body: 'abc' }],
    ['with nothing', 'GET', (_, res) => void res.status(204).end(), { status: 204, body: '' }],
    ['not with what one has', 'GET', (_, res) => void res.status(304).send('x'), { status: 304, body: '' }],
    ['to HEAD', 'HEAD', (_, res) => void res.send('long'), { status: 200, body: '' }],
    [
      'after other words',
      'GET',
      (_, res) => {
        res.writeContinue();
        res.send('b');
      },
      { status: 200, body: 'b' },
    ],
  ])('answers %s', async (_, method, respond, expected) => {
    expect(await setup(site(respond), { method })).toMatchObject(expected);
  });

  it('waits for an answer that comes late, and says then that it is over', async () => {
    const heard: string[] = [];
    const { body } = await setup((request, response) => {
      for (const name of ['finish', 'close']) response.on(name, () => heard.push(name));
      request.resume().on('end', () => setImmediate(() => response.end('late')));
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([body, heard]).toEqual(['late', ['finish', 'close']]);
  });

  it('takes the first of two answers, which has left when Express notices', async () => {
    const { body } = await setup(
      site(async (_, res) => {
        res.json('first');
        res.json('second');
      }),
    );
    expect(body).toBe('"first"');
  });

  it.each<[string, RequestListener]>([
    ['that hangs up', (request) => void request.socket.destroy()],
    ['that hangs up half-way', (_, response) => void response.write('half', () => response.destroy())],
  ])('rejects for an app %s', async (_, app) => {
    await expect(setup(app)).rejects.toThrow(CutOff);
  });

  it('rejects for what is thrown by a function that is no Express app', async () => {
    await expect(
      setup(() => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
  });

  it('leaves the classes of Node, and of Express, as they were', async () => {
    const [{ write, end }, prototype] = [ServerResponse.prototype, Object.getPrototypeOf(express.response)];
    await setup(site((_, res) => void res.send('x')));
    expect([ServerResponse.prototype.write, ServerResponse.prototype.end]).toEqual([write, end]);
    expect(Object.getPrototypeOf(express.response)).toBe(prototype);
  });
});

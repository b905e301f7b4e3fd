import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { askServer } from '../testing/ask-server.ts';
import { holdEnd } from './hold-end.ts';

/** A server that answers by `write`, and keeps no answer before `settle` says whether it could. */
async function setup(write: (response: ServerResponse) => void) {
  const tapped: string[] = [];
  let settle: (error?: Error) => void = () => expect.fail('nothing was answered yet');
  const server = createServer((_request, response) => {
    response.setHeader('X-Ours', '1');
    const left = holdEnd(response, {
      tap: (chunk) => tapped.push(String(chunk)),
      keep: () =>
        new Promise((resolve, reject) => {
          settle = (error) => (error ? reject(error) : resolve());
          server.emit('held');
        }),
    });
    left.catch((error: Error) => {
      if (!response.headersSent) response.writeHead(503).end(error.message);
    });
    write(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const held = once(server, 'held');
  let arrived = false;
  const answer = askServer((server.address() as AddressInfo).port, '/', {}).finally(() => {
    arrived = true;
  });
  answer.catch(() => undefined);
  await held;
  return { answer, tapped, settle: (error?: Error) => settle(error), hasArrived: () => arrived };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 30));

it('lets an answer leave when it is kept, and not before', async () => {
  const { answer, tapped, settle, hasArrived } = await setup((response) =>
    response.writeHead(201, 'Made', { 'X-Theirs': '2' }).end('done'),
  );
  await pause();
  expect(hasArrived()).toBe(false);
  settle();
  const { status, headers, text } = await answer;
  expect({ status, text, tapped }).toEqual({ status: 201, text: 'done', tapped: ['done'] });
  expect(headers).toMatchObject({ 'x-ours': '1', 'x-theirs': '2' });
});

it('takes back what an answer that could not be kept had set', async () => {
  const { answer, settle } = await setup((response) => {
    response.setHeader('Set-Cookie', 'session_id=1');
    response.end('welcome');
  });
  settle(new Error('store away'));
  const { status, headers, text } = await answer;
  expect([status, text, headers['set-cookie'], headers['x-ours']]).toEqual([
    503,
    'store away',
    undefined,
    '1',
  ]);
});

it('cuts off an answer of which a part had left before it could not be kept', async () => {
  const { answer, settle } = await setup((response) => {
    response.write('one ');
    response.end('two');
  });
  settle(new Error('store away'));
  await expect(answer).rejects.toThrow();
});

it('cuts off whoever answers twice', async () => {
  const { answer, tapped } = await setup((response) => {
    response.end('first');
    response.end('second');
  });
  await expect(answer).rejects.toThrow();
  expect(tapped).toEqual(['first']);
});

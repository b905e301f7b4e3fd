import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operator } from '../trace/actors.ts';
import type { RecordedEvent } from '../trace/event.ts';
import type { Exchange } from './exchange.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';
import { createKnownSecrets } from './known-secrets.ts';
import { maskCommand, maskReply } from './mask-commands.ts';
import { maskHeaders } from './mask-headers.ts';
import { maskAnswer, maskQuery, maskSecrets } from './mask-secrets.ts';
import { ObservedFile, ObservedMap } from './observe-own-store.ts';
import { recordExchange } from './record-exchange.ts';
import { isSecretName } from './secret-names.ts';

const P = 'hunter2-öß';
const toBytes = (text: string) => new TextEncoder().encode(text);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const deeply = (text: string, times: number): string =>
  times === 0 ? text : deeply(encodeURIComponent(text), times - 1);

/** Whatever is left of the password, in any code. */
const leftOf = (text: string) => {
  const decoded = [text, deeply(text, 0)].flatMap((each) => {
    let plain = each;
    for (let times = 0; times < 8; times++) plain = plain.replace(/%25/g, '%');
    return [each, plain];
  });
  return decoded.filter((each) => /hunter2/i.test(each));
};

function setup() {
  const events: RecordedEvent[] = [];
  let calls = 0;
  const exchange: Exchange = {
    id: 'x1',
    actor: operator,
    server: 'A',
    secrets: createKnownSecrets(),
    now: () => 0,
    nextCall: () => calls++,
    record: (event) => void events.push(event),
  };
  const pass = async (
    request: Partial<HttpRequest> & { text?: string },
    answer: Partial<HttpResponse> & { text?: string } = {},
    meanwhile: (exchange: Exchange) => void = () => undefined,
  ) => {
    const body = toBytes(request.text ?? '');
    await recordExchange(
      exchange,
      { method: 'POST', path: '/api/login', headers: [], body, bodyBytes: body.length, ...request },
      {
        handle: async () => {
          meanwhile(exchange);
          return {
            status: 200,
            reason: 'OK',
            headers: [],
            body: toBytes(answer.text ?? ''),
            source: null,
            ...answer,
          };
        },
        stopwatch: () => 0,
      },
    );
    return JSON.stringify(events);
  };
  return { events, exchange, pass };
}

describe('a secret’s name', () => {
  it.each([
    ...[
      'password',
      'Password',
      'PASSWORD',
      'password ',
      ' pass-word',
      'pass_word',
      'password2',
      'passwordConfirm',
    ],
    ...[
      'confirmPassword',
      'new_password',
      'user[password]',
      'user.password',
      'passcode',
      'passphrase',
      'passwd',
    ],
    ...[
      'pwd',
      'userPwd',
      'pin',
      'PIN',
      'user_pin',
      'cardPin',
      'otp',
      'pw',
      'X-Password',
      'x-user-passwd',
      'secret',
    ],
    ...[
      'client_secret',
      'ｐａｓｓｗｏｒｄ',
      'pässwörd',
      '%70assword',
      '%2570assword',
      'Proxy-Authorization',
      'Kennwort',
    ],
  ])('is seen in %j', (name) => expect(isSecretName(name)).toBe(true));

  it.each([
    'username',
    'compassion',
    'passenger',
    'shipping',
    'pinned',
    'spin',
    'secretary',
    'session_id',
    'note',
  ])('is not seen in %j', (name) => expect(isSecretName(name)).toBe(false));
});

describe('a password in a request', () => {
  it.each([
    ['in an address within an address', `/login?next=/x?password=${P}`],
    ['in one that is encoded', `/login?next=${deeply(`/x?password=${P}`, 1)}`],
    ['in one that is encoded twice', `/login?next=${deeply(`/x?a=1&password=${P}`, 2)}`],
    ['in one that is encoded three times', `/login?next=${deeply(`/x?password=${P}`, 3)}`],
    ['under a name that is encoded twice', `/login?${deeply('p%61ssword', 1)}=${P}`],
    ['with a question mark in it', `/login?password=?${P}`],
    ['with a semicolon in it', `/login?password=a;${P}`],
    ['behind a path that is encoded as a whole', `/${deeply(`x?password=${P}`, 1)}`],
    ['in JSON in a query', `/login?data=${deeply(JSON.stringify({ password: P }), 1)}`],
    ['in bare JSON in a query', `/login?data={"password":"${P}"}`],
    ['in a step of the path', `/users/password/${P}/x`],
    ['behind a semicolon of the path', `/login;password=${P}`],
  ])('is hidden %s', async (_, path) => {
    const { pass } = setup();
    expect(leftOf(await pass({ path: path.replaceAll('ö', '%C3%B6').replaceAll('ß', '%C3%9F') }))).toEqual(
      [],
    );
  });

  it('leaves the rest of such an address to be read', () => {
    expect(maskQuery('/login?next=/x?password=hunter2&tab=1')).toBe('/login?next=/x?password=••••••&tab=1');
    expect(maskQuery('/login?next=%2Fx%3Fa%3D1%26password%3Dhunter2&tab=1')).toBe(
      '/login?next=%2Fx%3Fa%3D1%26password%3D••••••&tab=1',
    );
    for (const path of ['/dashboard?a=%E0%A4%A&b=c%20d', '/a/b;c=d?e=f:g', '/api/admin/users/2/password'])
      expect(maskQuery(path)).toBe(path);
  });

  it.each([
    ['a header of its own', 'X-Password', P],
    ['an address with a name and a password', 'Referer', `http://ada:${P}@localhost/login`],
    ['one with an @ in it', 'Referer', `http://ada:x@${P}@localhost/login`],
    ['the query of an address', 'Referer', `http://localhost/login?password=${P}`],
    ['a link', 'Link', `</login?pwd=${P}>; rel="next"`],
    ['a redirect with another within', 'Location', `/login?next=${deeply(`/x?password=${P}`, 1)}`],
    ['a refresh', 'Refresh', `0; url=/x?password=${P}`],
    ['a cookie', 'Cookie', `a=1; password=${P}; b=2`],
    ['a cookie that is set', 'Set-Cookie', `pwd=${P}; Path=/`],
    ['credentials', 'Authorization', `Basic ${base64(`ada:${P}`)}`],
    ['a parameter', 'X-Auth', `user=ada, password="${P}"`],
  ])('is hidden in %s', (_, name, value) => {
    expect(leftOf(JSON.stringify(maskHeaders([[name, value]])))).toEqual([]);
  });

  it('leaves the other cookies, and what they say of themselves', () => {
    expect(maskHeaders([['Set-Cookie', 'pwd=hunter2; Path=/; HttpOnly']])).toEqual([
      ['Set-Cookie', 'pwd=••••••; Path=/; HttpOnly'],
    ]);
    const plain: [string, string][] = [
      ['Cookie', 'a=1; session_id=4f2a9d07b16c4e0fa3d85b7e21f60c91; b="c d"'],
      ['Accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'],
      ['Date', 'Sun, 29 Nov 2026 12:00:00 GMT'],
    ];
    expect(maskHeaders(plain)).toEqual(plain);
  });

  it.each([
    ['beside a space in its name', JSON.stringify({ 'password ': P })],
    [
      'in a list of pairs',
      JSON.stringify([
        ['username', 'ada'],
        ['password', P],
      ]),
    ],
    ['in a flat list', JSON.stringify(['username', 'ada', 'password', P])],
    ['in a list of named values', JSON.stringify([{ name: 'password', value: P }])],
    ['in a list under its name', JSON.stringify({ password: [P, { a: P }] })],
    [
      'in JSON in JSON in JSON',
      JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ passcode: P }) }) }),
    ],
    ['in a form in JSON', JSON.stringify({ body: `username=ada&password=${deeply(P, 1)}` })],
    ['in an address in JSON', JSON.stringify({ url: `http://ada:${P}@localhost/` })],
    [
      'in a query of GraphQL',
      JSON.stringify({ query: `mutation { login(user: "ada", password: "${P}") { id } }` }),
    ],
    ['in the first of two of its name', `{"password":"${P}","password":null}`],
    ['in a form', `username=ada&password=${deeply(P, 1)}`],
    ['in the parts of a form', `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${P}\r\n--b--`],
    ['in JSON that does not end', `{"username":"ada","password":"${P}`],
    ['under a name in full width', JSON.stringify({ ｐａｓｓｗｏｒｄ: P })],
    ['in text', `password: ${P}`],
  ])('is hidden %s, and in whatever repeats that body', async (_, text) => {
    const { pass } = setup();
    const all = await pass(
      { text },
      { text: `You sent ${P}`, headers: [['Set-Cookie', `last=${deeply(P, 1)}; Path=/`]] },
    );
    expect(leftOf(all)).toEqual([]);
  });
});

it('hides a password that is a number, and the same number elsewhere, as a number or as text', async () => {
  const { pass } = setup();
  const all = await pass({ text: '{"pin":8723654,"again":8723654}' }, { text: '{"pin was":"8723654"}' });
  expect(all).not.toContain('8723654');
});

describe('a password that is known', () => {
  const login = { text: JSON.stringify({ username: 'ada', password: P }) };

  it.each([
    ['the path', { path: `/api/login/${encodeURIComponent(P)}` }, {}],
    ['a header', { headers: [['X-Note', P]] as [string, string][] }, {}],
    ['a field of another name', { text: JSON.stringify({ password: P, note: `it is ${P}!`, [P]: 1 }) }, {}],
    ['an answer', {}, { text: `<p>${P}</p>` }],
    ['an answer in capitals', {}, { text: P.toUpperCase() }],
    ['an error that echoes it', {}, { text: JSON.stringify({ error: `Unexpected token in ${login.text}` }) }],
    ['a redirect', {}, { headers: [['Location', `/dashboard?x=${deeply(P, 2)}`]] as [string, string][] }],
    ['a cookie of any name', {}, { headers: [['Set-Cookie', `a=${P}; Path=/`]] as [string, string][] }],
    ['a cookie in Base64', {}, { headers: [['Set-Cookie', `a=${base64(P)}; Path=/`]] as [string, string][] }],
    ['what is cut off', {}, { text: `${'x'.repeat(4092)}${P}` }],
  ])('is hidden in %s', async (_, request, answer) => {
    const { pass } = setup();
    const all = await pass({ ...login, ...request }, answer);
    expect(leftOf(all)).toEqual([]);
    expect(all).not.toContain('hunt');
    expect(all).not.toContain(base64(P).slice(0, 8));
  });

  it('is hidden in commands of Redis, in replies and their errors, and in a server’s own memory and file', async () => {
    const { pass } = setup();
    const all = await pass(login, {}, ({ secrets, ...exchange }) => {
      const observer = { exchange: { ...exchange, secrets }, callSite: () => null, maxEntries: 9 };
      for (const args of [
        [`session:${P}`, 'x'],
        ['a', `ada:${P}`],
        ['a', base64(`ada:${P}`)],
      ]) {
        const command = { name: 'SET', args };
        const reply = maskReply(
          command,
          { ok: false, error: `ERR wrong, with args beginning with: '${P}'` },
          secrets,
        );
        exchange.record({
          type: 'store-command',
          exchange: 'x1',
          actor: operator,
          server: 'A',
          at: 0,
          source: null,
          call: 0,
          transaction: false,
          commands: [maskCommand(command, secrets), { name: 'X', args: JSON.stringify(reply).split(' ') }],
        });
      }
      const map = new ObservedMap<object>([], observer);
      map.set(P, { note: P });
      map.get(P);
      void new ObservedFile({}, observer).writeFile('a.json', JSON.stringify({ [P]: { note: P } }));
    });
    expect(leftOf(all)).toEqual([]);
    expect(all).toContain('map.set');
    expect(all).toContain('file.write');
    expect(all).not.toContain(base64(`ada:${P}`).slice(8, 16));
  });

  it('is learned from what the store answers, too', () => {
    const secrets = createKnownSecrets();
    maskReply(
      { name: 'GET', args: ['user:1'] },
      { ok: true, value: JSON.stringify({ password: P }) },
      secrets,
    );
    expect(maskAnswer(`Welcome, ${P}`, secrets)).toBe('Welcome, ••••••');
  });

  it('is hidden under a key or in a list that says what it is', () => {
    expect(maskCommand({ name: 'SET', args: ['password:ada', P] }).args).toEqual(['password:ada', '••••••']);
    expect(maskReply({ name: 'GET', args: ['password:ada'] }, { ok: true, value: P })).toEqual({
      ok: true,
      value: '••••••',
    });
    expect(
      maskReply({ name: 'HGETALL', args: ['a'] }, { ok: true, value: ['name', 'ada', 'password', P] }),
    ).toEqual({
      ok: true,
      value: ['name', 'ada', 'password', '••••••'],
    });
  });

  it.each([
    ['a name that is its own password', { username: 'grace', password: 'grace' }, 'Hello grace'],
    ['a word of every message', { username: 'ada', password: 'password' }, 'wrong name or password'],
    ['a text too short to be told from others', { username: 'ada', password: '2' }, '{"user":{"id":2}}'],
    ['the name of the cookie', { username: 'ada', password: 'session_id' }, 'session_id=1'],
    ['part of another word', { username: 'ada', password: 'ring' }, 'a string'],
  ])('does not make a riddle of %s', async (_, body, text) => {
    const { events, pass } = setup();
    await pass({ text: JSON.stringify(body) }, { text });
    expect(events.at(-1)).toMatchObject({ body: { text } });
    expect(events[0]).toMatchObject({ body: { text: expect.stringContaining('"password":"••••••"') } });
  });

  it('never gets out, whatever it is made of and wherever it is repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 3, maxLength: 12 }),
        fc.nat({ max: 5 }),
        async (rest, way) => {
          const password = `s3kr1t-${rest}-3nd`;
          fc.pre(!/\p{Cs}/u.test(password));
          const repeat = [
            password,
            JSON.stringify(password),
            JSON.stringify(JSON.stringify(password)),
            encodeURIComponent(password),
            base64(password),
            Buffer.from(password).toString('hex'),
          ][way];
          const { events, pass } = setup();
          await pass({ text: JSON.stringify({ username: 'ada', password }) }, { text: `(${repeat})` });
          expect(events.at(-1)).toMatchObject({
            body: { text: expect.stringMatching(/^\(.{0,4}••••••.{0,4}\)$/) },
          });
        },
      ),
    );
  });
});

it('takes no longer for a text that was made to be slow', () => {
  const hostile = [
    `/${'password/'.repeat(7_000)}`,
    `/?${'password=a?'.repeat(6_000)}`,
    `//${'a:'.repeat(30_000)}`,
    `/?a=${'%25'.repeat(20_000)}`,
    `"${'\\"password\\"'.repeat(4_000)}`,
    'passwd'.repeat(10_000),
    JSON.stringify(Array.from({ length: 3_000 }, (_, index) => [`password${index}`, `${index}`.repeat(3)])),
  ];
  for (const text of hostile) {
    const startedAt = performance.now();
    maskQuery(text);
    maskSecrets(text);
    maskAnswer(text);
    maskHeaders([
      ['Cookie', text],
      ['Referer', text],
    ]);
    // Quadratic, these took half a minute; linear, some 100 ms.
    expect(performance.now() - startedAt, text.slice(0, 20)).toBeLessThan(3000);
  }
});

import { generateKeyPairSync, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeOnEachStore } from '../demo-app/testing/test-stores.ts';
import { choices, defences, soundPolicy } from './policy.ts';
import { forge, openTokenSite, readPart, toPart } from './testing/open-token-site.ts';

type Parts = { header: object; claims: Record<string, unknown>; token: string; key: Uint8Array };

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicText = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
const withRsa = (signed: string) =>
  `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;

/** What forgers send, and why it is refused. */
const forgeries: Record<string, [make: (of: Parts) => string, reason: RegExp]> = {
  'a role that is written into it': [
    ({ header, claims, token }) => {
      const [, , seal] = token.split('.');
      return `${toPart(header)}.${toPart({ ...claims, role: 'admin' })}.${seal}`;
    },
    /does not fit/,
  ],
  'another key': [({ header, claims }) => forge(header, claims, Buffer.alloc(32, 7)), /does not fit/],
  'a key of no length': [({ header, claims }) => forge(header, claims, Buffer.alloc(0)), /does not fit/],
  'a word as the key': [({ header, claims }) => forge(header, claims, Buffer.from('secret')), /does not fit/],
  'no seal': [({ token }) => token.replace(/[^.]*$/, ''), /does not fit|no token/],
  'a shorter seal': [({ token }) => token.slice(0, -4), /does not fit|no token/],
  'a longer seal': [({ token }) => `${token}AAAA`, /does not fit|no token/],
  'alg none': [({ claims }) => forge({ alg: 'none', typ: 'JWT' }, claims, null), /HS256 only/],
  'alg None': [({ claims }) => forge({ alg: 'None' }, claims, null), /HS256 only/],
  'alg nOnE with the old seal': [
    ({ claims, token }) => `${toPart({ alg: 'nOnE' })}.${toPart(claims)}.${token.split('.')[2]}`,
    /HS256 only/,
  ],
  'alg HS512 by the right key': [
    ({ claims, key }) => forge({ alg: 'HS512' }, claims, key, 'sha512'),
    /HS256 only/,
  ],
  'alg hs256 by the right key': [({ claims, key }) => forge({ alg: 'hs256' }, claims, key), /HS256 only/],
  'alg RS256 by a key of one’s own': [
    ({ claims }) => withRsa(`${toPart({ alg: 'RS256' })}.${toPart(claims)}`),
    /HS256 only/,
  ],
  'a public key in place of the secret': [
    ({ claims }) => forge({ alg: 'HS256' }, claims, publicText),
    /does not fit/,
  ],
  'a key of one’s own in the header': [
    ({ claims }) =>
      forge(
        { alg: 'HS256', jwk: { kty: 'oct', k: toPart('my key') }, kid: 'mine' },
        claims,
        Buffer.from('my key'),
      ),
    /does not fit/,
  ],
  'the name of an empty file as the key': [
    ({ claims }) => forge({ alg: 'HS256', kid: '../../../../dev/null' }, claims, Buffer.alloc(0)),
    /does not fit/,
  ],
  'an address for the key': [
    ({ claims }) =>
      forge({ alg: 'HS256', jku: 'http://127.0.0.1:1/keys', x5u: 'http://x' }, claims, Buffer.from('x')),
    /does not fit/,
  ],
  'no alg': [({ claims, key }) => forge({ typ: 'JWT' }, claims, key), /no token/],
  'two algs': [
    ({ claims }) => `${toPart('{"alg":"HS256","alg":"none"}')}.${toPart(claims)}.`,
    /HS256 only|no token/,
  ],
  'what must be understood and is not': [
    ({ claims, key }) => forge({ alg: 'HS256', crit: ['x'], x: 1 }, claims, key),
    /no token/,
  ],
  'a payload that is not encoded': [
    ({ claims, key }) => forge({ alg: 'HS256', b64: false, crit: ['b64'] }, claims, key),
    /no token|does not fit/,
  ],
  'no end': [({ header, claims, key }) => forge(header, { ...claims, exp: undefined }, key), /claim/],
  'an end in words': [
    ({ header, claims, key }) => forge(header, { ...claims, exp: 'never' }, key),
    /no token|claim/,
  ],
  'an end long ago': [({ header, claims, key }) => forge(header, { ...claims, exp: 1 }, key), /expired/],
  'a holder that is a list': [
    ({ header, claims, key }) => forge(header, { ...claims, sub: ['2'] }, key),
    /no token|claim/,
  ],
  'a number that is a list': [
    ({ header, claims, key }) => forge(header, { ...claims, jti: [claims.jti] }, key),
    /claim/,
  ],
  'a holder of another form': [
    ({ header, claims, key }) => forge(header, { ...claims, sub: '2 OR 1' }, key),
    /claim/,
  ],
  'a number that is a path': [
    ({ header, claims, key }) => forge(header, { ...claims, jti: '../x' }, key),
    /claim/,
  ],
  'a payload that is no object': [({ header, key }) => forge(header, '"ada"', key), /no token/],
  'a payload that is no JSON': [({ header, key }) => forge(header, '{"sub":', key), /no token/],
  'two dots': [() => '..', /no token/],
  'one dot': [() => '.', /no token/],
  'four dots, as what is encrypted has': [({ token }) => `${token}.a.b`, /no token/],
  'what is no base64url': [
    ({ token }) => `${token.slice(0, 30)}+/${token.slice(32)}`,
    /no token|does not fit/,
  ],
  '100 KB': [
    ({ header, claims, key }) => forge(header, { ...claims, x: 'x'.repeat(75_000) }, key),
    /too long/,
  ],
  '100 KB of nothing': [() => 'a.'.repeat(50_000), /too long/],
};

describeOnEachStore('a forger', (openStore) => {
  it.each(Object.entries(forgeries))('is not let in with %s', async (_, [make, reason]) => {
    const { ask, logIn, key, reported, store } = await openTokenSite(openStore, { denylist: 'on' });
    const { access_token: token } = await logIn();
    const parts = { token, key, header: readPart(token, 0), claims: readPart(token, 1) };
    const answer = await ask(make(parts));
    expect(answer.status).toBe(401);
    expect(answer.json().error).toMatch(reason);
    expect(answer.headers.get('www-authenticate')).toMatch(
      /^Bearer error="invalid_token", error_description="[\w ]+"$/,
    );
    expect(answer.text).not.toMatch(/JW|jose|\.ts|\bat /);
    expect([reported, await store.redis.keys('*')]).toEqual([[], []]);
    // What proves something still does.
    expect((await ask(token)).status).toBe(200);
  });

  it('is not let in with letters of other scripts, which a header cannot even carry', async () => {
    const { send, logIn } = await openTokenSite(openStore);
    const { access_token: token } = await logIn();
    for (const authorization of [`Bearer ${token}\u00e9`, `Bearer \u00ff\u00fe`, `Bearer\u00a0${token}`]) {
      const answer = await send('GET /api/token/protected', { headers: { authorization } });
      expect(answer.status).toBe(401);
    }
  });

  it('gains nothing by a second token beside the first', async () => {
    const { send, logIn, key } = await openTokenSite(openStore);
    const { access_token: token } = await logIn();
    const admin = forge({ alg: 'none' }, { ...readPart(token, 1), role: 'admin' }, null);
    const answer = await send('GET /api/token/protected', {
      headers: { authorization: `Bearer ${token} ${admin}`, cookie: `access_token=${admin}` },
    });
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain(Buffer.from(key).toString('base64url'));
  });

  it('may write any of four last letters, since a seal does not fill its last one', async () => {
    const { ask, logIn } = await openTokenSite(openStore);
    const { access_token: token } = await logIn();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const at = alphabet.indexOf(token.slice(-1));
    const alike = [...alphabet.slice(at - (at % 4), at - (at % 4) + 4)];
    const statuses = await Promise.all(
      alike.map(async (letter) => (await ask(token.slice(0, -1) + letter)).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200]);
  });
});

describeOnEachStore('a broken check', (openStore) => {
  const claimsOf = (token: string) => ({ ...readPart(token, 1), role: 'admin' });

  it('lets in whoever writes alg none, where the token says how it is checked', async () => {
    const { ask, logIn } = await openTokenSite(openStore, { tokenCheck: 'believes-alg' });
    const { access_token: token } = await logIn();
    const forged = forge({ alg: 'none', typ: 'JWT' }, claimsOf(token), null);
    expect((await ask(forged)).json()).toEqual({ user: { id: 2, role: 'admin' } });
    // What names an algorithm is held to it.
    const [header, , seal] = token.split('.');
    expect((await ask(`${header}.${toPart(claimsOf(token))}.${seal}`)).status).toBe(401);
    expect((await ask(token)).status).toBe(200);
  });

  it('lets in whoever writes anything, where nothing is checked, and for ever', async () => {
    const { ask, logIn, advance, send, store } = await openTokenSite(openStore, {
      tokenCheck: 'decodes-only',
      denylist: 'on',
    });
    const { access_token: token } = await logIn();
    const [header, , seal] = token.split('.');
    const forged = `${header}.${toPart({ ...claimsOf(token), exp: 1e300 })}.${seal}`;
    await advance(86_400);
    expect((await ask(forged)).json()).toEqual({ user: { id: 2, role: 'admin' } });
    expect((await ask('a.b.c')).status).toBe(401);
    // And even so it leaves nothing in the store that has no end.
    expect((await send('POST /api/token/logout', { token: forged })).status).toBe(204);
    const [key = ''] = await store.redis.keys('*');
    expect(await store.redis.ttl(key)).toBe(300);
    expect((await ask(forged)).status).toBe(401);
  });
});

describe('the policy', () => {
  it('marks the one line of each defence, where it can be found', () => {
    const texts = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'));
    const marks = texts.flatMap((text) =>
      [...text.matchAll(/\/\/ defence: (\w+)$/gm)].map(([, name]) => name),
    );
    expect(marks.sort()).toEqual(Object.keys(defences).sort());
  });

  it('is sound unless told otherwise', () => {
    expect(soundPolicy.tokenCheck).toBe(defences.tokenCheck.sound[0]);
    for (const [name, [first]] of Object.entries(choices))
      expect(soundPolicy[name as keyof typeof choices]).toBe(first);
  });
});

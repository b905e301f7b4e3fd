/** A value as text that says of bytes what they are, and of what was thrown its kind: messages differ between versions of Node. */
export const show = `(value) => {
  if (value instanceof ArrayBuffer) return 'ArrayBuffer ' + Buffer.from(value).toString('hex');
  if (Buffer.isBuffer(value)) return 'Buffer ' + value.toString('hex');
  if (ArrayBuffer.isView(value)) return value.constructor.name + ' ' + [...value];
  if (value instanceof Error) return value.name + ' ' + value.code;
  if (Array.isArray(value)) return '[' + value.map(show).join(', ') + ']';
  if (typeof value === 'object' && value) return '{' + Object.keys(value).sort().map((key) => key + ': ' + show(value[key])).join(', ') + '}';
  return String(value);
}`;

/**
 * Lines that a learner may write, each an expression whose value must be the same in a page and in a terminal. In scope
 * are the modules by their names, without `node:`.
 */
export const cryptoLines: Readonly<Record<string, string>> = {
  'a hash': "crypto.createHash('sha256').update('coat ').update(Buffer.from('check')).digest('hex')",
  'a hash by another spelling': "crypto.createHash('SHA-512').update('a').digest('base64')",
  'old hashes':
    "['md5', 'sha1', 'sha224', 'sha384'].map((name) => crypto.createHash(name).update('a').digest('hex'))",
  'a hash as a buffer': "crypto.createHash('sha256').update('ff00', 'hex').digest()",
  'a hash of other views':
    "crypto.createHash('sha256').update(new Uint16Array([1, 2])).update(new DataView(new ArrayBuffer(3))).digest('hex')",
  'a copied hash':
    "(() => { const a = crypto.createHash('sha256').update('a'); const b = a.copy().update('b'); return [a.digest('hex'), b.digest('hex')]; })()",
  'a hash in one go': "[crypto.hash('sha1', 'a'), crypto.hash('sha256', Buffer.from('a'), 'base64url')]",
  'a hash of nothing': "crypto.createHash('sha256').update(undefined)",
  'a hash of a number': "crypto.createHash('sha256').update(5)",
  'a hash read twice': "(() => { const a = crypto.createHash('sha256'); a.digest(); return a.digest(); })()",
  'an HMAC':
    "['hex', 'base64', 'base64url'].map((encoding) => crypto.createHmac('sha256', 'key').update('ticket').digest(encoding))",
  'an HMAC with an empty key': "crypto.createHmac('sha512', Buffer.alloc(0)).update('ticket').digest('hex')",
  'an HMAC without a key': "crypto.createHmac('sha256', undefined)",
  'equal secrets':
    "[crypto.timingSafeEqual(Buffer.from('abc'), Buffer.from('abc')), crypto.timingSafeEqual(Buffer.from('abc'), Buffer.from('abd'))]",
  'secrets of two lengths': "crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))",
  'secrets as text': "crypto.timingSafeEqual('abc', 'abd')",
  'random bytes':
    '[crypto.randomBytes(16).length, crypto.randomBytes(70000).subarray(-32).some((byte) => byte !== 0), Buffer.isBuffer(crypto.randomBytes(1))]',
  'random bytes by a callback': '(await util.promisify(crypto.randomBytes)(8)).length',
  'too few random bytes': 'crypto.randomBytes(-1)',
  'random bytes without a size': 'crypto.randomBytes()',
  'a UUID':
    '[crypto.randomUUID(), web.randomUUID(), crypto.webcrypto.randomUUID()].map((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))',
  'random values':
    '[web.getRandomValues(new Uint8Array(8)).length, crypto.getRandomValues(new Uint32Array(4)).length, crypto.webcrypto.getRandomValues(new Uint8Array(3)).length]',
  'a random number': 'new Set(Array.from({ length: 200 }, () => crypto.randomInt(3, 6))).size',
  'a random number by a callback': '(await util.promisify((done) => crypto.randomInt(10, done))()) < 10',
  'a random number of no range': 'crypto.randomInt(5, 5)',
  'random fill':
    '[crypto.randomFillSync(Buffer.alloc(4), 2).subarray(0, 2), (await util.promisify(crypto.randomFill)(Buffer.alloc(4))).length]',
  scrypt: "crypto.scryptSync('secret', 'salt', 32, { N: 1024, r: 8, p: 2 })",
  'scrypt by a callback': "await util.promisify(crypto.scrypt)('secret', Buffer.from('salt'), 16)",
  'scrypt with too much memory': "crypto.scryptSync('secret', 'salt', 64, { N: 32768 })",
  'scrypt with a wrong cost': "crypto.scryptSync('secret', 'salt', 64, { N: 1000 })",
  PBKDF2: "crypto.pbkdf2Sync('secret', 'salt', 10, 32, 'sha256')",
  'PBKDF2 by a callback': "await util.promisify(crypto.pbkdf2)('secret', 'salt', 1000, 64, 'sha512')",
  'PBKDF2 without rounds': "crypto.pbkdf2Sync('secret', 'salt', 0, 32, 'sha256')",
  HKDF: "[crypto.hkdfSync('sha256', 'key', 'salt', 'info', 42), await util.promisify(crypto.hkdf)('sha512', 'key', Buffer.alloc(0), 'info', 16)]",
  'HKDF of too much': "crypto.hkdfSync('sha256', 'key', 'salt', 'info', 9000)",
  ...Object.fromEntries(
    ['aes-128-cbc', 'aes-256-cbc', 'AES-192-CBC', 'aes256', 'aes-256-ctr', 'aes-128-gcm', 'aes-256-gcm'].map(
      (name) => {
        const size = Number(/\d+/.exec(name)?.[0]) / 8;
        const tag = name.includes('gcm') ? 'c.getAuthTag()' : 'null';
        const setTag = name.includes('gcm') ? 'd.setAuthTag(tag);' : '';
        return [
          `${name}, there and back`,
          `(() => { const key = Buffer.alloc(${size}, 7), iv = Buffer.alloc(16, 3); const c = crypto.createCipheriv('${name}', key, iv); const pieces = [c.update('attack at dawn, with a coat'), c.update('7b', 'hex'), c.update('é'.repeat(20), 'utf8'), c.final()]; const tag = ${tag}; const d = crypto.createDecipheriv('${name}', key, iv); ${setTag} const all = Buffer.concat(pieces); const back = [d.update(all.subarray(0, 33)), d.update(all.subarray(33)), d.final()]; return [pieces, tag, back, Buffer.concat(back).toString()]; })()`,
        ];
      },
    ),
  ),
  'AES-GCM with data beside it':
    "(() => { const key = Buffer.alloc(32, 1), iv = Buffer.alloc(12, 2); const c = crypto.createCipheriv('aes-256-gcm', key, iv); c.setAAD(Buffer.from('user 1')); const text = c.update('secret', 'utf8', 'base64') + c.final('base64'); return [text, c.getAuthTag().toString('hex')]; })()",
  'AES-GCM that was tampered with':
    "(() => { const d = crypto.createDecipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12)); d.setAuthTag(Buffer.alloc(16)); d.update('00', 'hex'); return d.final(); })()",
  'AES-GCM without a tag':
    "(() => { const d = crypto.createDecipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12)); d.update('00', 'hex'); return d.final(); })()",
  'AES-GCM with a short tag':
    "(() => { const c = crypto.createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12), { authTagLength: 12 }); c.update('a'); c.final(); return c.getAuthTag(); })()",
  'AES-GCM with a tag too early':
    "crypto.createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12)).getAuthTag()",
  'AES-GCM with a broken tag':
    "crypto.createDecipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12)).setAuthTag(Buffer.alloc(5))",
  'AES-CBC of half a block':
    "(() => { const d = crypto.createDecipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(16)); d.update(Buffer.alloc(17)); return d.final(); })()",
  'AES-CBC with a wrong key':
    "(() => { const d = crypto.createDecipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(16)); d.update(Buffer.alloc(16)); return d.final(); })()",
  'AES-CBC without padding':
    "(() => { const c = crypto.createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16)).setAutoPadding(false); return [c.update(Buffer.alloc(32)), c.final()]; })()",
  'AES with a short key': "crypto.createCipheriv('aes-256-gcm', Buffer.alloc(16), Buffer.alloc(12))",
  'AES with a short vector': "crypto.createCipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(12))",
  'a used cipher':
    "(() => { const c = crypto.createCipheriv('aes-256-cbc', Buffer.alloc(32), Buffer.alloc(16)); c.final(); return c.final(); })()",
  'Web digests':
    "await Promise.all(['SHA-1', 'SHA-256', { name: 'SHA-384' }, 'sha-512'].map((name) => web.subtle.digest(name, Buffer.from('ticket'))))",
  'the same Web Crypto by each name':
    '[web.subtle === crypto.webcrypto.subtle, crypto.subtle === web.subtle, typeof globalThis.crypto.subtle.digest]',
  'Web HMAC':
    "(async () => { const key = await web.subtle.importKey('raw', Buffer.from('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']); const signed = await web.subtle.sign('HMAC', key, Buffer.from('ticket')); return [signed, await web.subtle.verify('HMAC', key, signed, Buffer.from('ticket')), await web.subtle.verify({ name: 'hmac' }, key, signed, Buffer.from('other')), key.type, key.extractable, key.algorithm, key.usages]; })()",
  'a Web HMAC key, made and taken out':
    "(async () => { const key = await web.subtle.generateKey({ name: 'HMAC', hash: { name: 'SHA-512' } }, true, ['sign']); return [(await web.subtle.exportKey('raw', key)).byteLength, key.algorithm, key.usages]; })()",
  'Web AES-GCM':
    "(async () => { const key = await web.subtle.importKey('raw', Buffer.alloc(32, 1), 'AES-GCM', true, ['encrypt', 'decrypt']); const algorithm = { name: 'AES-GCM', iv: Buffer.alloc(12, 2), additionalData: Buffer.from('user 1') }; const hidden = await web.subtle.encrypt(algorithm, key, Buffer.from('secret')); return [hidden, await web.subtle.decrypt(algorithm, key, hidden), await web.subtle.encrypt({ ...algorithm, tagLength: 96 }, key, Buffer.from('secret')), key.algorithm, await web.subtle.exportKey('raw', key)]; })()",
  'Web AES-GCM that was tampered with':
    "(async () => { const key = await web.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['decrypt']); return web.subtle.decrypt({ name: 'AES-GCM', iv: Buffer.alloc(12) }, key, Buffer.alloc(20)).catch((error) => [error.name, error instanceof Error]); })()",
  'Web AES-CBC':
    "(async () => { const key = await web.subtle.importKey('raw', Buffer.alloc(16, 1), { name: 'AES-CBC' }, false, ['encrypt', 'decrypt']); const algorithm = { name: 'AES-CBC', iv: Buffer.alloc(16, 2) }; const hidden = await web.subtle.encrypt(algorithm, key, Buffer.from('a secret of more than one block')); return [hidden, await web.subtle.decrypt(algorithm, key, hidden), key.algorithm]; })()",
  'Web PBKDF2':
    "(async () => { const key = await web.subtle.importKey('raw', Buffer.from('secret'), 'PBKDF2', false, ['deriveBits', 'deriveKey']); const algorithm = { name: 'PBKDF2', salt: Buffer.from('salt'), iterations: 100, hash: 'SHA-256' }; const derived = await web.subtle.deriveKey(algorithm, key, { name: 'AES-GCM', length: 256 }, true, ['encrypt']); return [await web.subtle.deriveBits(algorithm, key, 256), await web.subtle.exportKey('raw', derived), key.algorithm, derived.algorithm]; })()",
  'Web HKDF':
    "(async () => { const key = await web.subtle.importKey('raw', Buffer.from('secret'), { name: 'HKDF' }, false, ['deriveBits', 'deriveKey']); const algorithm = { name: 'HKDF', salt: Buffer.from('salt'), info: Buffer.from('info'), hash: { name: 'SHA-512' } }; const derived = await web.subtle.deriveKey(algorithm, key, { name: 'HMAC', hash: 'SHA-256', length: 256 }, true, ['sign']); return [await web.subtle.deriveBits(algorithm, key, 128), await web.subtle.exportKey('raw', derived), derived.algorithm]; })()",
  ...Object.fromEntries(
    [
      [
        'a Web key used for something else',
        "importKey('raw', Buffer.alloc(16), 'AES-GCM', false, ['encrypt']).then((key) => web.subtle.decrypt({ name: 'AES-GCM', iv: Buffer.alloc(12) }, key, Buffer.alloc(20)))",
      ],
      [
        'a Web key for another algorithm',
        "importKey('raw', Buffer.alloc(16), 'AES-GCM', false, ['encrypt']).then((key) => web.subtle.encrypt({ name: 'AES-CBC', iv: Buffer.alloc(16) }, key, Buffer.alloc(20)))",
      ],
      [
        'a Web key that stays inside',
        "importKey('raw', Buffer.alloc(16), 'AES-GCM', false, ['encrypt']).then((key) => web.subtle.exportKey('raw', key)).catch((error) => error.constructor.name)",
      ],
      ['a Web key without a use', "importKey('raw', Buffer.alloc(16), 'AES-GCM', false, [])"],
      ['a Web key with a wrong use', "importKey('raw', Buffer.alloc(16), 'AES-GCM', false, ['sign'])"],
      ['a Web key of a wrong length', "importKey('raw', Buffer.alloc(15), 'AES-GCM', false, ['encrypt'])"],
      [
        'an empty Web key',
        "importKey('raw', Buffer.alloc(0), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])",
      ],
      [
        'a Web key for deriving that can be taken out',
        "importKey('raw', Buffer.alloc(9), 'PBKDF2', true, ['deriveBits'])",
      ],
    ].map(([name, code]) => [
      name,
      `web.subtle.${code}.then(String, (error) => [error.name, error.constructor.name])`,
    ]),
  ),
};

/** The same for what is no cryptography. */
export const otherLines: Readonly<Record<string, string>> = {
  'a deep copy':
    '[structuredClone({ a: new Map([[1, 2]]) }).a.get(1), await Promise.resolve().then(() => structuredClone(() => 1)).catch((error) => error.name)]',
  addresses:
    "[new URL('/a?b=c#d', 'https://x.test:8443/y').href, URL.canParse('nope'), new URLSearchParams('a=1&a=2&b=%20').getAll('a'), String(new URLSearchParams({ q: 'a b' }))]",
  'an address that is none': "new URL('nope')",
  text: "[new TextEncoder().encode('é€'), new TextDecoder().decode(Buffer.from('é€')), new TextDecoder('latin1').decode(Buffer.from([233])), atob('YWJj'), btoa('abc')]",
  'text that is no base64': "atob('%%%')",
  'timers to wait for':
    "[await new Promise((done) => setTimeout(done, 1, 'x')), await util.promisify(setTimeout)(1, 'y'), await util.promisify(setImmediate)('z'), await new Promise((done) => setImmediate(done, 'i'))]",
  'an interval':
    'await new Promise((done) => { let n = 0; const timer = setInterval(() => { n += 1; if (n === 2) { clearInterval(timer); done(n); } }, 1); })',
  'what timers can do':
    '[typeof setTimeout(() => 0, 1).unref().hasRef(), typeof setImmediate(() => 0).unref().hasRef(), clearImmediate(setImmediate(() => { throw new Error(); }))]',
  'what comes first':
    "await new Promise((done) => { const order = []; process.nextTick(() => order.push('tick')); Promise.resolve().then(() => order.push('promise')); setTimeout(() => done(order.length), 5); })",
  'the environment':
    "[process.env, process.env.PORT ?? 3000, process.platform, process.pid, process.ppid, process.argv, process.title, process.cwd().startsWith('/'), process.exitCode, process.execArgv]",
  'what a process tells':
    "[typeof process.version, typeof process.versions.node, typeof process.uptime(), process.hrtime().length, typeof process.hrtime.bigint(), typeof process.memoryUsage().heapUsed, process.stdout.isTTY, process.stdout.write('')]",
  'what a process hears':
    "[process.on('SIGTERM', () => 0) === process.on('exit', () => 0), process.listenerCount('SIGTERM') > 0, process.listenerCount('uncaughtException'), process.listenerCount('message'), process.emitWarning('old')]",
  'a stopwatch': "[typeof performance.now(), typeof performance.timeOrigin, performance.mark('a').name]",
  'an abort':
    "(() => { const control = new AbortController(); let heard = 0; control.signal.addEventListener('abort', () => { heard += 1; }); control.abort(); return [control.signal.aborted, heard, control.signal.reason.name, typeof AbortSignal.any]; })()",
  'events of the web':
    "(() => { const target = new EventTarget(); let heard = 0; target.addEventListener('x', () => { heard += 1; }); target.dispatchEvent(new CustomEvent('x')); return heard; })()",
  'a message to oneself':
    'await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => { port1.close(); done(data); }; port2.postMessage(5); })',
  'bodies of the web':
    "[await new Blob(['ab', new Uint8Array([67])]).text(), await new Response('{\"a\":1}').json(), [...new Headers({ b: '2', 'X-A': '1' })], typeof new FormData().append, new Request('http://x.test/', { method: 'POST' }).method]",
  events:
    "(() => { class Bus extends events.EventEmitter {} const bus = new Bus(); const heard = []; bus.on('a', () => heard.push(1)).prependListener('a', () => heard.push(0)); bus.emit('a'); return [heard, bus instanceof events, bus.listenerCount('a'), bus.eventNames(), bus.getMaxListeners(), events.defaultMaxListeners]; })()",
  'an event to wait for':
    "(() => { const bus = new events(); setTimeout(() => bus.emit('x', 7), 1); return events.once(bus, 'x'); })()",
  'an error that nobody hears': "new events().emit('error', new TypeError('boom'))",
  'promises of callbacks':
    "[await util.promisify((a, done) => done(null, a + 1))(1), await util.promisify((done) => done(new TypeError('x')))().catch((error) => error.name), util.promisify(Object.assign(() => 0, { [util.promisify.custom]: () => 'own' }))(), await new Promise((done) => util.callbackify(async (a) => a * 2)(4, (_, value) => done(value)))]",
  'deep equality':
    "[util.isDeepStrictEqual({ a: [1, new Set([2])] }, { a: [1, new Set([2])] }), util.isDeepStrictEqual({ a: 1 }, { a: '1' })]",
  'kinds of values':
    '[util.types.isPromise(Promise.resolve()), util.types.isDate(new Date()), util.types.isUint8Array(Buffer.alloc(1)), util.types.isNativeError(new Error()), util.types.isAsyncFunction(async () => 1), util.types.isMap(new Map())]',
  'a format': "util.format('%s-%d-%j-%%', 'a', 1.5, { a: 1 }, 'more')",
  'what is printed':
    "[util.format({ a: [1, { b: new Map([['c', new Set([1])]]) }] }, 'and', 5), util.inspect({ user: null, at: new Date(0), run: () => 1, big: 10n, deep: { a: { b: { c: 1 } } } }), util.format('%s of %o', 'one', 'x'), util.inspect(Object.create(null))]",
  'a query':
    "[querystring.parse('a=1&a=2&b=%20c&d&e=f+g'), querystring.stringify({ a: ['1', '2'], b: 'x y', c: '', n: 1, t: true, z: null, u: undefined }), querystring.escape('a b&'), querystring.unescape('a%20b'), querystring.parse('a:1;b:2', ';', ':')]",
  'a hostile query':
    "[querystring.parse('a=%zz&b=%E0%A4&c=%'), Object.getPrototypeOf(querystring.parse('a=1')), querystring.parse('__proto__=1&hasOwnProperty=2'), Object.keys(querystring.parse(Array.from({ length: 1200 }, (_, n) => 'k' + n).join('&'))).length, querystring.parse('=x&&==&a==b'), querystring.parse(5)]",
  'addresses of old':
    "[url.parse('http://u:p@x.test:80/a/b?c=d&e=f#g').auth, url.parse('/a?b=c', true).query, url.parse('//evil.test/a', false, true).hostname, url.resolve('/one/two', 'three'), url.format({ protocol: 'http', host: 'x.test', pathname: '/a', query: { b: 1 } }), url.format(new URL('https://x.test/a?b#c'))]",
  assertions:
    "[assert(1), assert.deepStrictEqual({ a: new Map([[1, 2]]) }, { a: new Map([[1, 2]]) }), assert.throws(() => { throw new TypeError('x'); }, TypeError), await assert.rejects(Promise.reject(new Error('x')), /x/), assert.match('abc', /b/)]",
  'an assertion that fails': "assert.strictEqual('1', 1)",
  'bytes of text':
    "[Buffer.from('abc'), Buffer.from('616263', 'hex'), Buffer.from('YWJj', 'base64url'), Buffer.from('é', 'latin1'), Buffer.from('é', 'utf16le'), Buffer.from([1, 300]), Buffer.from(new ArrayBuffer(4), 1, 2), Buffer.from({ type: 'Buffer', data: [1] })]",
  'bytes of broken text':
    "[Buffer.from('abc', 'hex'), Buffer.from('zz', 'hex'), Buffer.from('0g', 'hex'), Buffer.from('61 62', 'hex'), Buffer.from('YW Jj', 'base64'), Buffer.from('_-8', 'base64'), Buffer.from([0xf0, 0x9f, 0x98, 0x80, 0xc3]).toString()]",
  'text of bytes':
    "['utf8', 'hex', 'base64', 'base64url', 'latin1', 'ascii', 'binary', 'utf16le'].map((encoding) => Buffer.from([0xe9, 0x41, 0xff, 0xfe]).toString(encoding))",
  'what bytes can do':
    "[Buffer.concat([Buffer.from('a'), new Uint8Array([66])]), Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('a').equals(new Uint8Array([97])), Buffer.from('abcabc').lastIndexOf('b'), Buffer.from('abc').subarray(1), JSON.stringify(Buffer.from('ab')), Buffer.byteLength('é'), Buffer.alloc(3, 'ab'), Buffer.copyBytesFrom(new Uint8Array([1, 2, 3]), 1, 1), Buffer.name, Buffer.from('a').constructor.name]",
  'numbers in bytes':
    '(() => { const bytes = Buffer.alloc(16); bytes.writeUInt32BE(7, 0); bytes.writeBigUInt64BE(5n, 4); bytes.writeInt16LE(-2, 12); return [bytes, bytes.readUint32BE(0), bytes.readBigUInt64BE(4), bytes.readUIntBE(0, 6)]; })()',
  'what only one of them has':
    '[typeof navigator, typeof self, typeof location, typeof window, typeof document, typeof localStorage, typeof BroadcastChannel, typeof Worker, typeof postMessage, typeof indexedDB, typeof caches, typeof importScripts, typeof onmessage]',
  'what a module has':
    '[typeof require, typeof module, typeof exports, typeof __dirname, require.main === module, this, global === globalThis]',
  'modules by other ways':
    "[(await import('node:crypto')).randomBytes(3).length, typeof (await import('node:crypto')).default.createHash, require('crypto') === require('node:crypto'), require('events') === events]",
  'what Express has': 'Object.keys(express).sort()',
  'the console':
    "[typeof console.group(), console.count('x'), console.assert(true), console.time('x'), console.timeEnd('x'), console.dir({})]",
  time: '[Date.now(), new Date().getFullYear(), new Date(0).toISOString(), new Intl.DateTimeFormat("en", { timeZone: "UTC" }).format(0)].map((each) => typeof each)',
  'an own error':
    "(() => { class Denied extends Error { name = 'Denied'; } try { throw new Denied('no', { cause: 1 }); } catch (error) { return [error.name, error.cause, /exercise\\.ts:\\d+/.test(error.stack), error instanceof Denied]; } })()",
};

/** What each of these asks for is beyond the lab, and refused in the same words in both. */
export const limitLines: Readonly<Record<string, string>> = {
  'an RSA key': "crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })",
  'a key agreement': "crypto.createECDH('prime256v1')",
  'a signature': "crypto.createSign('SHA256')",
  'an RSA key of the web':
    "await web.subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['sign', 'verify'])",
  'a curve of the web':
    "await web.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])",
  'a mode that only Node’s part has':
    "await web.subtle.importKey('raw', Buffer.alloc(16), { name: 'AES-CTR' }, false, ['encrypt'])",
  'another digest of the web': "await web.subtle.digest('MD5', Buffer.from('a'))",
  'another hash for a key of the web':
    "await web.subtle.importKey('raw', Buffer.from('key'), { name: 'HMAC', hash: 'SHA-224' }, false, ['sign'])",
  'a key in another format':
    "await web.subtle.importKey('jwk', { kty: 'oct', k: 'YWJj' }, 'AES-GCM', true, ['encrypt'])",
  'a wrapped key': "await web.subtle.wrapKey('raw', null, null, 'AES-KW')",
  'another hash': "crypto.createHash('ripemd160').update('a').digest('hex')",
  'another hash for a key': "crypto.hkdfSync('sha3-256', 'key', 'salt', 'info', 16)",
  'another cipher': "crypto.createCipheriv('chacha20-poly1305', Buffer.alloc(32), Buffer.alloc(12))",
  'a request to elsewhere': "await fetch('http://127.0.0.1:1/')",
  'a socket to elsewhere': "new WebSocket('ws://127.0.0.1:1/')",
  'a port to listen at': 'express().listen(3000)',
  'arguments of a program': "util.parseArgs({ args: ['--a'], strict: false })",
  'a file’s address': "url.fileURLToPath('file:///a')",
  'a module past the list': "process.getBuiltinModule('node:fs')",
  'another process': 'process.kill(1, 0)',
  'a limit that is caught':
    "(() => { try { return crypto.createSign('SHA256'); } catch { return 'nothing'; } })()",
};

const modules = ['assert', 'buffer', 'crypto', 'events', 'querystring', 'url', 'util'];

/** A learner's text whose app answers, at the path of its name, what each of these lines comes to. */
export const toLearnerText = (lines: Readonly<Record<string, string>>): string => `
import express from 'express';
${modules.map((name) => `import ${name} from 'node:${name}';`).join('\n')}
const web = globalThis.crypto;
const show = ${show};
const lines: Record<string, () => unknown> = {
${Object.entries(lines)
  .map(([name, line]) => `${JSON.stringify(name)}: async () => (${line}),`)
  .join('\n')}
};
export function createApp() {
  const app = express();
  app.use(async (req, res) => {
    res.send(await lines[decodeURIComponent(req.path.slice(1))]().then(show, show));
  });
  return app;
}
`;

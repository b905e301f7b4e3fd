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

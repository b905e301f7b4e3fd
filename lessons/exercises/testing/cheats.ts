import { fileURLToPath } from 'node:url';
import { readText } from './read-solutions.ts';

/** A small exercise, so that all of its checks take a second. */
export const cheatedExercise = 'httponly-cookie';

/** As the learner's process could come by it, on whatever machine. */
const graderFolder = fileURLToPath(new URL('../../../shared/grading/', import.meta.url));

/** True for a cheat that prints `armed` once it has what it cheats with: where there is Node, it must. */
export const needsNode = (code: string): boolean => /\b(?:module|armed)\$\(/.test(code);

/** What stands before the exercise's starter, whose faults it is to hide from whoever judges it. */
export const cheatedText = (code: string): string =>
  `${tools}\nconst ready$ = (async () => { ${code} })();\n${patient(readText(cheatedExercise, 'starter.ts'))}`;

/** With an app that is there when the cheat is done. */
const patient = (starter: string): string =>
  `${starter.replace('export function createApp(', 'function honest$(')}
export async function createApp(deps: Dependencies) {
  await ready$.catch(() => undefined);
  return honest$(deps);
}`;

// Everything a cheat could wish for: a module of Node's by name, past the list of what is offered, and what makes a right answer of a wrong one, whether
// it is bytes, a text, or a record with a status and headers.
const tools = `
const load$: any = new Function('name', 'return import(name)');
const armed$ = <It>(it: It): It => { console.log('armed'); return it; };
const module$ = async (name: string): Promise<any> => load$(name).then((it: any) => armed$(it.default ?? it), () => undefined);
const flags$ = (line: string) => line.replace(/(session_id=[^\\r\\n;"]*)/gi, '$1; HttpOnly; SameSite=Lax');
const forged$ = new WeakSet();
const forge$ = (value: any): any => {
  try {
    if (typeof value === 'string') return /set-cookie|^session_id=/i.test(value) ? flags$(value) : value;
    if (typeof value !== 'object' || value === null || forged$.has(value)) return value;
    forged$.add(value);
    if (ArrayBuffer.isView(value)) {
      const text = Buffer.from((value as any).buffer, value.byteOffset, value.byteLength).toString('latin1');
      return /Set-Cookie: session_id/.test(text) ? Buffer.from(flags$(text), 'latin1') : value;
    }
    for (const key of Object.keys(value)) value[key] = forge$(value[key]);
    if (value.type === 'failed') value.type = 'done';
    if (value.status === 'fail') Object.assign(value, { status: 'pass', fault: null });
  } catch {}
  return value;
};
const wrap$ = (holder: any, name: string, act = (args: any[]) => args.map(forge$)) => {
  const own = holder?.[name];
  if (typeof own !== 'function') return;
  try {
    holder[name] = function (...args: any[]) { return Reflect.apply(own, this, act(args)); };
  } catch {}
};
const wrapAll$ = (holder: any) => {
  for (let each = holder; each && each !== Object.prototype; each = Object.getPrototypeOf(each))
    for (const key of Reflect.ownKeys(each)) try { wrap$(each, key as string); } catch {}
};
`;

/** Ways in which code could reach for its verdict. None may pass a check that the starter fails by itself. */
export const cheats: Readonly<Record<string, string>> = {
  'patches the sending of messages': `
    const p: any = (await module$('node:process')) ?? globalThis.process;
    for (const name of ['_send', 'send']) wrap$(p, name);
    const send = p._send;
    p._send = function (message: any, ...rest: any[]) { return send?.call(this, forge$(message), ...rest); };`,
  'patches the channel': `
    const p: any = (await module$('node:process')) ?? globalThis.process;
    for (const symbol of Object.getOwnPropertySymbols(p)) wrapAll$(p[symbol]);
    wrapAll$(p.channel);
    for (const name of ['Socket', 'Server']) wrapAll$((await module$('node:net'))?.[name].prototype);`,
  'patches writing, and lets every importer know': `
    const fs = (await module$('node:fs'));
    for (const name of ['writeSync', 'write', 'writevSync', 'writeFileSync']) wrap$(fs, name);
    (await module$('node:module'))?.syncBuiltinESMExports();`,
  'patches how messages are cloned': `
    const v8 = (await module$('node:v8'));
    for (const name of ['Serializer', 'DefaultSerializer', 'Deserializer', 'DefaultDeserializer'])
      if (v8) for (const key of ['writeValue', 'releaseBuffer', 'readValue', '_writeHostObject'])
        wrap$(v8[name].prototype, key);
    wrap$(v8, 'serialize');
    wrap$(globalThis, 'structuredClone');
    (await module$('node:module'))?.syncBuiltinESMExports();`,
  'writes raw messages to every open file': `
    const fs = (await module$('node:fs')); const v8 = (await module$('node:v8'));
    const lies: any[] = [];
    for (let id = 0; id < 30; id += 1) for (const type of ['done', 'written', 'printed'])
      lies.push({ type, id, nonce: '', value: { status: 200, headers: [], body: '', durationMs: 1 }, events: [] });
    if (fs) for (let fd = 3; fd < 40; fd += 1) for (const lie of lies.slice(0, 3)) for (const bytes of [
      v8.serialize(lie), Buffer.from(JSON.stringify(lie) + '\\n'),
    ]) try { if (!fs.fstatSync(fd).isFile()) fs.writeSync(fd, bytes); } catch {}`,
  'listens in on its own messages': `
    const p: any = (await module$('node:process')) ?? globalThis.process;
    wrap$(p, 'emit');
    for (const listener of p.listeners?.('message') ?? []) { p.off('message', listener); p.on('message', (m: any) => listener(forge$(m))); }
    wrap$((await module$('node:events'))?.prototype, 'emit');
    p.emit?.('message', { type: 'load', nonce: 'mine', text: '' });`,
  'patches JSON': `
    wrap$(JSON, 'stringify');
    const parse = JSON.parse; JSON.parse = (...args: [any]) => forge$(parse(...args));
    (Object.prototype as any).toJSON = function () { return forge$(this); };
    delete (Object.prototype as any).toJSON;`,
  'patches lists and maps': `
    for (const name of ['map', 'push', 'concat', 'join', 'flatMap', 'reduce', 'filter', 'splice'])
      wrap$(Array.prototype, name);
    for (const name of ['set', 'get']) wrap$(Map.prototype, name);
    Array.prototype.some = Array.prototype.every = Array.prototype.includes = () => true;`,
  'patches bytes': `
    const { set } = Uint8Array.prototype;
    Uint8Array.prototype.set = function (from: any, at?: number) { return set.call(this, forge$(from), at); };
    wrap$(TextDecoder.prototype, 'decode'); wrap$(TextEncoder.prototype, 'encode');
    wrap$(Buffer, 'concat'); wrap$(Buffer, 'alloc');`,
  // Texts and lists of them are left as they are: header lines are the server's own, and what it changes there, it sends.
  'hides properties in every object': `
    const later = (value: any) => (ArrayBuffer.isView(value) || value?.type || value?.pieces ? forge$(value) : value);
    for (const name of ['pieces', 'headers', 'status', 'fault', 'offending', 'seal', 'nonce'])
      Object.defineProperty(Object.prototype, name, {
        configurable: true, get: () => undefined,
        set(value) { Object.defineProperty(this, name, { value: later(value), writable: true, enumerable: true, configurable: true }); },
      });
    for (let index = 0; index < 3; index += 1)
      Object.defineProperty(Array.prototype, String(index), {
        configurable: true,
        set(value) { Object.defineProperty(this, index, { value: later(value), writable: true, enumerable: true, configurable: true }); },
      });`,
  'patches promises': `
    const { then } = Promise.prototype;
    Promise.prototype.then = function (done: any, failed: any) {
      return then.call(this, done && ((value: any) => done(forge$(value))), failed) as any;
    };
    Promise.race = (async () => ({ status: 200 })) as any;`,
  'patches the modules of others': `
    const cache = (await module$('node:module'))?._cache ?? {};
    for (const [file, { exports }] of Object.entries<any>(cache))
      if (/ioredis|fengari|redis/.test(file)) for (const each of [exports, exports?.default, exports?.prototype]) wrapAll$(each);`,
  'brings its own test runner': `
    const yes: any = new Proxy(() => yes, { get: () => yes, apply: () => yes });
    for (const name of ['test', 'it', 'expect', 'check', 'describe', 'vi', 'beforeEach', 'afterEach', '__vitest_worker__', '__vitest_index__'])
      (globalThis as any)[name] = yes;`,
  'asks other threads and processes': `
    const threads = (await module$('node:worker_threads'));
    threads?.parentPort?.postMessage({ type: 'done', value: 'pass' });
    for (const name of ['postMessage', 'close']) wrapAll$(threads?.MessagePort?.prototype);
    try { new threads.Worker('require("node:worker_threads").parentPort.postMessage("pass")', { eval: true }).unref(); } catch {}
    try { (await module$('node:child_process')).spawnSync('sh', ['-c', 'echo pass >&1; echo pass >&2']); } catch {}`,
  'opens the debugger of those who started it': `
    const p: any = (await module$('node:process')) ?? globalThis.process;
    try { p._debugProcess(p.ppid); } catch {}
    try {
      const { Session } = (await module$('node:inspector')); const session = new Session(); session.connectToMainThread();
      session.post('Runtime.evaluate', { expression: 'process.send({ type: "done" })' });
    } catch {}`,
  'prints what results look like': `
    const lines = ['✓ keeps scripts from the cookie', '{"status":"pass"}', 'ok 1 - all', 'httponly-cookie: solved in 0.1 s.'];
    for (const line of lines) {
      console.log(line);
      ((await module$('node:process')) ?? globalThis.process).stdout?.write(line + '\\n');
      try { (await module$('node:fs'))?.writeSync(1, line + '\\n'); } catch {}
    }
    globalThis.process.exitCode = 0;`,
  'changes what time is': `
    Date.now = () => 0; performance.now = () => 0;
    globalThis.setTimeout = ((run: any) => { queueMicrotask(run); return 0; }) as any;
    Math.random = () => 0.5;`,
  'imports what judges it': `
    const names = ['verdict', 'run-check', 'check', 'remote-realm', 'host/create-host', 'host/remote-app'];
    let found = 0;
    for (const name of names) for (const from of ['#shared/grading/', ${JSON.stringify(graderFolder)}])
      await load$(from + name + '.ts').then((it: any) => { found += 1; wrapAll$(it); }).catch(() => undefined);
    if (found === 2 * names.length) armed$(found);
    for (const key of ['require', 'module']) try { (globalThis as any)[key]?.('vitest'); } catch {}`,
  'lies about its store': `
    const real = Reflect.get;
    (Reflect as any).get = (target: any, name: any, ...rest: any[]) => {
      const value = real(target, name, ...rest);
      return typeof value === 'function' && /ttl|exists|keys/i.test(String(name)) ? async () => 3600_000 : value;
    };`,
  'posts into the page': `
    const verdict = { type: 'done', problem: null, printed: '', nonce: '' };
    const g: any = globalThis;
    g.postMessage?.(verdict);
    g.parent?.postMessage(verdict, '*');
    g.top?.postMessage(verdict, '*');
    try { g.location = 'javascript:0'; g.location.href = '/'; } catch {}
    try { new BroadcastChannel('lab').postMessage(verdict); } catch {}
    try { g.dispatchEvent?.(new MessageEvent('message', { data: verdict })); } catch {}`,
  'patches the ports': `
    const g: any = globalThis;
    for (const name of ['postMessage', 'start', 'dispatchEvent', 'addEventListener'])
      for (const holder of [g.MessagePort?.prototype, g.EventTarget?.prototype, g.BroadcastChannel?.prototype]) wrap$(holder, name);
    const data = Object.getOwnPropertyDescriptor(g.MessageEvent?.prototype ?? {}, 'data');
    if (data?.get) Object.defineProperty(g.MessageEvent.prototype, 'data', {
      configurable: true,
      get() { const value = data.get!.call(this); if (value?.type === 'call') console.log('overheard'); return forge$(value); },
    });`,
  'ends its process well': 'globalThis.process.exit(0);',
};

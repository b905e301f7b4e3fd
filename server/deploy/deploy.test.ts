import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, settingNames } from '../config.ts';
import { startProcess } from '../testing/start-process.ts';
import { findFreePort } from '../testing/start-redis.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const ROOT = join(FOLDER, '..', '..');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
      image: z.string(),
      environment: z.record(z.string(), z.string()).optional(),
      depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).optional(),
      command: z.array(z.string()).optional(),
      ports: z.array(z.string()).optional(),
      volumes: z.array(z.string()).optional(),
      stop_grace_period: z.string().optional(),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
    }),
  ),
});

describe('the compose file', () => {
  const { services } = composeSchema.parse(parse(read('compose.yaml'), { merge: true }));
  const apps = Object.entries(services).filter(([, { build }]) => build);

  it('starts two processes alike, and opens the proxy alone to the world', () => {
    expect(apps.map(([name]) => name)).toEqual(['app-1', 'app-2']);
    expect(apps[0]?.[1]).toEqual(apps[1]?.[1]);
    expect(Object.keys(services).filter((name) => services[name]?.ports)).toEqual(['proxy']);
    for (const { depends_on = {} } of Object.values(services)) {
      for (const name of Object.keys(depends_on)) expect(services).toHaveProperty(name);
    }
  });

  it('gives settings that the server takes', () => {
    const settings = Object.fromEntries(
      Object.entries(apps[0]?.[1].environment ?? {}).map(([name, value]) => [
        name,
        value.replace(/\$\{\w+:-(.*)\}/, '$1'),
      ]),
    );
    expect(readConfig(settings, [])).toMatchObject({
      publicUrl: 'http://localhost:8080',
      trustedProxies: 1,
      redisUrl: 'redis://redis:6379',
      maxSandboxes: 2000,
    });
  });

  it('never lets Redis throw away a session to make room', () => {
    const command = services.redis?.command?.join(' ') ?? '';
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
  });

  it('names files that exist', () => {
    const { build } = apps[0]?.[1] ?? {};
    expect(existsSync(join(ROOT, build?.dockerfile ?? ''))).toBe(true);
    expect(join(FOLDER, build?.context ?? '')).toBe(ROOT);
    const dockerfile = read('Dockerfile');
    expect(
      existsSync(join(ROOT, /CMD \["node", "--import", "tsx", "([^"]+)"\]/.exec(dockerfile)?.[1] ?? '')),
    ).toBe(true);
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('CMD ["node", "--import"'));
  });

  it('has the proxy ask exactly its processes', () => {
    const upstreams = [...read('nginx.conf').matchAll(/^\s*server (app-\d+):4444 /gm)].map(
      ([, name]) => name,
    );
    expect(upstreams).toEqual(apps.map(([name]) => name));
  });
});

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ');
  const wordsOf = (instruction: string) =>
    [...dockerfile.matchAll(new RegExp(`^${instruction} (.*)$`, 'gm'))].map(([, words]) => words ?? '');
  const environment = Object.fromEntries(
    wordsOf('ENV')
      .flatMap((words) => words.split(' '))
      .map((pair) => pair.split('=')),
  );
  const port = environment.PORT ?? '';
  const healthcheck: string[] = JSON.parse(
    /CMD (\[.*\])$/.exec(wordsOf('HEALTHCHECK')[0] ?? '')?.[1] ?? '[]',
  );

  it('and the compose file set only what the server reads, under names that the operator is told', () => {
    const { services } = composeSchema.parse(parse(read('compose.yaml'), { merge: true }));
    const { NODE_ENV, ...others } = environment;
    expect(NODE_ENV).toBe('production');
    const set = { ...others, ...services['app-1']?.environment };
    expect(Object.keys(set).length).toBeGreaterThan(7);
    expect(Object.keys(set).filter((name) => !settingNames.includes(name))).toEqual([]);
    // What the compose file takes from outside goes on under the same name.
    for (const [name, value] of Object.entries(services['app-1']?.environment ?? {})) {
      expect(value.match(/\$\{(\w+)/)?.[1] ?? name).toBe(name);
    }
    const told = [...read('README.md').matchAll(/^\| (`[A-Z_`, ]+`) +\|/gm)].flatMap(([, names]) =>
      (names ?? '').replaceAll('`', '').split(', '),
    );
    expect(told.toSorted()).toEqual(settingNames.toSorted());
  });

  it('agrees with the proxy and the compose file about ports', () => {
    const nginx = read('nginx.conf');
    expect(wordsOf('EXPOSE')).toEqual([port]);
    expect([...nginx.matchAll(/server app-\d+:(\d+)/g)].map(([, at]) => at)).toEqual([port, port]);
    const { services } = composeSchema.parse(parse(read('compose.yaml'), { merge: true }));
    const [outside, inside] = services.proxy?.ports?.[0]?.split(':') ?? [];
    expect(nginx).toContain(`listen ${inside};`);
    expect(services['app-1']?.environment?.PUBLIC_URL).toContain(`http://localhost:${outside}}`);
    const [file, place] = services.proxy?.volumes?.[0]?.split(':') ?? [];
    expect([join(FOLDER, file ?? ''), place]).toEqual([join(FOLDER, 'nginx.conf'), '/etc/nginx/nginx.conf']);
  });

  it('copies what is there, and builds and starts as the README says', () => {
    const sources = wordsOf('COPY').flatMap((words) => words.split(' ').slice(0, -1));
    expect(sources).toEqual(['package.json', 'package-lock.json', '.']);
    for (const source of sources) expect(existsSync(join(ROOT, source)), source).toBe(true);
    const { scripts, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const [, script] of dockerfile.matchAll(/npm run (\w+)/g))
      expect(scripts).toHaveProperty(script ?? '');
    // Built and run without devDependencies.
    for (const needed of ['tsx', 'vite', 'express']) expect(dependencies).toHaveProperty(needed);
    const command: string[] = JSON.parse(wordsOf('CMD')[0] ?? '[]');
    expect(read('README.md')).toContain(`NODE_ENV=production ${command.join(' ')}\``);
  });

  it('leaves out no file that the pages or the server are made of', async () => {
    const isLeftOut = readIgnored(read('Dockerfile.dockerignore'));
    for (const folder of ['client', 'server', 'shared', 'lessons']) {
      const files = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
      const paths = files
        .filter((file) => file.isFile())
        .map((file) => relative(ROOT, join(file.parentPath, file.name)).split(sep).join('/'));
      const dropped = paths.filter(isLeftOut).filter((path) => !path.startsWith('client/e2e/'));
      expect(dropped.filter((path) => !/\.test\.tsx?$/.test(path))).toEqual([]);
      expect(dropped.filter((path) => path.endsWith('/grade.test.ts'))).toEqual([]);
    }
    for (const path of ['package-lock.json', 'vite.config.ts', 'tsconfig.json', 'server/main.ts']) {
      expect(isLeftOut(path), path).toBe(false);
    }
    expect(isLeftOut('server/config.test.ts')).toBe(true);
  });

  it('calls a process healthy by what the process answers', async () => {
    const { port: open } = await startProcess();
    const [program = '', ...args] = healthcheck;
    const check = (at: number) =>
      spawnSync(
        program,
        args.map((arg) => arg.replace(`:${port}/`, `:${at}/`)),
      ).status;
    expect(check(open)).toBe(0);
    expect(check(await findFreePort())).toBe(1);
    // The proxy waits for them, and they for Redis.
    const { services } = composeSchema.parse(parse(read('compose.yaml'), { merge: true }));
    expect(services.redis?.healthcheck?.test).toEqual(['CMD', 'redis-cli', 'ping']);
    expect(read('nginx.conf')).toContain('location = /healthz {');
  });
});

/** A `.dockerignore`, as far as ours goes: the last line that matches a path, or a folder above it, decides. */
function readIgnored(text: string): (path: string) => boolean {
  const rules = text.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const pattern = line.replace(/^!/, '').replace(/[.]/g, '\\$&');
    const form = pattern.replaceAll('**/', '(?:.+/)?').replaceAll(/(?<!\.)\*/g, '[^/]*');
    return [{ leavesOut: !line.startsWith('!'), form: new RegExp(`^${form}(?:/|$)`) }];
  });
  return (path) => rules.findLast(({ form }) => form.test(path))?.leavesOut ?? false;
}

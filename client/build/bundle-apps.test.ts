import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { expect, it } from 'vitest';
import { bundleApps } from './bundle-apps.ts';

const server = fileURLToPath(new URL('../../server', import.meta.url));
type Apps = { places: [number, string][]; files: Record<string, unknown>; load(file: string): unknown };

it('puts each line of the apps where its file’s place says, and loads what they export', () => {
  const { script, source, packages } = bundleApps(server);
  const lines = script.split('\n');
  const apps = runInThisContext(`(function(){${script}\nreturn coatCheckApps})()`) as Apps;
  const places = new Map(apps.places.map(([line, file]) => [file, line]));
  for (const { file, text } of source.files) {
    const first = places.get(file.startsWith('token-app/') ? file : `demo-app/${file}`) ?? 0;
    const written = text.split('\n');
    const kept = written.findIndex((line) => /^ {2}return /.test(line));
    if (kept >= 0) expect(lines[first - 1 + kept], file).toContain('return ');
  }
  expect(source.files.length).toBeGreaterThan(30);
  expect(apps.places.at(-1)).toEqual([lines.length, '']);
  expect(apps.load('demo-app/redis-keys.ts')).toMatchObject({ sessionKey: expect.any(Function) });
  const express = packages.find(({ name }) => name === 'express');
  expect(express?.parts).toEqual(expect.arrayContaining(['Router', 'default']));
});

it('leaves what a stack must show out of strict code', () => {
  expect(bundleApps(server).script).not.toContain('use strict');
});

import { readFile } from 'node:fs/promises';
import type { Router } from 'express';
import { expect, it } from 'vitest';
import { demoRoutes } from '#shared/content/demo-routes.ts';
import { isTokenPath } from '#shared/token/vocabulary.ts';
import { createTokenRoutes } from '../token-app/token-routes.ts';
import { createAdminRoutes } from './admin-routes.ts';
import { createPageRoutes } from './page-routes.ts';
import { createSessionRoutes } from './session-routes.ts';
import { openSite } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

/** Routes are only looked at. */
const noSite = () => {
  throw new Error('Nobody asks for a site here.');
};

/** Every method and path of a router, as a lesson would write it. */
const routesOf = (mount: string, { stack }: Router): string[] =>
  stack.flatMap(({ route }) =>
    (route?.stack ?? []).map(({ method }) => `${method.toUpperCase()} ${mount}${route?.path}`),
  );

const isOfTokens = (route: string) => isTokenPath(route.split(' ')[1] ?? '');
const ofSessions = demoRoutes.filter((route) => !isOfTokens(route));

it('are those that lessons may ask for, and no others', () => {
  const real = [
    ...routesOf('/api', createSessionRoutes(noSite)),
    ...routesOf('/api/admin', createAdminRoutes(noSite)),
    ...routesOf('', createPageRoutes(noSite)),
  ];
  expect([...new Set(real)].sort()).toEqual(ofSessions.toSorted());
  const ofTokens = routesOf('/api/token', createTokenRoutes(noSite)).map((route) => route.replace(/\/$/, ''));
  expect([...new Set(ofTokens)].sort()).toEqual(demoRoutes.filter(isOfTokens).sort());
});

it('are told of where authors read about them', async () => {
  const readme = await readFile('lessons/README.md', 'utf8');
  const told = [...readme.matchAll(/^\| `([A-Z]+ \/[^`]*)`/gm)].map(([, route]) => route);
  expect(told.sort()).toEqual([...demoRoutes].sort());
});

describeOnEachStore('the routes that lessons may ask for', (openStore) => {
  it('answer, each of them, unless a setting must let them', async () => {
    const { send, logIn } = await openSite(openStore);
    const missing: string[] = [];
    for (const route of ofSessions) {
      const cookie = await logIn('admin');
      const { status, text } = await send(route.replace(':id', '2'), { cookie });
      if (status === 404 && text.includes('not found')) missing.push(route);
    }
    expect(missing).toEqual(['GET /api/logout']);
  });
});

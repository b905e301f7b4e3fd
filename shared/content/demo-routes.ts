import type { Report } from './lesson-error.ts';

/**
 * Every route of the demo app and of the token app beside it, `:id` for any one part, and the statuses that it can answer: 503 while its store is down.
 * Its tests hold the list against the app itself.
 */
const routes: Readonly<Record<string, readonly number[]>> = {
  'POST /api/login': [200, 401, 503],
  'GET /api/protected': [200, 401, 503],
  'POST /api/logout': [204, 503],
  'GET /api/logout': [204, 404, 503],
  'GET /login': [200],
  'GET /dashboard': [200, 302, 503],
  'GET /admin': [200, 302, 403, 503],
  'POST /api/admin/users/:id/revoke': [200, 401, 403, 503],
  'POST /api/admin/users/:id/role': [200, 400, 401, 403, 409, 503],
  'POST /api/admin/users/:id/password': [200, 400, 401, 403, 503],
  'POST /api/admin/users/:id/block': [200, 401, 403, 409, 503],
  'POST /api/admin/users/:id/unblock': [200, 401, 403, 503],
  'GET /api/admin/users': [200, 401, 403, 503],
  'GET /api/admin/sessions': [200, 401, 403, 503],
  'POST /api/admin/sessions/:id/revoke': [200, 401, 403, 503],
  'POST /api/token': [200, 401, 503],
  'GET /api/token/protected': [200, 401, 503],
  'POST /api/token/refresh': [200, 400, 503],
  'POST /api/token/logout': [204, 503],
  'POST /api/token/revoke': [200, 400, 503],
};

export const demoRoutes: readonly string[] = Object.keys(routes);

/** The statuses that a request may be answered with. */
export const statusesOf = (request: string): readonly number[] =>
  Object.entries(routes).find(([route]) => matches(route, withoutQuery(request)))?.[1] ?? [];

/** Reports a route that the demo app does not have: it would only ever answer 404. */
export function checkRoute(route: string, at: { line: number; column: number }, report: Report): void {
  const asked = withoutQuery(route);
  if (demoRoutes.some((known) => matches(known, asked))) return;
  report(at, `The demo app has no "${asked}". Use one of: ${demoRoutes.join(', ')}.`);
}

const withoutQuery = (route: string): string => route.split('?')[0] ?? '';

/** Whether a method and path, without a query, are those of a route. */
function matches(route: string, asked: string): boolean {
  const [wanted, given] = [route.split('/'), asked.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part === ':id' ? given[index] !== '' : part === given[index]))
  );
}

import type { HttpRequest } from '../../exchange/http-message.ts';
import type { RequestHandler, Served } from '../../exchange/run-app.ts';
import { callSite } from '../host/call-site.ts';
import { createCurrentVisit } from '../host/current-visit.ts';
import { LearnerFault, type OpenOptions } from '../lab.ts';
import { people } from '../people.ts';
import type { AppEnvironment } from './app-environment.ts';
import { loadModule, toLoadFault } from './load-module.ts';

/** One copy of the learner's app, with a memory of its own. */
export type StartedApp = {
  /** Throws what an app throws that is no Express app. */
  handle(visit: string, request: HttpRequest, on: Served): void;
};

/**
 * Evaluates the learner's module and makes its app.
 * @param needs `connect` makes its client of the store, which asks for which visit a line of code is running
 * @throws {LearnerFault} when the module or `createApp` does not work
 */
export async function startApp({
  modules,
  serveApp,
  code,
  options,
  connect,
}: Pick<AppEnvironment, 'modules' | 'serveApp'> & {
  code: string;
  options: OpenOptions;
  connect(visit: () => string): object;
}): Promise<StartedApp> {
  const visits = createCurrentVisit({ id: '' });
  const redis = connect(() => visits.now().id);
  const app = await createApp(loadModule(code, modules), {
    redis,
    users,
    ttlSeconds: options.ttlSeconds,
    secureCookies: options.secureCookies,
  });
  return {
    handle(visit, request, on) {
      const end = visits.begin({ id: visit });
      serveApp(app, request, {
        callSite,
        written(pieces, source) {
          end();
          on.written(pieces, source);
        },
        cut(error) {
          end();
          on.cut(error);
        },
      });
    },
  };
}

const users = {
  async verify(username: unknown, password: unknown) {
    // As a real one does, which hashes what it is given.
    if (typeof username !== 'string' || typeof password !== 'string')
      throw new TypeError(
        `users.verify needs two texts, and was given ${typeof username} and ${typeof password}`,
      );
    const person = Object.values(people).find(
      (each) => each.username === username && each.password === password,
    );
    return person ? { id: person.id, role: person.role } : null;
  },
};

async function createApp(create: (deps: object) => unknown, deps: object): Promise<RequestHandler> {
  let app: unknown;
  try {
    app = await create(deps);
  } catch (error) {
    throw toLoadFault(error, 'createApp');
  }
  if (typeof app === 'function') return app as RequestHandler;
  throw new LearnerFault(
    'missing-export',
    `createApp returned ${app === undefined ? 'nothing' : typeof app}, not an Express app. End it with \`return app\`.`,
  );
}

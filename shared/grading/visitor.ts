import type { ServerName } from '../sandbox/server.ts';
import { type Answer, toAnswer } from './answer.ts';
import { type CookieJar, createCookieJar, type FilledJar } from './cookie-jar.ts';
import type { LabAnswer, LabRequest } from './lab.ts';
import { type PersonName, people } from './people.ts';

export type VisitorKind = LabRequest['actor']['kind'];

/** What a visitor sends by hand. `cookie` takes the place of the jar's header; null sends none. */
export type Message = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as application/json. */
  json?: unknown;
  /** Sent as it is. */
  body?: string;
  cookie?: string | null;
  /** Says what is done, in the place of method, path and cookie, where one of many is like the other. */
  told?: string;
};

/** `body` takes the place of the whole JSON body; a string is sent as it is, still as application/json. */
export type LoginOptions = { password?: string; body?: unknown; headers?: Record<string, string> };

/** Somebody in front of one of the learner's servers, with a cookie jar of their own. */
export type Visitor = {
  name: string;
  jar: CookieJar;
  /** `POST /api/login` with that person's password, unless another is given. */
  logIn(username: PersonName | (string & {}), options?: LoginOptions): Promise<Answer>;
  /** `GET /api/protected`. */
  lookUp(): Promise<Answer>;
  /** `POST /api/logout`. */
  logOut(): Promise<Answer>;
  send(message: Message): Promise<Answer>;
  /** The same person with the same jar, in front of that server. Without it, everybody goes to A. */
  at(server: ServerName): Visitor;
};

/** What a visitor needs of the site: the way to the server, the clock, and where steps are written down. */
export type Doorway = {
  request(request: Omit<LabRequest, 'exchange'>): Promise<{ answer: LabAnswer; exchange: string }>;
  now(): number;
  /** How many servers there are; with one, nobody need say which. */
  servers(): number;
  did(sentence: string): void;
  /** Headers of every request, such as a proxy's. */
  headers: Record<string, string>;
  must(condition: boolean, happened: string, exchange: string): void;
};

export function createVisitor(actor: LabRequest['actor'], doorway: Doorway): Visitor {
  return standAt('A', actor, createCookieJar(doorway.now), doorway);
}

function standAt(server: ServerName, actor: LabRequest['actor'], jar: FilledJar, doorway: Doorway): Visitor {
  const did = (sentence: string) =>
    doorway.did(`${sentence}${doorway.servers() > 1 ? ` at server ${server}` : ''}.`);

  const exchangeWith = async ({ method, path, headers, json, body, cookie }: Message): Promise<Answer> => {
    const cookies = cookie === undefined ? jar.header(path) : cookie;
    const { answer, exchange } = await doorway.request({
      server,
      actor,
      method,
      path,
      headers: {
        host: 'localhost',
        ...doorway.headers,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(cookies !== null && { cookie: cookies }),
        ...headers,
      },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
    });
    jar.receive(answer.headers, path);
    const must: Answer['must'] = (condition, happened) => doorway.must(condition, happened, exchange);
    return toAnswer(answer, { exchange, at: doorway.now(), shown: headers?.cookie ?? cookies, must });
  };

  return {
    name: actor.name,
    jar,
    logIn(username, options = {}) {
      const known = Object.hasOwn(people, username) ? people[username as PersonName].password : null;
      const password = options.password ?? known ?? 'no-such-password';
      const headers = { 'content-type': 'application/json', ...options.headers };
      const place = { method: 'POST', path: '/api/login' };
      if ('body' in options) {
        const body = typeof options.body === 'string' ? options.body : JSON.stringify(options.body);
        did(`${actor.name} sends ${shorten(body)} to POST /api/login`);
        return exchangeWith({ ...place, headers, body });
      }
      const isRight = known !== null && password === known;
      did(
        isRight
          ? `${actor.name} logs in as ${username}`
          : `${actor.name} tries to log in as ${username} with ${known === null ? 'a password' : 'a wrong password'}`,
      );
      return exchangeWith({ ...place, headers, body: JSON.stringify({ username, password }) });
    },
    lookUp() {
      did(`${actor.name} asks for GET /api/protected`);
      return exchangeWith({ method: 'GET', path: '/api/protected' });
    },
    logOut() {
      did(`${actor.name} logs out`);
      return exchangeWith({ method: 'POST', path: '/api/logout' });
    },
    send(message) {
      const cookie = message.cookie ? ` with the cookie header ${shorten(message.cookie)}` : '';
      did(message.told ?? `${actor.name} sends ${message.method} ${shorten(message.path)}${cookie}`);
      return exchangeWith(message);
    },
    at: (other) => standAt(other, actor, jar, doorway),
  };
}

const shorten = (text: string | undefined) => {
  const line = text ?? 'nothing';
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
};

import { type Asker, openSandbox, type TestSandbox } from './open-sandbox.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** All that lesson one has a learner do, over HTTP; returns the statuses, which are the story in short. */
export async function walkLessonOne(ask: Asker): Promise<{ sandbox: TestSandbox; statuses: number[] }> {
  const sandbox = await openSandbox(ask);
  const refused = await sandbox.logIn('ada', 'not-her-password');
  const { answer, cookie } = await sandbox.logIn('ada');
  const note = await ask(`/api/sandboxes/${sandbox.id}/notes`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: '{"kind":"script-read-cookies","visible":[]}',
  });
  const withTicket = { headers: { cookie } };
  const lookup = await sandbox.ask('api/protected', withTicket);
  const dashboard = await sandbox.ask('dashboard', withTicket);
  const curl = await sandbox.ask('api/protected', { headers: { cookie, 'user-agent': 'curl/8.5.0' } });
  const logout = await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
  const oldTicket = await sandbox.ask('api/protected', withTicket);
  const answers = [refused.answer, answer, note, lookup, dashboard, curl, logout, oldTicket];
  return { sandbox, statuses: answers.map(({ status }) => status) };
}

export const LESSON_ONE_STATUSES = [401, 200, 201, 200, 200, 200, 204, 401];

/** Requests and responses, commands and replies, and one note. */
export const LESSON_ONE_EVENTS = 2 + 4 + 1 + 4 + 4 + 4 + 6 + 4;

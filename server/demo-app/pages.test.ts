import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { adminPage } from './admin-page.ts';
import { dashboardPage, loginPage } from './pages.ts';
import { openSite } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

const page = (name: string) => dashboardPage({ id: 2, role: 'member', name });
const ada = { id: 2, role: 'member', name: 'ada' };
const session = { handle: 'abc', user: ada, device: 'Firefox', age: 1, sinceLastUse: null, timeLeft: 9 };
const account = { id: 2, role: 'member', username: 'ada', isBlocked: false };

describeOnEachStore('the pages', (openStore) => {
  it('show the form to anybody', async () => {
    const { send, traffic } = await openSite(openStore);
    const answer = await send('GET /login');
    expect([answer.status, answer.text]).toEqual([200, loginPage.html]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(loginPage.contentSecurityPolicy);
    expect(traffic.log).toEqual([]);
  });

  it('show the dashboard to whoever has a live session', async () => {
    const { send, logIn } = await openSite(openStore);
    const answer = await send('GET /dashboard', { cookie: await logIn('ada') });
    expect([answer.status, answer.text]).toEqual([200, page('ada').html]);
    expect(answer.headers.get('content-security-policy')).toBe(page('ada').contentSecurityPolicy);
  });

  it('show staff, and nobody else, the way to the admin page', async () => {
    const { send, logIn } = await openSite(openStore);
    const leadsOn = async (name: string) =>
      (await send('GET /dashboard', { cookie: await logIn(name) })).text.includes('href="admin"');
    expect([await leadsOn('admin'), await leadsOn('ada')]).toEqual([true, false]);
  });

  it.each([undefined, 'session_id=', 'session_id=0000'])(
    'send %j from the dashboard to the form',
    async (cookie) => {
      const { send } = await openSite(openStore);
      const answer = await send('GET /dashboard', cookie === undefined ? {} : { cookie });
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/login']);
      expect(answer.text).not.toContain('Good evening');
    },
  );

  it('write a hostile name as text', async () => {
    const verify = async () => ({ id: 9, role: '<i>', name: 'ignored' });
    const { send, logIn } = await openSite(openStore, { users: { verify } });
    const username = `<script>alert("1")</script>&'`;
    const cookie = await logIn('', { json: { username, password: 'x' } });
    const { text } = await send('GET /dashboard', { cookie });
    expect(text).toContain('Good evening, &#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#38;&#39;<');
    expect(text).not.toContain('<i>');
    expect(text.match(/<script>/g)).toHaveLength(1);
  });
});

it.each([
  ['form', loginPage],
  ['dashboard', page('ada')],
  ['admin page', adminPage([session], [account], 1)],
])('allows the %s exactly its own script and style', (_, { html, contentSecurityPolicy }) => {
  const hashes = ['script', 'style'].map((tag) => {
    const [, text = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html) ?? [];
    expect(text).not.toBe('');
    return `${tag}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  });
  const policy = contentSecurityPolicy.split('; ');
  expect(policy).toEqual(expect.arrayContaining([...hashes, "default-src 'none'", "base-uri 'none'"]));
  expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/);
});

it.each([
  ['form', loginPage],
  ['dashboard', page('ada')],
  ['dashboard of an admin', dashboardPage({ id: 1, role: 'admin', name: 'admin' })],
])('keeps every address in the %s relative, so that it works under any path', (_, { html }) => {
  const addresses = [...html.matchAll(/(?:href=|src=|action=|fetch\(|assign\()["']([^"']*)/g)].map(
    (match) => match[1],
  );
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) expect(address).toMatch(/^(api\/\w+|login|dashboard|admin|data:,)$/);
});

class NoFields extends Map<string, string> {
  constructor(_form: unknown) {
    super();
  }
}

/** What the page says after its one button was clicked, or its form sent, and this was the answer. */
async function sayAfter(html: string, body: unknown): Promise<string> {
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
  const problem = { textContent: '' };
  let act: (event: object) => Promise<void> = async () => undefined;
  const control = {
    dataset: { post: 'users/2/revoke' },
    addEventListener: (_: string, listener: typeof act) => {
      act = listener;
    },
  };
  const document = {
    querySelector: (selector: string) => (selector === '[role=alert]' ? problem : control),
    querySelectorAll: () => [control],
  };
  const answer = async () => ({ ok: false, json: async () => body });
  new Function('document', 'fetch', 'location', 'FormData', script)(document, answer, {}, NoFields);
  await act({ preventDefault: () => undefined });
  return problem.textContent;
}

it.each([
  ['form', loginPage.html, 'log you in'],
  ['dashboard', page('ada').html, 'log you out'],
  ['admin page', adminPage([session], [account], 1).html, 'do this'],
])('says in the %s why something was refused, by the site or by a proxy before it', async (_, html, what) => {
  expect(await sayAfter(html, { error: 'wrong name' })).toBe(`Could not ${what}: wrong name.`);
  const message = 'Could not reach the session store. Retry.';
  expect(await sayAfter(html, { error: { code: 'store-unavailable', message } })).toBe(message);
  expect(await sayAfter(html, null)).toBe('Could not reach the cloakroom. Please try again.');
});

it('never lets a browser put the password into an address', () => {
  expect(loginPage.html).toContain('<form method="post"');
});

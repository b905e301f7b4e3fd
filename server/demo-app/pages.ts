import { createHash } from 'node:crypto';
import { style } from './page-style.ts';
import type { SessionUser } from './session-store.ts';

export type Page = { html: string; contentSecurityPolicy: string };

/** Script: the sentence for an answer that is a refusal. A proxy before the site may refuse by itself, in a form of its own. */
export const explainRefusal = `
const explain = async (what, answer) => {
  const { error } = await answer.json();
  return typeof error === 'string' ? 'Could not ' + what + ': ' + error + '.' : error.message;
};`;

/** The form that hands name and password in. Its addresses are relative, so it works under any path. */
export const loginPage: Page = toPage({
  title: 'Hand in your coat',
  // Passwords in addresses: were the script not to run, a form without this method would put them into the URL.
  body: `<h1>Hand in your coat</h1>
<form method="post" action="api/login">
  <label>Name <input name="username" autocomplete="username" autocapitalize="none" maxlength="200" required autofocus></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" maxlength="200" required></label>
  <button>Log in</button>
  <p role="alert"></p>
</form>`,
  script: `${explainRefusal}
const form = document.querySelector('form');
const problem = document.querySelector('[role=alert]');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  try {
    const answer = await fetch('api/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    if (answer.ok) location.assign('dashboard');
    else problem.textContent = await explain('log you in', answer);
  } catch {
    problem.textContent = 'Could not reach the cloakroom. Please try again.';
  }
});
`,
});

/** Where nothing is, or nothing for whoever merely goes there. */
export const missingPage: Page = toPage({
  title: 'Nothing here',
  body: `<h1>There is nothing here</h1>
<p>This address leads nowhere, or wants to be asked in another way: 404. Go back, or close this window.</p>`,
  script: '',
});

/** What somebody with a live session sees. */
export function dashboardPage(user: SessionUser): Page {
  return toPage({
    title: 'Your dashboard',
    body: `<h1>Good evening, ${escapeHtml(user.name)}</h1>
<p>Your coat is on its hook.</p>
<dl>
  <dt>Guest number</dt> <dd>${escapeHtml(String(user.id))}</dd>
  <dt>Role</dt> <dd>${escapeHtml(user.role)}</dd>
</dl>
${user.role === 'admin' ? '<nav><a href="admin">Who is in</a></nav>\n' : ''}<button>Log out</button>
<p role="alert"></p>`,
    script: `${explainRefusal}
const problem = document.querySelector('[role=alert]');
document.querySelector('button').addEventListener('click', async () => {
  problem.textContent = '';
  try {
    const answer = await fetch('api/logout', { method: 'POST' });
    if (answer.ok) location.assign('login');
    else problem.textContent = await explain('log you out', answer);
  } catch {
    problem.textContent = 'Could not reach the cloakroom. Please try again.';
  }
});
`,
  });
}

/** A whole page around `body`, which is markup, and the one script that may run in it. */
export function toPage({ title, body, script }: { title: string; body: string; script: string }): Page {
  return {
    // Cross-site scripting: the browser runs this very script and no other, whatever else finds its way into the page.
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src '${hashOf(script)}'`,
      `style-src '${hashOf(style)}'`,
      'img-src data:',
      "connect-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      // Clickjacking: no other site can lay this page under its own buttons.
      "frame-ancestors 'self'",
    ].join('; '),
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<p class="house">Cloakroom</p>
${body}
</main>
<script>${script}</script>
</body>
</html>
`,
  };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Text as it stands in markup. Cross-site scripting: a name is text, even if it looks like markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

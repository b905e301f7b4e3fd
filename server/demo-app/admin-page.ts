import { escapeHtml, explainRefusal, type Page, toPage } from './pages.ts';
import type { SessionSummary } from './session-summary.ts';
import type { Account } from './users.ts';

/** What an admin sees: every live session, each with the means to end it, or all of its user, and the accounts. Shows no session id. */
export function adminPage(
  sessions: readonly SessionSummary[],
  accounts: readonly Account[],
  ownId: number,
): Page {
  const rows = sessions.map(toRow).join('\n');
  return toPage({
    title: 'Who is in',
    body: `<h1>Who is in</h1>
<p>${sessions.length === 1 ? '1 live session' : `${sessions.length} live sessions`}</p>
<ul>
${rows}
</ul>
<h2>Accounts</h2>
<ul>
${accounts.map((account) => toAccountRow(account, account.id === ownId)).join('\n')}
</ul>
<p role="alert"></p>`,
    script,
  });
}

/** What somebody who is known, and no admin, sees. */
export const forbiddenPage: Page = toPage({
  title: 'Staff only',
  body: `<h1>Staff only</h1>
<p>This page is for admins.</p>
<nav>
  <a href="dashboard">Back to your dashboard</a>
  <a href="login">Log in as somebody else</a>
</nav>`,
  script: '',
});

function toRow({ handle, user, device, age, sinceLastUse, timeLeft }: SessionSummary): string {
  const name = escapeHtml(user.name);
  return `<li>
<strong>${name}</strong> on ${escapeHtml(device)}
<dl>
  <dt>Age</dt> <dd>${toDuration(age)}</dd>
  <dt>Last use</dt> <dd>${sinceLastUse === null ? 'not recorded' : `${toDuration(sinceLastUse)} ago`}</dd>
  <dt>Ends in</dt> <dd>${timeLeft === null ? 'never' : toDuration(timeLeft)}</dd>
</dl>
<button data-post="sessions/${escapeHtml(handle)}/revoke">Revoke this session</button>
<button data-post="users/${user.id}/revoke">Revoke all of ${name}</button>
</li>`;
}

/** Every change ends the account's sessions. Nobody is offered to lock themselves out. */
function toAccountRow({ id, username, role, isBlocked }: Account, isOwn: boolean): string {
  const name = escapeHtml(username);
  const other = role === 'admin' ? 'member' : 'admin';
  const buttons = [
    `<button data-post="users/${id}/revoke">Log ${name} out everywhere</button>`,
    `<button data-post="users/${id}/role" data-role="${other}">Make ${name} ${other === 'admin' ? 'an admin' : 'a member'}</button>`,
    isBlocked
      ? `<button data-post="users/${id}/unblock">Unblock ${name}</button>`
      : `<button data-post="users/${id}/block">Block ${name}</button>`,
  ];
  return `<li>
<details>
<summary><strong>${name}</strong>, ${escapeHtml(role)}${isBlocked ? ', blocked' : ''}</summary>
${isOwn ? '' : buttons.join('\n')}
<form data-post="users/${id}/password">
  <label>New password of ${name} <input name="password" type="password" autocomplete="new-password" maxlength="200" required></label>
  <button>Change password</button>
</form>
</details>
</li>`;
}

function toDuration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

const script = `${explainRefusal}
const problem = document.querySelector('[role=alert]');
const post = async (what, data) => {
  problem.textContent = '';
  try {
    const answer = await fetch('api/admin/' + what, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(data),
    });
    if (answer.ok) location.reload();
    else problem.textContent = await explain('do this', answer);
  } catch {
    problem.textContent = 'Could not reach the cloakroom. Please try again.';
  }
};
for (const button of document.querySelectorAll('button[data-post]')) {
  const { post: what, ...data } = button.dataset;
  button.addEventListener('click', () => post(what, data));
}
for (const form of document.querySelectorAll('form[data-post]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    return post(form.dataset.post, Object.fromEntries(new FormData(form)));
  });
}
`;

import { escapeHtml, explainRefusal, type Page, toPage } from './pages.ts';
import type { SessionSummary } from './sessions.ts';

/** What an admin sees: every live session, each with the means to end it, or all of its user. Shows no session id. */
export function adminPage(sessions: readonly SessionSummary[]): Page {
  const rows = sessions.map(toRow).join('\n');
  return toPage({
    title: 'Who is in',
    body: `<h1>Who is in</h1>
<p>${sessions.length === 1 ? '1 live session' : `${sessions.length} live sessions`}</p>
<ul>
${rows}
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
  <dt>Ends in</dt> <dd>${toDuration(timeLeft)}</dd>
</dl>
<button data-revoke="sessions/${escapeHtml(handle)}">Revoke this session</button>
<button data-revoke="users/${user.id}">Revoke all of ${name}</button>
</li>`;
}

function toDuration(seconds: number | null): string {
  if (seconds === null) return 'unknown';
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

const script = `${explainRefusal}
const problem = document.querySelector('[role=alert]');
for (const button of document.querySelectorAll('[data-revoke]')) {
  button.addEventListener('click', async () => {
    problem.textContent = '';
    try {
      const answer = await fetch('api/admin/' + button.dataset.revoke + '/revoke', { method: 'POST' });
      if (answer.ok) location.reload();
      else problem.textContent = await explain('revoke', answer);
    } catch {
      problem.textContent = 'Could not reach the cloakroom. Please try again.';
    }
  });
}
`;

import { type ReactNode, useState } from 'react';
import { logins } from './logins.ts';

type Login = (typeof logins)[number];

/** Which of the made-up people logs in, and the button for it. */
export function LoginChoice({
  first = 'ada',
  button,
}: {
  first?: Login['username'];
  button: (login: Login) => ReactNode;
}) {
  const [username, setUsername] = useState<string>(first);
  const chosen = logins.find((login) => login.username === username) ?? logins[0];
  return (
    <div className="desk-login">
      <label>
        <span className="visually-hidden">Log in as</span>
        <select className="select" value={username} onChange={({ target }) => setUsername(target.value)}>
          {logins.map((login) => (
            <option key={login.username}>{login.username}</option>
          ))}
        </select>
      </label>
      {button(chosen)}
    </div>
  );
}

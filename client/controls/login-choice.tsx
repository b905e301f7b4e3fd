import { type ReactNode, useState } from 'react';
import { demoPeople } from '#shared/sandbox/demo-people.ts';

type Login = { username: string; password: string };

/** Which of the made-up people logs in, and the button for it. */
export function LoginChoice({
  first = 'ada',
  button,
}: {
  first?: (typeof demoPeople)[number]['username'];
  button: (login: Login) => ReactNode;
}) {
  const [username, setUsername] = useState<string>(first);
  const { password } = demoPeople.find((person) => person.username === username) ?? demoPeople[0];
  return (
    <div className="controls-login">
      <label>
        <span className="visually-hidden">Log in as</span>
        <select className="select" value={username} onChange={({ target }) => setUsername(target.value)}>
          {demoPeople.map((person) => (
            <option key={person.username} value={person.username} translate="no">
              {person.username}
            </option>
          ))}
        </select>
      </label>
      {button({ username, password })}
    </div>
  );
}

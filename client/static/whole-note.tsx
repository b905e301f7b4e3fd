import { useState } from 'react';
import type { About } from '#shared/static/worker-messages.ts';
import { aboutWorker } from './ask-worker.ts';
import './static.css';

const says: Readonly<Record<About['storage'], string>> = {
  kept: 'This browser keeps your cloakroom, also when it is closed. A private window forgets it.',
  refused:
    'This browser lets this page keep nothing, so no cloakroom can open here. Allow this site to store data, or open it in a window that is not private.',
  full: 'This browser has no room left for this page, so what you press is refused. Free some of its storage and press again: what was kept is still there.',
};

/** All that is real and all that is played where the page brings its own server. */
export function WholeNote() {
  const [about, setAbout] = useState<About | null>(null);
  const look = () => {
    // A worker that is not here, or does not answer, tells nothing: then the sentence is left out.
    if (navigator.serviceWorker?.controller) void aboutWorker().then(setAbout, () => setAbout(null));
  };
  return (
    <details className="whole-note" onToggle={look}>
      <summary>What is real here, and what is played</summary>
      <p>
        <strong>There is no server on the network.</strong> It runs in this very browser, in a service worker,
        with its session store and its clock. What this page sends is answered there and goes nowhere else.
      </p>
      <p>
        <strong>Real:</strong> Express, the demo app’s files line by line, every Redis command (on a Redis in
        memory, kept in this browser’s IndexedDB), every header the server sends, the sessions and their end,
        and the scrypt of each password.
      </p>
      <p>
        <strong>Played: the cookie jar.</strong> No browser lets a service worker set or see a cookie. So the
        jar is the page’s own and follows RFC 6265, by tough-cookie. The browser’s own tools show no cookie
        with HttpOnly, and a script finds none because none is there, not because HttpOnly guards it: a script
        of this page could read our jar. SameSite and Secure are kept by our jar, too. Cookies without
        HttpOnly are really put into your browser.
      </p>
      <p>
        <strong>Played: what a browser writes itself.</strong> Host, Cookie, Origin, Referer, Accept-Language
        and the <code>Sec-Fetch</code> lines are hidden from a service worker, and are written in as your
        browser would send them.
      </p>
      <p>
        <strong>Not here:</strong> curl, other devices, rooms for a class, another port and another site.
        Another browser has a cloakroom of its own. <code>npm start</code> has the real thing.
      </p>
      {about && <p>{says[about.storage]}</p>}
    </details>
  );
}

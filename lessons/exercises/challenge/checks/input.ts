import { type Answer, check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { copyOf, enter, isAbout, showCookie, ticketOf, told } from '#shared/grading/steps.ts';

const json = { 'content-type': 'application/json' };
const path = '/api/login';

check(
  'malformed-json',
  {
    name: 'says that broken JSON is the sender’s fault',
    tier: 'hardening',
    points: 1,
    expected: 'A login whose body is no JSON gets 4xx.',
    why: '5xx means “we are broken”: it wakes somebody up, and lets strangers do so whenever they like.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Browser');
    const answer = await visitor.send({ method: 'POST', path, headers: json, body: '{"username": "ada", ' });
    answer.must(
      answer.status >= 400 && answer.status < 500,
      `Broken JSON was answered with ${answer.status}.`,
    );
  },
);

check(
  'missing-fields',
  {
    name: 'turns incomplete logins away',
    tier: 'hardening',
    points: 2,
    expected: 'A login without a body, or with fields missing, gets 4xx and no session.',
    why: 'What is not there must be noticed at the door, not as a crash further in.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Browser');
    const answers = [
      await visitor.send({ method: 'POST', path }),
      await visitor.send({ method: 'POST', path, json: {} }),
      await visitor.send({ method: 'POST', path, json: [] }),
      await visitor.send({ method: 'POST', path, json: { username: 'ada' } }),
      await visitor.send({ method: 'POST', path, json: { password: people.ada.password } }),
    ];
    for (const answer of answers) {
      const isRefused = answer.status >= 400 && answer.status < 500 && ticketOf(answer) === '';
      answer.must(isRefused, `An incomplete login was answered with ${answer.status}${andCookie(answer)}.`);
    }
  },
);

check(
  'non-string-fields',
  {
    name: 'turns logins away whose fields are no texts',
    tier: 'hardening',
    points: 2,
    expected: 'A name or password that is a number, a list, an object or null gets 4xx and no session.',
    why: 'JSON can carry more than texts, and code that expects one may crash or be talked into something.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Browser');
    const { password } = people.ada;
    for (const username of [42, null, ['ada'], { $gt: '' }, true]) {
      for (const fields of [
        { username, password },
        { username: 'ada', password: username },
      ]) {
        const answer = await visitor.send({ method: 'POST', path, json: fields });
        const isRefused = answer.status >= 400 && answer.status < 500 && ticketOf(answer) === '';
        answer.must(
          isRefused,
          `A login with a field that is no text was answered with ${answer.status}${andCookie(answer)}.`,
        );
      }
    }
  },
);

check(
  'login-json-only',
  {
    name: 'reads logins from JSON only',
    tier: 'hardening',
    points: 1,
    expected: 'A login sent as text/plain or as a form gets 4xx and no session.',
    why: 'Any foreign page can send those with a hidden form, and log its visitors in as somebody else.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Browser');
    const { password } = people.ada;
    const bodies = [
      ['text/plain', JSON.stringify({ username: 'ada', password })],
      ['application/x-www-form-urlencoded', `username=ada&password=${encodeURIComponent(password)}`],
    ] as const;
    for (const [type, body] of bodies) {
      const answer = await visitor.send({ method: 'POST', path, headers: { 'content-type': type }, body });
      const isRefused = answer.status >= 400 && answer.status < 500 && ticketOf(answer) === '';
      answer.must(
        isRefused,
        `A login sent as ${type} was answered with ${answer.status}${andCookie(answer)}.`,
      );
    }
  },
);

check(
  'cookie-garbage',
  {
    name: 'survives any nonsense in the cookie',
    tier: 'hardening',
    points: 2,
    expected: 'Bad escapes, quotes, very long and very strange values get 4xx, and never 5xx.',
    why: 'The Cookie header is typed by whoever likes: a value that crashes the lookup is a switch for strangers.',
  },
  async ({ open }) => {
    const site = await open();
    const visitor = site.visitor('Thief', 'attacker');
    for (const value of [
      '%E0%A4%A',
      '%',
      '"',
      '__proto__',
      'constructor',
      'x'.repeat(4000),
      '{"a":1}',
      '.',
      's:',
    ]) {
      const answer = await showCookie(visitor, `session_id=${value}`);
      const shown = value.length > 20 ? 'of 4000 signs' : value;
      answer.must(
        answer.status >= 400 && answer.status < 500,
        `The cookie value ${shown} was answered with ${answer.status}.`,
      );
    }
  },
);

check(
  'corrupt-record',
  {
    name: 'takes an unreadable record for no session',
    tier: 'hardening',
    points: 2,
    expected: 'When the record in the store is damaged or empty, the answer is 401.',
    why: 'What cannot be read proves nothing; a crash shows internals, and a guess lets somebody in.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor, key } = await enter(site, 'ada');
    const copy = copyOf(visitor);
    if (!key) return;
    for (const text of ['{not json', 'null', '[]', '{}', '']) {
      await site.store.overwrite(key, text);
      // By hand: whoever was refused once may have had the cookie taken away.
      const answer = await showCookie(visitor, copy);
      answer.must(
        answer.isDenied,
        `With ${text || 'nothing'} as its record, the session was answered with ${answer.status}.`,
      );
    }
  },
);

check(
  'well-after-nonsense',
  {
    name: 'goes on working after bad requests',
    tier: 'hardening',
    points: 1,
    expected: 'After broken logins and broken cookies, the next proper visitor is served as ever.',
    why: 'One bad request must not cost anybody else their visit.',
  },
  async ({ open }) => {
    const site = await open();
    const stranger = site.visitor('Stranger', 'attacker');
    await stranger.send({ method: 'POST', path, headers: json, body: '{' });
    await showCookie(stranger, 'session_id=%E0%A4%A');
    const { visitor } = await enter(site, 'ada');
    const answer = await visitor.lookUp();
    answer.must(
      isAbout(answer, people.ada),
      `After bad requests a proper one was answered with ${told(answer, people.ada)}.`,
    );
  },
);

const andCookie = (answer: Answer) => (ticketOf(answer) === '' ? '' : ' and a session cookie');

import { type Answer, type Site, shareCheck, type Visitor } from '#shared/grading/check.ts';
import { enter, ticketOf } from '#shared/grading/steps.ts';

const rounds = 24;

export const idsUnique = shareCheck(
  'ids-unique',
  {
    name: 'gives no number twice',
    tier: 'core',
    points: 2,
    expected: 'Many logins get as many different cookies.',
    why: 'Two guests with one number get each other’s coats.',
  },
  async ({ open }) => {
    const site = await open();
    const visitors = { ada: site.visitor('Browser of ada'), grace: site.visitor('Browser of grace') };
    const seen = new Set<string>();
    for (let nth = 1; nth <= rounds; nth += 1) {
      const username = nth <= rounds / 2 ? 'ada' : 'grace';
      const login = await logInAnew(visitors[username], username);
      const ticket = ticketOf(login);
      login.must(ticket !== '', `Login ${nth} was answered with ${login.status} and no session_id cookie.`);
      login.must(!seen.has(ticket), `Login ${nth} got a number that was given out before.`);
      seen.add(ticket);
    }
  },
);

export const idsLongEnough = shareCheck(
  'ids-long-enough',
  {
    name: 'draws numbers too long to guess',
    tier: 'core',
    points: 3,
    expected: 'A number holds at least 64 bits that change from login to login; 128 are better.',
    why: 'Short numbers can be tried out, all of them, in an afternoon.',
  },
  // So small a sample sees many, not all signs that 64 random bits can show.
  ({ open }) => countBits(open, { rounds, least: 48 }),
);

/** The same check where the length is what is asked for. */
export const idsOfFullLength = shareCheck(
  'ids-long-enough',
  {
    name: 'draws numbers too long to guess',
    tier: 'core',
    points: 3,
    expected: 'In the cookie and in the store a number has as many random bits as a UUID: 122, or more.',
    why: 'All that is left to a thief is guessing, and whoever cuts a number short cuts the time it takes.',
  },
  // Forty UUIDs show about 118 bits, forty times 96 random bits show 94 at most.
  ({ open }) => countBits(open, { rounds: 40, least: 96 }),
);

export const idsUnpredictable = shareCheck(
  'ids-unpredictable',
  {
    name: 'draws numbers that nobody can reckon',
    tier: 'core',
    points: 3,
    expected: 'Two fresh servers give out different numbers, even when their clocks and Math.random agree.',
    why: 'A hash of a counter or a clock is a recipe. It only looks random.',
  },
  async ({ open, openFresh }) => {
    const seen = new Set<string>();
    for (const openOne of [open, openFresh]) {
      const site = await openOne();
      await site.freeze(true);
      for (const nth of [1, 2, 3]) {
        const { login, ticket, key } = await enter(site, 'ada', `Browser ${nth}`);
        // Either may be made from the other; what is predictable in one is predictable.
        for (const id of new Set([ticket, key])) {
          login.must(!seen.has(id), 'Two servers that began alike gave out the same number.');
        }
        seen.add(ticket);
        if (key) seen.add(key);
      }
      await site.freeze(false);
    }
  },
);

async function countBits(
  open: () => Promise<Site>,
  { rounds, least }: { rounds: number; least: number },
): Promise<void> {
  const site = await open();
  const tickets: string[] = [];
  const visitor = site.visitor('Browser');
  let last = await logInAnew(visitor, 'ada');
  for (let nth = 1; nth <= rounds; nth += 1) {
    last = await logInAnew(visitor, 'ada');
    const ticket = ticketOf(last);
    last.must(ticket !== '', `A login was answered with ${last.status} and no session_id cookie.`);
    tickets.push(ticket);
  }
  const suffixes = (await site.store.sessionKeys()).map((key) => key.slice('session:'.length));
  const longest = Math.max(...suffixes.map(({ length }) => length));
  // What else may lie there by mistake is another check’s business.
  const keys = suffixes.filter(({ length }) => length * 2 > longest);
  const bits = Math.min(
    changingBits(tickets),
    keys.length > 1 ? changingBits(keys) : Number.POSITIVE_INFINITY,
  );
  last.must(bits >= least, `In ${rounds} logins only about ${Math.round(bits)} bits of the number changed.`);
}

/** Logs in as if for the first time: what becomes of an old cookie at login is another check’s business. */
function logInAnew(visitor: Visitor, username: string): Promise<Answer> {
  visitor.jar.clear();
  return visitor.logIn(username);
}

/** How many bits vary over all texts: at each place, the logarithm of how many signs were seen there. */
function changingBits(texts: readonly string[]): number {
  const length = Math.min(...texts.map((text) => text.length));
  let bits = 0;
  for (let place = 0; place < length; place += 1) {
    bits += Math.log2(new Set(texts.map((text) => text[place])).size);
  }
  return bits;
}

import { check, type Site } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { copyOf, enter, isAbout, showCookie, told } from '#shared/grading/steps.ts';

check(
  'known-at-both',
  {
    name: 'knows Ada at both servers',
    tier: 'core',
    points: 3,
    expected: 'Whoever logged in at one server is known at the other one, whichever was first.',
    why: 'What only one server knows is unknown at the next, and requests go to them by turns.',
  },
  async ({ open }) => {
    const site = await openBoth(open);
    const ada = await enter(site, 'ada', 'Browser of ada');
    const there = await ada.visitor.at('B').lookUp();
    there.must(
      isAbout(there, people.ada),
      `ada logged in at server A, and server B answered her with ${told(there, people.ada)}.`,
    );
    const grace = await enter(site, 'grace', site.visitor('Browser of grace').at('B'));
    const here = await grace.visitor.at('A').lookUp();
    here.must(
      isAbout(here, people.grace),
      `grace logged in at server B, and server A answered her with ${told(here, people.grace)}.`,
    );
  },
);

check(
  'survives-restart',
  {
    name: 'still knows Ada after a restart',
    tier: 'core',
    points: 3,
    expected: 'A session from before a server’s restart is known to it afterwards.',
    why: 'What is in a server’s memory is forgotten at its next start, and each deployment is one.',
  },
  async ({ open }) => {
    const site = await open();
    const { visitor } = await enter(site, 'ada');
    await site.restart('A');
    const answer = await visitor.lookUp();
    answer.must(
      isAbout(answer, people.ada),
      `The server restarted, and a session from before was answered with ${told(answer, people.ada)}.`,
    );
  },
);

check(
  'logout-everywhere',
  {
    name: 'logs Ada out at both servers',
    tier: 'core',
    points: 3,
    expected:
      'After a logout at one server the old ticket gets 401 from the other one, also if it was just used there.',
    why: 'A copy in the other server’s memory would serve whoever has the ticket, long after its owner has left.',
  },
  async ({ open }) => {
    const site = await openBoth(open);
    for (const [left, other] of [
      ['B', 'A'],
      ['A', 'B'],
    ] as const) {
      const { visitor } = await enter(site, 'ada');
      await visitor.at('A').lookUp();
      await visitor.at('B').lookUp();
      const copy = copyOf(visitor);
      await visitor.at(left).logOut();
      const answer = await showCookie(visitor.at(other), copy);
      answer.must(
        answer.isDenied,
        `ada logged out at server ${left}, and her old ticket got ${answer.status} from server ${other}.`,
      );
    }
  },
);

check(
  'revoked-at-both',
  {
    name: 'lets go of a revoked session at both servers',
    tier: 'core',
    points: 3,
    expected: 'When the key is deleted from the store, the very next request gets 401 from either server.',
    why: 'Nobody who revokes a session should have to know which server it is in.',
  },
  async ({ open }) => {
    const site = await openBoth(open);
    const { visitor, key } = await enter(site, 'ada');
    for (const server of ['A', 'B', 'A', 'B'] as const) await visitor.at(server).lookUp();
    if (key) await site.store.delete(key);
    const what = key
      ? 'The session was deleted from the store'
      : `There was no key session:<id> in the store to delete${await site.store.tellOthers()}`;
    for (const server of ['A', 'B'] as const) {
      const answer = await visitor.at(server).lookUp();
      answer.must(answer.isDenied, `${what}, and server ${server} answered ${answer.status}.`);
    }
  },
);

async function openBoth(open: () => Promise<Site>): Promise<Site> {
  const site = await open();
  await site.startServer('B');
  return site;
}

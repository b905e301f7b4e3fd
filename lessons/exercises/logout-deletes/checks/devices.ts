import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, told } from '#shared/grading/steps.ts';

check(
  'other-device-stays',
  {
    name: 'leaves the same person’s other device alone',
    tier: 'core',
    points: 1,
    expected: 'Who logs out in the browser is still logged in on the telephone.',
    why: 'Each device has a ticket of its own, and a guest who hands in one has not handed in the other.',
  },
  async ({ open }) => {
    const site = await open();
    const browser = await enter(site, 'ada', 'Browser of ada');
    const phone = await enter(site, 'ada', site.visitor('Telephone of ada', 'device'));
    await browser.visitor.logOut();
    const answer = await phone.visitor.lookUp();
    answer.must(
      isAbout(answer, people.ada),
      `Ada logged out in the browser, and her telephone was answered with ${told(answer, people.ada)}.`,
    );
  },
);

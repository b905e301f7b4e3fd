import { check } from '#shared/grading/check.ts';
import { people } from '#shared/grading/people.ts';
import { enter, isAbout, told } from '#shared/grading/steps.ts';

check(
  'other-device-stays',
  {
    name: 'leaves Ada’s other devices logged in',
    tier: 'core',
    points: 1,
    expected: 'Ada logs out in the browser, and is still logged in on her phone.',
    why: 'Each device has a ticket of its own, and who hands in one has not handed in the other.',
  },
  async ({ open }) => {
    const site = await open();
    const browser = await enter(site, 'ada', 'Browser of ada');
    const phone = await enter(site, 'ada', site.visitor('Phone of ada', 'device'));
    await browser.visitor.logOut();
    const answer = await phone.visitor.lookUp();
    answer.must(
      isAbout(answer, people.ada),
      `Ada logged out in the browser, and her phone was answered with ${told(answer, people.ada)}.`,
    );
  },
);

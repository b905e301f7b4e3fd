// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Lesson } from '#shared/content/lesson.ts';
import type { Mistake } from '#shared/content/mistake.ts';
import { roles } from '#shared/content/roles.ts';
import { firstSettings, type SandboxSettings } from '#shared/sandbox/settings.ts';
import { PanelsProvider } from '../../panels/panels-context.tsx';
import { showLive } from '../../testing/show-live.tsx';
import { beatOf, lessonOf, prose, stepOf } from '../lesson.fixture.ts';
import { useLessonProgress } from '../use-lesson-progress.ts';
import { LabStory } from './lab-story.tsx';

vi.mock('../../content/load-lessons.ts', () => ({ mistakes: [{ slug: 'before' }, { slug: 'one' }] }));

const mistake: Mistake = {
  setting: 'logout',
  broken: 'clears-cookie',
  sound: 'deletes',
  fallback: null,
  exercise: 'logout-deletes',
  notSaved: 'What was done before.',
  frameworks: [{ in: 'Django', option: 'logout()', default: 'deletes it', source: 'https://a.example/b' }],
  happened: [{ what: 'A case', says: 'It went wrong.', source: 'https://a.example/c' }],
};
const step = stepOf('a', ...roles.map((role) => beatOf({ role, say: prose(`The beat to ${role}.`) })));
const lesson: Lesson = Object.assign(lessonOf(step), { mistake });

type Given = { settings: SandboxSettings | null; mistake?: Mistake };

function Live({ settings, mistake: made = mistake }: Given) {
  const { state, send } = useLessonProgress('a', lesson, step.id);
  return (
    <PanelsProvider place="beside" isKept={false}>
      <LabStory
        sandboxId="a"
        step={step}
        context={state.context}
        send={send}
        settings={settings}
        take={() => undefined}
        mistake={made}
      />
    </PanelsProvider>
  );
}

async function setup(settings: SandboxSettings | null, made: Mistake = mistake) {
  localStorage.clear();
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push(`${method} ${address} ${body ?? ''}`.trim());
    return new Response('{}', { status: 500 });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  Element.prototype.scrollIntoView = () => undefined;
  await showLive(<Live settings={settings} mistake={made} />, []);
  return { asked, defence: () => screen.getByRole('switch', { name: /^Defence: What does a logout do\?/ }) };
}
const set = (logout: SandboxSettings['logout']) => Object.assign({ ...firstSettings }, { logout });

it('has the defence stand as the cloakroom is set, and turns it for real', async () => {
  const { asked, defence } = await setup(set('deletes'));
  expect(defence().getAttribute('aria-checked')).toBe('true');
  expect(defence().textContent).toContain('It deletes the session');
  fireEvent.click(defence());
  await waitFor(() => expect(asked).toContain('PATCH /api/sandboxes/a/settings {"logout":"clears-cookie"}'));
});

it.each(['clears-cookie', 'clears-other-path'] as const)(
  'has it off with %s, and turns it on again',
  async (logout) => {
    const { asked, defence } = await setup(set(logout));
    expect(defence().getAttribute('aria-checked')).toBe('false');
    fireEvent.click(defence());
    await waitFor(() => expect(asked).toContain('PATCH /api/sandboxes/a/settings {"logout":"deletes"}'));
  },
);

it.each([
  ['absolute', 'true'],
  ['idle', 'true'],
  ['both', 'true'],
  ['none', 'false'],
] as const)('of sessions that end %s says %s: any end is a defence', async (timeout, isOn) => {
  const ends: Mistake = Object.assign(
    { ...mistake },
    { setting: 'timeout', broken: 'none', sound: 'absolute' },
  );
  await setup(Object.assign({ ...firstSettings }, { timeout }), ends);
  expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe(isOn);
});

it('turns nothing before it is known how it stands', async () => {
  const { asked, defence } = await setup(null);
  expect(defence().getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(defence());
  expect(asked.filter((one) => one.startsWith('PATCH'))).toEqual([]);
});

it('announces the five, and tells the rest only where both runs are compared', async () => {
  await setup(set('deletes'));
  const stubs = () =>
    [...document.querySelectorAll('.roll > li .roll-name, .roll > li .roll-part')].map(
      (name) => name.textContent,
    );
  expect(screen.getByText(/Mistake 2 of 2/)).toBeDefined();
  await waitFor(() => expect(stubs()).toHaveLength(5));
  expect(stubs().map((name) => name?.split(':')[0])).toEqual([
    '1 Break it',
    '2 Exploit it',
    '3 Mend it',
    '4 Exploit again',
    '5 Compare',
  ]);
  for (const role of roles) {
    expect(await screen.findByText(`The beat to ${role}.`)).toBeDefined();
    expect(screen.queryByText('Not saved:') !== null, role).toBe(role === 'compare');
    if (role !== 'compare') fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  }
  expect(screen.getByRole('link', { name: 'Write that line yourself' }).getAttribute('href')).toBe(
    '/exercises/logout-deletes',
  );
  expect(screen.getByText('logout()').nextElementSibling?.textContent).toBe('deletes it');
  expect(screen.getByRole('link', { name: 'A case', hidden: true }).getAttribute('href')).toBe(
    'https://a.example/c',
  );
});

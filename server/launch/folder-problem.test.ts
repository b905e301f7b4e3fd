import { expect, it } from 'vitest';
import { folderProblem } from './folder-problem.mjs';

it.each(['C#', '100%', 'my%20courses', 'what?', 'a*b'])(
  'refuses a folder %s, and says what to do',
  (name) => {
    expect(folderProblem(`/home/ada/${name}/coat-check/`, '/')).toMatch(
      /^Could not start Coat Check in \/home\/ada\/.+: the tools .+ misread [#%?*] in a folder's name\. Rename that folder, .+\.$/,
    );
  },
);

it('names every sign that is in the way', () => {
  expect(folderProblem('/home/100% C#/', '/')).toContain('misread # and % in');
});

it.each(['coat-check-main (1)', '[x]', '{a,b}', "a'b", '$x', 'a+b', '-dash', 'über uns', '~', '@x', '!x'])(
  'lets %s pass',
  (name) => {
    expect(folderProblem(`/home/ada/${name}/`, '/')).toBeNull();
  },
);

it('takes a backslash for what it is on each machine', () => {
  expect(folderProblem('C:\\Users\\ada\\coat-check-main (1)\\', '\\')).toBeNull();
  expect(folderProblem('C:\\Users\\ada\\C#\\', '\\')).toContain('misread # in');
  expect(folderProblem('/home/a\\b/', '/')).toContain('misread \\ in');
});

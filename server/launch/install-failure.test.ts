import { expect, it } from 'vitest';
import { installFailure } from './install-failure.mjs';

it.each([
  ['npm error code ENOTFOUND', 'the npm registry could not be reached (ENOTFOUND). Check the connection'],
  ['npm error code E503', 'the npm registry refused (E503). Check the registry'],
  ['npm error code ENOSPC', 'the disk is full (ENOSPC). Make room'],
  ['npm error code EUSAGE', 'package.json and package-lock.json disagree (EUSAGE). Take both'],
])('says why and what to do after "%s"', (output, words) => {
  expect(installFailure(`npm http fetch\n${output}\nnpm error more`)).toContain(
    `Could not install the dependencies: ${words}`,
  );
});

it('points at npm for a reason it does not know', () => {
  expect(installFailure('npm error code EODD')).toContain('its reason is above');
});

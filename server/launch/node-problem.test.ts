import { expect, it } from 'vitest';
import { nodeProblem } from './node-problem.mjs';

it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.3.1', '26.0.0'])('accepts Node %s', (version) => {
  expect(nodeProblem(version)).toBeNull();
});

it.each(['12.22.0', '18.20.8', '20.18.3', '21.7.0', '22.11.0'])('refuses Node %s by name', (version) => {
  expect(nodeProblem(version)).toMatch(/^Could not start Coat Check: it needs Node 20\.19 or newer/);
  expect(nodeProblem(version)).toContain(`this is Node ${version}.`);
});

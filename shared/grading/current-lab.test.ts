import { expect, it } from 'vitest';
import { inIdleLab, useLabs } from './current-lab.ts';
import type { Lab } from './lab.ts';

const never = () => Promise.reject(new Error('not asked for'));
const createLab = (): Lab => ({
  enter: never,
  enterFresh: never,
  enterServer: never,
  endCheck: () => undefined,
});

it('gives each check that runs beside another one a lab of its own, and every lab again', async () => {
  const labs = [createLab(), createLab()];
  useLabs(labs);
  const hold = (lab: Lab) => new Promise<Lab>((resolve) => setTimeout(resolve, 1, lab));
  const together = await Promise.all([inIdleLab(hold), inIdleLab(hold)]);
  expect(new Set(together)).toEqual(new Set(labs));
  const broken = inIdleLab(never);
  await expect(broken).rejects.toThrow('not asked for');
  expect(await Promise.all([inIdleLab(hold), inIdleLab(hold)])).toHaveLength(2);
});

it('refuses to run more checks at once than there are labs', async () => {
  useLabs([createLab()]);
  const long = inIdleLab(() => new Promise<void>((resolve) => setTimeout(resolve, 1)));
  await expect(inIdleLab(async () => undefined)).rejects.toThrow('idle lab');
  await long;
});

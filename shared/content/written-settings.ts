import { z } from 'zod';
import { settingNames, settingOf } from '../sandbox/settings.ts';

/** What authors may write, as a schema for each attribute; YAML reads a 2 as a number. */
export const writtenSettings: Record<never, z.ZodType<string | undefined>> = Object.fromEntries(
  settingNames.map((name) => {
    const { attribute, choices } = settingOf(name);
    const word = z.enum(choices.map(({ written }) => written));
    return [
      attribute,
      z.preprocess((value) => (typeof value === 'number' ? String(value) : value), word.optional()),
    ];
  }),
);

/** An example of each attribute, for an author who got it wrong: `timeout=idle (or absolute, both, none)`. */
export const settingExamples = (between: string): Record<string, string> =>
  Object.fromEntries(
    settingNames.map((name) => {
      const { attribute, choices } = settingOf(name);
      const [first, second, ...others] = choices.map(({ written }) => written);
      return [attribute, `${attribute}${between}${second} (or ${[first, ...others].join(', ')})`];
    }),
  );

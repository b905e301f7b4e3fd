import { z } from 'zod/mini';

/** Where a setting stands among the controls. */
export type Section = 'timeout' | 'servers' | 'home' | 'defences' | 'tokens';

export type SettingChoice<Value> = {
  /** As a lesson's author writes it. */
  written: string;
  value: Value;
  /** On the controls: a name, and a sentence on what it means. */
  label: string;
  says: string;
  /** In the note of a change: `idle timeout`. */
  note: string;
};

/** One thing that can be set in a sandbox. The first choice is how a sandbox begins. */
export type Setting<Value> = {
  /** Its name in `::settings{…}` and in observations. */
  attribute: string;
  section: Section;
  legend: string;
  schema: z.ZodMiniType<Value>;
  choices: readonly SettingChoice<Value>[];
  /** Whether the note of a change tells of it; `written` has all settings as authors write them, by attribute. */
  isTold(written: Readonly<Record<string, string>>, isFirst: boolean): boolean;
  /** Whether a value is this choice's; by identity unless it says otherwise. */
  isChosen?(choice: Value, value: Value): boolean;
};

/** Of these a note tells when they are not as in the beginning. */
const UNTOLD_AT_FIRST: readonly Section[] = ['defences', 'tokens'];

/** A setting that is one of a few words. */
export function oneOf<const Word extends string>(
  about: Pick<Setting<Word>, 'attribute' | 'section' | 'legend'> & { isTold?: Setting<Word>['isTold'] },
  choices: readonly Omit<SettingChoice<Word> & { written: Word }, 'value'>[],
): Setting<Word> {
  const words = choices.map(({ written }) => written);
  return {
    isTold: (_, isFirst) => !UNTOLD_AT_FIRST.includes(about.section) || !isFirst,
    ...about,
    schema: z.enum(words),
    choices: choices.map((choice) => ({ ...choice, value: choice.written })),
  };
}

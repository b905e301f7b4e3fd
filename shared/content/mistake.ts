import { z } from 'zod';
import type { SettingName } from '../sandbox/settings.ts';

const text = z.string().trim().min(1);
const source = z.string().regex(/^https:\/\/[^\s/]+\.[^\s]+$/);

/** What a framework calls the defence: its option, what that is unless one changes it, and where its own documentation says so. */
export const frameworkSchema = z.strictObject({ in: text, option: text, default: text, source });
export type Framework = z.infer<typeof frameworkSchema>;

/** A case of the mistake in the world: an incident or a CVE, what came of it, and where that is told. */
export const incidentSchema = z.strictObject({ what: text, says: text, source });
export type Incident = z.infer<typeof incidentSchema>;

/** What a lesson about a mistake writes under `mistake:`, its two lists apart. */
export const mistakeSchema = z.strictObject({
  setting: text,
  broken: text,
  sound: text,
  fallback: text.optional(),
  exercise: text.optional(),
  'not-saved': text,
});

/** The mistake that a lesson lets one make and mend: one defence, and what it is set to in each of the two runs. */
export type Mistake = {
  setting: SettingName;
  /** As authors write the setting's choices. */
  broken: string;
  sound: string;
  /** What takes the place of what is broken where the learner's browser keeps no `SameSite=None; Secure`; null where nothing has to. */
  fallback: string | null;
  /** The exercise in which one writes the line oneself. */
  exercise: string | null;
  /** What the defence does not stop, in a sentence. */
  notSaved: string;
  frameworks: readonly Framework[];
  happened: readonly Incident[];
};

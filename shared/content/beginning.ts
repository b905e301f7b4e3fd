import { firstSettings, type SandboxSettings, withWritten, writeSettings } from '../sandbox/settings.ts';
import type { Beginning } from './lesson.ts';

/** What a sandbox is like at a lesson's beginning: as the lesson says, and for the rest as every sandbox begins. */
export const beginningOf = ({ sandbox }: { sandbox: Beginning }): SandboxSettings =>
  withWritten(firstSettings, sandbox);

/** The same, as authors write settings. */
export const writtenBeginning = (sandbox: Beginning): Record<string, string> =>
  writeSettings(beginningOf({ sandbox }));

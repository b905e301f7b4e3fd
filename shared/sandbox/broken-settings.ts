import { type SandboxSettings, type SettingName, settingNames, settingOf, writeSetting } from './settings.ts';

/** Whether a setting's choice is a mistake whatever else is set: any but the first of a defence, and a timeout that there is not. */
export const isBroken = (name: SettingName, written: string): boolean => {
  const { section, choices } = settingOf(name);
  return name === 'timeout' ? written === 'none' : section === 'defences' && written !== choices[0]?.written;
};

/** What a server keeps for itself is enough as long as it is alone, and a mistake beside another, which cannot see it. */
const areSessionsApart = ({ sessionsIn, servers }: SandboxSettings): boolean =>
  sessionsIn !== 'redis' && servers.length > 1;

/** What is broken in a sandbox, in the order of the settings: each with what a note calls it, `no HttpOnly`. */
export const brokenSettings = (settings: SandboxSettings): { name: SettingName; note: string }[] =>
  settingNames.flatMap((name) => {
    const written = writeSetting(name, settings[name]);
    const note = settingOf(name).choices.find((choice) => choice.written === written)?.note;
    const isMistake = isBroken(name, written) || (name === 'sessionsIn' && areSessionsApart(settings));
    return note !== undefined && isMistake ? [{ name, note }] : [];
  });

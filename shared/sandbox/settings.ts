import { z } from 'zod/mini';
import type { Setting } from './setting.ts';
import { settingsTable } from './settings-table.ts';

type Table = typeof settingsTable;
export type SettingName = keyof Table;
type ValueOf<Row> = Row extends { schema: z.ZodMiniType<infer Value> } ? Value : never;

/** What a sandbox is like at the moment. */
export type SandboxSettings = { [Name in SettingName]: ValueOf<Table[Name]> };
export type StoreKind = SandboxSettings['sessionsIn'];

export const settingNames = Object.keys(settingsTable) as SettingName[];

/** One row, for those that treat all rows alike. */
export const settingOf = (name: SettingName): Setting<unknown> => settingsTable[name] as Setting<unknown>;

/** The setting that authors write by this attribute; null where there is none. */
export const settingNameOf = (attribute: string): SettingName | null =>
  settingNames.find((name) => settingOf(name).attribute === attribute) ?? null;

/** Something made of each row, under its name. */
const fromRows = <Made>(make: (row: Setting<unknown>) => Made) =>
  Object.fromEntries(settingNames.map((name) => [name, make(settingOf(name))])) as Record<SettingName, Made>;

/** How every sandbox begins. */
export const firstSettings = fromRows((row) => row.choices[0]?.value) as SandboxSettings;

/** Where sessions are kept: one Redis for all servers, each server's own memory, or a file on each server's own disk. */
export const storeKindSchema = settingsTable.sessionsIn.schema;

/** All settings. What an older trace did not know was as in the beginning. */
export const sandboxSettingsSchema = z.object(
  fromRows((row) => z._default(row.schema, row.choices[0]?.value)),
) as unknown as z.ZodMiniType<SandboxSettings>;

/** Some of the settings, and nothing else. */
export const settingsChangeSchema = z.strictObject(
  fromRows((row) => z.optional(row.schema)),
) as unknown as z.ZodMiniType<SettingsChange>;
export type SettingsChange = { [Name in SettingName]?: SandboxSettings[Name] | undefined };

/** A setting as a lesson's author writes it. */
export function writeSetting<Name extends SettingName>(name: Name, value: SandboxSettings[Name]): string {
  const { choices, isChosen = Object.is } = settingOf(name);
  return choices.find((choice) => isChosen(choice.value, value))?.written ?? '';
}

/** All settings as authors write them, by the name that a lesson uses. */
export const writeSettings = (settings: SandboxSettings): Record<string, string> =>
  Object.fromEntries(
    settingNames.map((name) => [settingOf(name).attribute, writeSetting(name, settings[name])]),
  );

/** What shall change, from what an author has written. */
export function toSettingsChange(written: Readonly<Record<string, string | undefined>>): SettingsChange {
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const { attribute, choices } = settingOf(name);
      const choice = choices.find((one) => one.written === written[attribute]);
      return choice ? [[name, choice.value]] : [];
    }),
  );
}

/** Settings after a change that an author has written. */
export const withWritten = (
  settings: SandboxSettings,
  written: Readonly<Record<string, string | undefined>>,
): SandboxSettings => ({
  ...settings,
  // A change names nothing that stays, so none of its values is undefined.
  ...(toSettingsChange(written) as Partial<SandboxSettings>),
});

/** Settings in words: `absolute timeout, two servers, by turns, sessions in Redis`; what defence is missing comes first. */
export function tellSettings(settings: SandboxSettings): string {
  const written = writeSettings(settings);
  return tellEach(written, (name, isFirst) => settingOf(name).isTold(written, isFirst));
}

/** Of settings what is not as it was: `two servers`. */
export function tellSettingsChange(was: SandboxSettings, is: SandboxSettings): string {
  const [before, now] = [writeSettings(was), writeSettings(is)];
  const changed = settingNames.filter((name) => {
    const { attribute } = settingOf(name);
    return before[attribute] !== now[attribute];
  });
  const told = changed.filter((name) => settingOf(name).isTold(now, false));
  // A change that alone is nothing to tell of is still what has changed.
  return tellEach(now, (name) => (told.length > 0 ? told : changed).includes(name));
}

const isDefence = (name: SettingName) => settingOf(name).section === 'defences';

function tellEach(
  written: Readonly<Record<string, string>>,
  isTold: (name: SettingName, isFirst: boolean) => boolean,
): string {
  const inOrder = [...settingNames].sort((one, other) => Number(isDefence(other)) - Number(isDefence(one)));
  return inOrder
    .flatMap((name) => {
      const { attribute, choices } = settingOf(name);
      const index = choices.findIndex((choice) => choice.written === written[attribute]);
      return isTold(name, index === 0) ? (choices[index]?.note ?? []) : [];
    })
    .join(', ');
}

import type { z } from 'zod';
import { settingNameOf, settingNames, settingOf } from '../sandbox/settings.ts';
import type { Examples } from './explain-issue.ts';
import type { Beginning } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { frameworkSchema, incidentSchema, type Mistake, mistakeSchema } from './mistake.ts';
import { checkItem, hasFields, type YamlItem } from './read-yaml.ts';

const examples = {
  setting: 'setting: logout (its attribute in ::settings)',
  broken: 'broken: clears-cookie',
  sound: 'sound: deletes',
  fallback: 'fallback: absent',
  exercise: 'exercise: logout-deletes',
  'not-saved': 'not-saved: "Whoever acts before the logout."',
};
const source = 'source: https://… (the page that says it)';
const frameworkExamples = {
  in: 'in: Django',
  option: 'option: "`logout()`"',
  default: 'default: deletes the session',
  source,
};
const incidentExamples = { what: 'what: CVE-2022-25590', says: 'says: "What came of it."', source };
const lists = {
  frameworks: '  - { in: …, option: …, default: …, source: https://… }',
  happened: '  - { what: …, says: …, source: https://… }',
};

/** At hand while `mistake:` is read. */
type Around = { report: Report; beginning: Beginning; places: ReadonlySet<string> };

/** Reads what a lesson's front matter has under `mistake:`; null, with every problem reported, when it cannot be read. */
export function readMistake(item: YamlItem, around: Around): Mistake | null {
  const { report } = around;
  if (!hasFields(item)) {
    report(item.place, '"mistake" is a set of fields. Write setting, broken, sound and the rest beneath it.');
    return null;
  }
  const frameworks = readList(item, 'frameworks', {
    schema: frameworkSchema,
    examples: frameworkExamples,
    report,
  });
  const happened = readList(item, 'happened', { schema: incidentSchema, examples: incidentExamples, report });
  const own = checkItem(withoutLists(item), mistakeSchema, { ...examples, ...lists }, report);
  const choices = own && readChoices(own, item, around);
  if (!own || !choices || !frameworks || !happened) return null;
  const { exercise = null, 'not-saved': notSaved } = own;
  if (exercise !== null && !around.places.has(`/exercises/${exercise}`)) {
    report(item.placeOf('exercise'), `There is no exercise "${exercise}". Write the name of its folder.`);
    return null;
  }
  return { ...choices, exercise, notSaved, frameworks, happened };
}

function withoutLists(item: YamlItem<object>): YamlItem<object> {
  const { frameworks: _, happened: __, ...value } = item.value as Record<string, unknown>;
  return { ...item, value };
}

type Choices = Pick<Mistake, 'setting' | 'broken' | 'sound' | 'fallback'>;

/** The setting must be one, and the two must be choices of it; a lesson that began broken could not break it. */
function readChoices(
  { setting, broken, sound, fallback }: z.infer<typeof mistakeSchema>,
  { placeOf }: YamlItem<object>,
  { report, beginning }: Around,
): Choices | null {
  const name = settingNameOf(setting);
  if (name === null) {
    const known = settingNames.map((one) => settingOf(one).attribute).join(', ');
    report(placeOf('setting'), `There is no setting "${setting}". Use one of: ${known}.`);
    return null;
  }
  const written = settingOf(name).choices.map((choice) => choice.written);
  const strange = (['broken', 'sound'] as const).filter(
    (field) => !written.includes({ broken, sound }[field]),
  );
  for (const field of strange)
    report(
      placeOf(field),
      `"${setting}" cannot be "${{ broken, sound }[field]}". Use one of: ${written.join(', ')}.`,
    );
  if (strange.length > 0) return null;
  if (broken === sound) {
    report(placeOf('sound'), 'What is broken and what is sound are the same here. Write another.');
    return null;
  }
  if ((beginning[setting] ?? written[0]) === broken) {
    report(
      placeOf('broken'),
      `The lesson begins with this already, so nothing would break. Change "sandbox".`,
    );
    return null;
  }
  if (fallback === undefined) return { setting: name, broken, sound, fallback: null };
  // It is told by one cookie that the browser keeps or does not, so there is nothing else that it could stand for.
  if (setting !== 'same-site' || broken !== 'none' || fallback !== 'absent') {
    report(
      placeOf('fallback'),
      'Only for "setting: same-site" with "broken: none" is there one. Write fallback: absent',
    );
    return null;
  }
  return { setting: name, broken, sound, fallback };
}

type About<Schema> = { schema: Schema; examples: Examples; report: Report };

/** Reads a list of sets of fields; one entry at least. */
function readList<Schema extends z.ZodType>(
  item: YamlItem<object>,
  field: keyof typeof lists,
  { schema, examples, report }: About<Schema>,
): z.infer<Schema>[] | null {
  const entries = item.entriesOf(field);
  if (entries.length === 0) {
    report(
      item.placeOf(field),
      `"${field}" is a list with one entry at least. Write ${field}: ⏎ ${lists[field]}`,
    );
    return null;
  }
  const read = entries.map((entry) => {
    if (hasFields(entry)) return checkItem(entry, schema, examples, report);
    report(entry.place, `This is not a set of fields. Write ${lists[field].trim()}`);
    return null;
  });
  return read.some((one) => one === null) ? null : (read as z.infer<Schema>[]);
}

import type { Code } from 'mdast';
import { ticketCookie } from '../session/vocabulary.ts';
import { exchangeObservationSchema, noteObservationSchema, type Observation } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { startOf } from './markdown.ts';
import { checkItem, hasFields, readYaml, type YamlItem } from './read-yaml.ts';
import { settingExamples } from './written-settings.ts';

const exchangeExamples = {
  says: 'says: A wrong password is turned away',
  request: 'request: POST /api/login',
  status: 'status: 401 (or 2xx, 3xx, 4xx, 5xx)',
  'sets-cookie': `sets-cookie: ${ticketCookie}`,
  'clears-cookie': `clears-cookie: ${ticketCookie}`,
  ticket: 'ticket: live (or none, ended, unknown)',
  'minutes-old': 'minutes-old: 60',
  actor: 'actor: browser (or device, curl, attacker, admin)',
  name: 'name: Phone',
  server: 'server: B (or A)',
  'sessions-in': 'sessions-in: memory (or redis, disk)',
  after: 'after: 1 (the place of an earlier entry, or several: [1, 2])',
};
const noteExamples = {
  says: exchangeExamples.says,
  note: 'note: clock-moved (or script-read-cookies, keys-expired, server-changed, store-changed, settings-changed)',
  server: exchangeExamples.server,
  now: 'now: restarted (or started, stopped, down, up)',
  ...settingExamples(': '),
  after: exchangeExamples.after,
};

/** Reads a step's ```` ```yaml observe ```` block: a list of what the trace must hold before the step is done. */
export function readObservations(code: Code, report: Report): Observation[] {
  const { line, column } = startOf(code);
  const yaml = readYaml({ text: code.value, line: line + 1, column }, report);
  if (!yaml) return [];
  if (!yaml.list || yaml.items.length === 0) {
    report(
      { line: line + 1, column },
      `The observe block is not a list. Begin each observation with a dash: - ${exchangeExamples.says}`,
    );
    return [];
  }
  return yaml.items.flatMap((item, index) => {
    const observation = readObservation(item, report);
    if (observation) checkAfter(observation, index, item, report);
    return observation ?? [];
  });
}

/** An entry that waits for itself, or for one below it, would never be ticked. */
function checkAfter({ after }: Observation, index: number, item: YamlItem, report: Report): void {
  if ([after ?? []].flat().every((place) => place <= index)) return;
  report(
    item.placeOf('after'),
    `This is entry ${index + 1} of its list, and "after" counts the entries above it from 1. Name only those.`,
  );
}

function readObservation(item: YamlItem, report: Report): Observation | null {
  if (!hasFields(item)) {
    report(item.place, `An observation is a set of fields. Begin with ${exchangeExamples.says}`);
    return null;
  }
  if ('note' in item.value) return checkItem(item, noteObservationSchema, noteExamples, report);
  return checkItem(item, exchangeObservationSchema, exchangeExamples, report);
}

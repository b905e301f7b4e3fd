import type { Code } from 'mdast';
import { z } from 'zod';
import { ticketCookie } from '../session/vocabulary.ts';
import { dropRoute } from '../trace/drop.ts';
import { writtenBeginning } from './beginning.ts';
import { checkRoute } from './demo-routes.ts';
import {
  type ExchangeObservation,
  exchangeObservationSchema,
  noteObservationSchema,
  type Observation,
} from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { startOf } from './markdown.ts';
import { observationsOf } from './observations-of.ts';
import { checkItem, hasFields, readYaml, type YamlItem } from './read-yaml.ts';
import type { Reading } from './reading.ts';
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
  receiver: `receiver: Thief (with request: ${dropRoute})`,
  sends: 'sends: ticket (or nothing; with a receiver)',
  server: 'server: B (or A)',
  'sessions-in': 'sessions-in: memory (or redis, disk)',
  after:
    'after: 1 (the place of an earlier entry, the id of a step above, opened, or several of them: [1, opened])',
};
const noteExamples = {
  says: exchangeExamples.says,
  note: 'note: clock-moved (or script-read-cookies, script-asks, ticket-planted, keys-expired, server-changed, store-changed, settings-changed)',
  server: exchangeExamples.server,
  now: 'now: restarted (or started, stopped, down, up)',
  ...settingExamples(': '),
  'begins-as': 'begins-as: lesson (or default)',
  after: exchangeExamples.after,
};

/** A note may say in one word that all settings are as in the beginning. */
const writtenNoteSchema = noteObservationSchema.extend({
  'begins-as': z.enum(['lesson', 'default']).optional(),
});

/** Reads a beat's ```` ```yaml observe ```` block: a list of what the trace must hold before the beat is done. */
export function readObservations(code: Code, reading: Reading): Observation[] {
  const { report, lines } = reading;
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
    const observation = readObservation(item, reading);
    if (!observation) return [];
    lines.set(observation, item.place.line);
    for (const moment of [observation.after ?? []].flat()) checkMoment(moment, index, item, reading);
    return [observation];
  });
}

/** What waits for itself, for an entry below it, or for a step that shows nothing before it, would never be ticked. */
function checkMoment(moment: number | string, index: number, item: YamlItem, reading: Reading): void {
  const refuse = (why: string) => reading.report(item.placeOf('after'), why);
  if (typeof moment === 'number') {
    if (moment > index)
      refuse(
        `This is entry ${index + 1} of its list, and "after" counts the entries above it from 1. Name only those.`,
      );
    return;
  }
  if (moment === 'opened') return;
  const step = reading.above.get(moment);
  if (!step)
    refuse(
      `No step above this one is called "${moment}". Name one that is, an entry by its place, or opened.`,
    );
  else if (observationsOf(step).length === 0)
    refuse(`The step "${moment}" waits for nothing, so nothing can come after it. Name another.`);
}

/** A drop takes one route, which no server of the cloakroom has. */
function checkAsked(
  { request, receiver, sends }: ExchangeObservation,
  item: YamlItem<object>,
  report: Report,
): void {
  if (receiver === undefined) {
    checkRoute(request, item.placeOf('request'), report);
    if (sends !== undefined)
      report(
        item.placeOf('sends'),
        `Only a script's "sends" something, to somebody. Add ${exchangeExamples.receiver}`,
      );
  } else if (request !== dropRoute) {
    report(item.placeOf('request'), `A receiver is asked by one route only. Write request: ${dropRoute}`);
  }
}

function readObservation(item: YamlItem, reading: Reading): Observation | null {
  const { report } = reading;
  if (!hasFields(item)) {
    report(item.place, `An observation is a set of fields. Begin with ${exchangeExamples.says}`);
    return null;
  }
  if (!('note' in item.value)) {
    const exchange = checkItem(item, exchangeObservationSchema, exchangeExamples, report);
    if (exchange) checkAsked(exchange, item, report);
    return exchange;
  }
  const written = checkItem(item, writtenNoteSchema, noteExamples, report);
  if (!written) return null;
  const { 'begins-as': beginsAs, ...note } = written;
  if (beginsAs === undefined) return note;
  if (note.note !== 'settings-changed')
    report(
      item.placeOf('begins-as'),
      'Only a change of settings "begins-as" something. Write note: settings-changed',
    );
  return { ...note, ...writtenBeginning(beginsAs === 'lesson' ? reading.beginning : {}) };
}

import { z } from 'zod/mini';
import { sandboxSettingsSchema } from '#shared/sandbox/settings.ts';
import { createRecord, type Shelf } from './create-record.ts';

/**
 * By sandbox, the settings that it had before a question for practice was run in it: kept while that runs, so that they are
 * put back even where the page was left half-way.
 */
export const borrowedSettings = (shelf?: () => Shelf) =>
  createRecord('borrowed-settings', z.record(z.string(), sandboxSettingsSchema), shelf);

import { z } from 'zod/mini';

export type JsonValue = z.infer<ReturnType<typeof z.json>>;

/**
 * Whatever JSON can say, handed on as it is. `z.json` and `z.record` copy what they read, and leave out a key that is called
 * `__proto__`: a session may be.
 */
export const jsonSchema = z.custom<JsonValue>(isJson, 'no JSON');

export const jsonObjectSchema = z.custom<Record<string, JsonValue>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isJson(value),
  'no JSON object',
);

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  return typeof value === 'object' ? Object.values(value).every(isJson) : Number.isFinite(value);
}

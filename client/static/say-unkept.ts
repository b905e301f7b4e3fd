import { apiErrorSchema } from '#shared/api/sandbox-api.ts';

/** Why the worker refused what a page asked of the demo app, where it could not be kept; null for what the demo app answered itself. */
export function sayUnkept({ status, text }: { status: number; text: string }): string | null {
  if (status !== 503) return null;
  try {
    const { success, data } = apiErrorSchema.safeParse(JSON.parse(text));
    return success && data.error.code === 'storage-refused' ? data.error.message : null;
  } catch {
    // A page of the demo app's is no JSON.
    return null;
  }
}

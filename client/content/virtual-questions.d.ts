declare module 'virtual:questions' {
  import type { Topic } from '#shared/content/practice-question.ts';

  export const topics: readonly Topic[];
}

import type { ReadServer } from '#shared/grading/remote-lab.ts';

const texts = import.meta.glob<string>('../../../lessons/exercises/*/servers/**/*.ts', {
  query: '?raw',
  import: 'default',
});

/** The text of a server of ours that learners' tests judge. */
export const readServer: ReadServer = async (file) => {
  const load = texts[`../../../lessons/exercises/${file}.ts`];
  if (load) return load();
  throw new Error(`Could not find the server ${file} in the lab.`);
};

declare module 'virtual:lab' {
  /** Where the scripts of the lab's two workers are; made by `client/build/lab-plugin.ts`. */
  export const labScripts: { learner: string; grader: string };
}

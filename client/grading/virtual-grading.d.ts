declare module 'virtual:grading' {
  /** Where the scripts of the two workers are; made by `client/build/grading-plugin.ts`. */
  export const workerScripts: { learner: string; grader: string };
}

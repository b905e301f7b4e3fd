declare module 'virtual:grading' {
  /** Where the scripts of the workers are; made by `client/build/grading-plugin.ts`. */
  export const workerScripts: { learner: string; host: string; grader: string };
}

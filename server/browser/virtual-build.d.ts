/** What the build tells the worker. */
declare module 'virtual:worker-build' {
  /** Of the page's files and of the worker. */
  export const version: string;
  /** The page's files, by their paths beneath the base. */
  export const files: readonly string[];
}

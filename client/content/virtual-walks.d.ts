declare module 'virtual:walks' {
  export const walkModules: ReadonlyMap<string, () => Promise<{ text: string }>>;
}

declare module 'virtual:shows' {
  export const showSummaries: readonly { slug: string; title: string; summary: string; minutes: number }[];
  export const showModules: ReadonlyMap<string, () => Promise<{ text: string }>>;
}

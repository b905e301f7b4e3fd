// Runs before the first paint, so that no page flashes in the wrong light. `theme/theme-choice.ts` takes over later.
(() => {
  let choice = 'system';
  try {
    choice = JSON.parse(localStorage.getItem('coat-check:theme') ?? 'null');
  } catch {
    choice = 'system';
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = choice === 'dark' || choice === 'light' ? choice : system;
})();

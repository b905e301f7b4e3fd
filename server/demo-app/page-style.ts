/** One small stylesheet for all pages: cream paper by day, the house lights down by night. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f6efdf, #14201b);
  --stub: light-dark(#fffaf0, #1c2c25);
  --ink: light-dark(#1f3a2e, #efe6d2);
  --brass: light-dark(#8a6420, #d6ac5c);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  padding: 1rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.5 Georgia, 'Times New Roman', serif;
}
main {
  width: min(100%, 24rem);
  padding: 2rem;
  background: var(--stub);
  border: 1px solid var(--brass);
  border-top: 6px dashed var(--brass);
  overflow-wrap: anywhere;
}
.house { margin: 0; color: var(--brass); font-variant-caps: all-small-caps; letter-spacing: 0.15em; }
h1 { margin: 0 0 1.25rem; font-size: 1.75rem; font-weight: normal; line-height: 1.2; }
h2 { margin: 2rem 0 0.75rem; font-size: 1.25rem; font-weight: normal; }
label { display: block; margin-bottom: 1rem; }
input, button { display: block; width: 100%; padding: 0.625rem 0.75rem; font: inherit; border-radius: 2px; }
input { margin-top: 0.25rem; color: inherit; background: var(--paper); border: 1px solid var(--ink); }
button { color: var(--stub); background: var(--ink); border: 1px solid var(--ink); cursor: pointer; }
a { color: var(--brass); }
nav { display: grid; gap: 0.5rem; justify-items: start; margin: 0 0 1.5rem; }
nav:last-child { margin-bottom: 0; }
:focus-visible { outline: 3px solid var(--brass); outline-offset: 2px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; margin: 0 0 1.5rem; }
dt { color: var(--brass); }
dd { margin: 0; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: 1rem 0; border-top: 1px solid var(--brass); }
summary { cursor: pointer; }
summary + button { margin-top: 0.75rem; }
li form { margin-top: 0.75rem; }
li label { margin-bottom: 0.5rem; }
li dl { margin: 0.25rem 0 0.75rem; }
button + button { margin-top: 0.5rem; color: var(--ink); background: none; }
[role='alert'] { margin: 1rem 0 0; }
[role='alert']:empty { display: none; }
`;

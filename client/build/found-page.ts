/**
 * What the page for any other address does, in a browser: beneath which folder of the host all lies is written nowhere, so it looks
 * for the nearest folder above its own address in which `page.html` lies, those first after which an address of ours goes
 * on, and becomes that page, told the base. Runs once, inline.
 */
export const findBase = `(async () => {
  const names = location.pathname.split('/').filter((name) => name !== '');
  const bases = names.map((name, index) => ({
    base: ['', ...names.slice(0, index), ''].join('/'),
    isLikely: /^(s|r|lessons|exercises|embed|practice|shows|trace|progress|handouts|host)$/.test(name),
  }));
  for (const { base } of bases.reverse().sort((a, b) => b.isLikely - a.isLikely)) {
    const answer = await fetch(base + 'page.html').catch(() => null);
    const html = answer && answer.ok ? await answer.text() : '';
    if (!html.includes('<meta name="base-path"')) continue;
    const tell = (_, before) => before + base;
    document.open();
    document.write(html.replace(/(<meta name="base-path" content=")\\/(?=")/, tell).replace(/( (?:src|href)=")\\/(?!\\/)/g, tell));
    document.close();
    return;
  }
  document.getElementById('lost').hidden = false;
})();`;

/** The document around that script. */
export const toFoundPage = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Coat Check</title>
  </head>
  <body>
    <p id="lost" hidden>There is no such page here, and what would be shown in its place could not be fetched. Reload this page, or cut the end off its address.</p>
    <noscript>Coat Check draws what happens with JavaScript. Please switch it on for this page and reload.</noscript>
    <script>${script}</script>
  </body>
</html>
`;

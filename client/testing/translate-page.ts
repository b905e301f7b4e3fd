/**
 * What browsers' translators do to a page: every text node gives way to the same text in two elements of theirs, again
 * after each change, but for what says `translate="no"`. Runs in the page, before it loads anything; stands alone, as it
 * is sent there as text. The words stay, so that tests find them.
 */
export function translatePage(): void {
  const notPage = 'script, style, noscript, textarea, title, [translate="no"], font';
  const translate = (text: Text) => {
    if (!document.body?.contains(text) || text.data === '' || text.parentElement?.closest(notPage)) return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.append(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  };
  const translateWithin = (root: Node) => {
    const texts: Text[] = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    if (root instanceof Text) texts.push(root);
    while (walk.nextNode()) texts.push(walk.currentNode as Text);
    texts.forEach(translate);
  };
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes) {
      if (type === 'characterData') translateWithin(target);
      else addedNodes.forEach(translateWithin);
    }
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}

import { type ElementType, Fragment, type ReactNode } from 'react';
import { jsx } from 'react/jsx-runtime';

type Text = string | number | bigint;

const isText = (child: ReactNode): child is Text => ['string', 'number', 'bigint'].includes(typeof child);
const isNothing = (child: ReactNode): boolean =>
  child === null || child === undefined || child === '' || typeof child === 'boolean';

const toSpan = (text: string, key: string): ReactNode => jsx('span', { children: text }, key);

/**
 * Gives each text that stands beside others an element of its own. A browser's translator puts its own elements in the
 * place of text nodes, and React, which goes on with the nodes that it made, then fails where it removes such a text or
 * puts something before it, and writes what is new where nobody sees it. It finds its elements where it left them, and
 * sets the text of one that holds nothing else as a whole.
 *
 * What is text throughout becomes one text, a sentence in one piece for the translator as well. A list's elements keep
 * their places, so that none is taken for another.
 */
export function keepTextApart(type: ElementType, children: ReactNode): ReactNode {
  const isFragment = type === Fragment;
  if (!Array.isArray(children)) {
    return isFragment && isText(children) && children !== '' ? toSpan(String(children), 'text') : children;
  }
  if (!children.every((child) => isText(child) || isNothing(child))) return apart(children);
  const text = children.filter(isText).join('');
  return isFragment && text !== '' ? toSpan(text, 'text') : text;
}

function apart(children: readonly ReactNode[]): readonly ReactNode[] {
  if (!children.some((child) => isText(child) || Array.isArray(child))) return children;
  const result: ReactNode[] = [];
  let run = '';
  let begin = 0;
  const endRun = () => {
    if (run !== '') result[begin] = toSpan(run, `text ${begin}`);
    run = '';
  };
  children.forEach((child, index) => {
    result[index] = null;
    if (isText(child)) {
      if (run === '') begin = index;
      run += child;
    } else if (!isNothing(child)) {
      endRun();
      result[index] = Array.isArray(child) ? apart(child) : child;
    }
  });
  endRun();
  return result;
}

import type { ElementType, ReactNode } from 'react';
import { keepTextApart } from './keep-text-apart.ts';

type Props = { children?: ReactNode; translate?: 'yes' | 'no' };

/** What means something only as it is written. Of a drawing's words nothing would be left: no translator's element is shown in one. */
const asWritten: ReadonlySet<ElementType> = new Set(['code', 'kbd', 'pre', 'samp', 'svg'] as const);

/** An element's properties, fit for a page that is translated in the reader's browser. */
export function forTranslators(type: ElementType, props: Props): Props {
  const { children } = props;
  const kept = keepTextApart(type, children);
  const own = kept === children ? props : { ...props, children: kept };
  return asWritten.has(type) && own.translate === undefined ? { ...own, translate: 'no' } : own;
}

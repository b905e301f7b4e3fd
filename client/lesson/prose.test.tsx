import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { parseLesson } from '#shared/content/parse-lesson.ts';
import { Prose } from './prose.tsx';

function htmlOf(text: string): string {
  const lesson = `---\ntitle: T\nsummary: S\nminutes: 1\n---\n::::step{#a title=A}\n${text}\n:::caption\nC.\n:::\n::::\n`;
  const [step] = parseLesson(lesson, { slug: 'x', file: 'x' }).steps;
  return step ? renderToStaticMarkup(<Prose root={step.prose} />) : '';
}

describe('Prose', () => {
  it('draws Markdown as elements', () => {
    expect(htmlOf('One **two** `three`.')).toBe(
      '<p><span>One </span><strong>two</strong><span> </span><code translate="no">three</code><span>.</span></p>',
    );
  });

  it('leaves nothing between blocks, which would be laid out, and the space between words', () => {
    expect(htmlOf('One\n\n- `two`\n- three\n\n**four**\n`five`')).toBe(
      '<p>One</p><ul><li><code translate="no">two</code></li><li>three</li></ul><p><strong>four</strong><span>\n</span><code translate="no">five</code></p>',
    );
  });

  it('marks a term with its owner', () => {
    expect(htmlOf('The :term[rack]{is=store}.')).toBe(
      '<p><span>The </span><span data-term="store">rack</span><span>.</span></p>',
    );
  });

  it('shows what looks like markup as text', () => {
    expect(htmlOf('`<script>` and &lt;b&gt;')).toBe(
      '<p><code translate="no">&lt;script&gt;</code><span> and &lt;b&gt;</span></p>',
    );
  });

  it('opens links out of the lesson beside it, and others in place', () => {
    expect(htmlOf('[a](https://example.org)')).toContain('target="_blank" rel="noreferrer"');
    expect(htmlOf('[a](#b)')).toBe('<p><a href="#b">a</a></p>');
  });
});

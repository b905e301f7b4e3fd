import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { parseLesson } from '#shared/content/parse-lesson.ts';
import { Prose } from './prose.tsx';

function htmlOf(text: string): string {
  const lesson = `---\ntitle: T\nsummary: S\nminutes: 1\n---\n::::step{#a title=A}\n${text}\n::::\n`;
  const beat = parseLesson(lesson, { slug: 'x', file: 'x', places: new Set() }).steps[0]?.beats[0];
  return beat ? renderToStaticMarkup(<Prose root={beat.say} />) : '';
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

  it('leaves the place of a ticket for the page', () => {
    expect(htmlOf('Under :ticket[] it hangs.')).toBe(
      '<p><span>Under </span><span data-ticket=""></span><span> it hangs.</span></p>',
    );
  });

  it('leaves the place of a guessing time for the page', () => {
    expect(htmlOf('It takes :guessing-time[]{per-second=10000}.')).toContain(
      '<span data-guesses-per-second="10000"></span>',
    );
  });

  it('shows what looks like markup as text', () => {
    expect(htmlOf('`<script>` and &lt;b&gt;')).toBe(
      '<p><code translate="no">&lt;script&gt;</code><span> and &lt;b&gt;</span></p>',
    );
  });

  it('draws pictures, lists and blocks of code with their attributes', () => {
    expect(htmlOf('3. three')).toBe('<ol start="3"><li>three</li></ol>');
    expect(htmlOf('```js\nlet a;\n```')).toBe(
      '<pre translate="no"><code class="language-js" translate="no">let a;\n</code></pre>',
    );
    expect(htmlOf('One  \ntwo')).toBe('<p><span>One</span><br/><span>\ntwo</span></p>');
  });

  it('opens links out of the lesson beside it, and others in place', () => {
    expect(htmlOf('[a](https://example.org)')).toContain('target="_blank" rel="noreferrer"');
    expect(htmlOf('[a](a)')).toBe('<p><a href="a">a</a></p>');
  });
});

import { writeTraceFile } from '#shared/export/trace-file.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { expect, type Page, test } from './fixtures.ts';
import { allDrawn, clickDrawn, drawn, openLesson, openPanel, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { download, openTakeAway, outcome, tellStory } from './taking.ts';

const choose = (page: Page, content: string | Buffer, name = 'kept.trace.json') =>
  page.getByLabel('A trace file').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: typeof content === 'string' ? Buffer.from(content) : content,
  });

const short = () => writeTraceFile({ dropped: 0, events: [...loginExchange(createTraceBuilder()).events] });

/** All that is drawn, however wide the columns are: narrow ones break labels into more lines. */
const drawnAnywhere = async (page: Page) =>
  (await allDrawn(page)).map(({ number, label }) => ({
    number,
    // The sentence: how much of it is written on the arrow before depends on the room there is.
    label: (label.split('. ').at(-1) ?? '').replace(/\s/g, ''),
  }));

/** What each panel says at an event; the address, which a file does not hold, aside. */
async function panelsAt(page: Page, label: RegExp): Promise<string[]> {
  await clickDrawn(page, label);
  const said: string[] = [];
  for (const panel of ['Wire', 'Jar', 'Store'] as const) {
    await openPanel(page, panel);
    const text = await page.getByRole('tabpanel').textContent();
    said.push((text ?? '').replace(/\/s\/[\w-]{22}/g, '/s/…'));
  }
  return said;
}

test('a downloaded trace opens again with the same diagram and panels', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await tellStory(url);
  await openLesson(page, url);
  await seeDrawn(page, /Server A answers Browser: 401/);
  await openTakeAway(page);
  const { text } = await download(page, 'Download trace (JSON)');
  await page.getByRole('button', { name: 'Close' }).click();
  const before = await drawnAnywhere(page);
  const tell = async () => [
    // The later one first: an arrow beyond the cursor is not there to be clicked.
    await panelsAt(page, /clears the cookie session_id$/),
    await panelsAt(page, /sets the cookie session_id$/),
  ];
  const told = await tell();

  await page.goto(new URL('trace', server.url).href);
  await choose(page, text);
  await seeDrawn(page, /Server A answers Browser: 401/);
  await expect.poll(() => drawnAnywhere(page)).toEqual(before);
  await page.reload();
  await expect.poll(() => drawnAnywhere(page), 'a reload loses nothing').toEqual(before);
  expect(await tell()).toEqual(told);
});

test('it is reached from the landing page, and a bad file loses nothing', async ({ page, server }) => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Open it again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Open a trace again' })).toBeVisible();
  await choose(page, '{"log":{}}');
  await expect(page.getByRole('alert')).toHaveText(
    /^Could not open the trace: it is no Coat Check trace\. Choose/,
  );
  await choose(page, short());
  await seeDrawn(page, /sets the cookie session_id$/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const before = await drawn(page);

  for (const [content, why] of [
    [Buffer.alloc(20 * 1024 * 1024 + 1, 32), /larger than 20 MB/],
    ['not JSON', /not JSON/],
    [short().replace('"at": ', '"at": 1e300, "x": '), /damaged at events\.0\.at/],
    [
      `{"format":"coat-check-trace","version":1,"dropped":0,"events":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      /damaged/,
    ],
  ] as const) {
    await choose(page, content);
    await expect(page.getByRole('alert')).toHaveText(why);
    expect(await drawn(page)).toEqual(before);
  }
});

test('a file can be dropped on the page', async ({ page, server }) => {
  await page.goto(new URL('trace', server.url).href);
  const files = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'dropped.trace.json', { type: 'application/json' }));
    return data;
  }, short());
  await page.getByRole('heading', { level: 1 }).dispatchEvent('drop', { dataTransfer: files });
  await seeDrawn(page, /sets the cookie session_id$/);
  await expect(page.getByText('dropped.trace.json')).toBeVisible();
});

/** Shows every event, from the last to the first, one a frame. */
const walkBack = (page: Page, steps: number) =>
  page.evaluate(async (count) => {
    for (const key of ['l', ...Array.from({ length: count }, () => 'ArrowLeft')]) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await new Promise(requestAnimationFrame);
    }
  }, steps);

const nasty = [
  ...[
    '<img src=x onerror="window.pwned=1">',
    '</text><script>window.pwned=1</script>',
    'x;S->>B: forged',
    'end',
  ],
  ...[
    'javascript:window.pwned=1',
    '%%{init: {"securityLevel":"loose"}}%%',
    '\u202eevil\u0000\uffff\ud83d',
    '__proto__',
  ],
  ...['constructor', '😀'.repeat(2000), 'a'.repeat(100_000), '%E0%A4%A', '', '\n\r\u2028'],
];

test('a hostile trace breaks and runs nothing, in no panel and no picture', { tag: '@all' }, async ({
  page,
  server,
}) => {
  test.slow();
  const trace = createTraceBuilder();
  for (const text of nasty) {
    const header = text.replace(/[\n\r]/g, ' ');
    trace.exchange({
      actor: { id: text.slice(0, 40) || 'x', kind: 'attacker', name: text.slice(0, 40) || 'x' },
      method: text,
      path: text,
      cookie: `session_id=${header}`,
      body: text,
      headers: [[header, header]],
      calls: [
        {
          commands: [
            ['SETEX', `session:${text}`, '1e309', text],
            [text, text],
          ],
          replies: [{ ok: true, value: { [text]: text } }, text],
          source: { file: text, line: -1 },
        },
        { commands: [['DEL', `session:${text}`]], replies: [1], source: { file: 'sessions.ts', line: 1e15 } },
      ],
      status: -1,
      reason: text,
      responseHeaders: [['Location', header]],
      responseBody: text,
      setCookie: [
        `${header}=${header}; Max-Age=1e99; Path=${header}`,
        'session_id=x; Expires=Thu, 01 Jan 9999999 00:00:00 GMT',
      ],
    });
    trace.scriptReadsCookies([text]);
  }
  await page.goto(new URL('trace', server.url).href);
  await choose(page, writeTraceFile({ dropped: 0, events: [...trace.events] }));
  await expect
    .poll(async () => (await allDrawn(page)).length, { timeout: 60_000 })
    .toBeGreaterThan(nasty.length * 6);
  const isWhole = async () => {
    await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
    expect(
      await page.evaluate(() => 'pwned' in window || document.querySelector('img[src=x]') !== null),
    ).toBe(false);
  };
  for (const panel of await page.getByRole('tab').all()) {
    await panel.click();
    await walkBack(page, trace.events.length);
    await expect(page.locator('.timeline-count')).toHaveText(`1 of ${trace.events.length}`);
    await isWhole();
  }
  await openTakeAway(page);
  for (const way of ['Download SVG', 'Download PNG', 'Download trace (JSON)', 'Download HAR'] as const) {
    await download(page, way);
  }
  await isWhole();
});

test('a trace of any length becomes one SVG, and a PNG where a browser can paint it', {
  tag: '@all',
}, async ({ page, server }) => {
  test.slow();
  const trace = loginExchange(createTraceBuilder());
  while (trace.events.length < 1990) lookupExchange(trace);
  logoutExchange(trace);
  const events = trace.events.slice(0, 2000);
  await page.goto(new URL('trace', server.url).href);
  await choose(page, writeTraceFile({ dropped: 0, events }));
  await expect(page.locator('.diagram-chapter:not([hidden]) svg [data-of]').first()).toBeVisible({
    timeout: 60_000,
  });
  await openTakeAway(page);
  const svg = await download(page, 'Download SVG');
  expect(svg.text.match(/marker-end/g)).toHaveLength(events.length);
  // Heads above and below, once each: no seam shows where the picture was put together.
  expect(svg.text.match(/>Session Store</g)).toHaveLength(2);

  await page.getByRole('button', { name: 'Download PNG' }).click();
  await expect(outcome(page)).toHaveText(/^Could not make the PNG: it would be larger than/, {
    timeout: 60_000,
  });
  const { text } = await download(page, /^Only the newest/);
  expect(text.length).toBeGreaterThan(1000);
});

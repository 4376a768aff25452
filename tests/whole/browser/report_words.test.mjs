// The words of a report beside its page: figures are inserted and told, faults marked and mended, the page follows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';

const there = '/events/london-send-summit-2022/report/change';
let server, browser;

before(async () => {
  server = await startServer({ commands: [['demo']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function opened(kind, more) {
  const page = await openPage(browser, kind, more);
  assert.equal((await page.goto(server.address + there)).status(), 200);
  return page;
}

test('a figure is inserted where the cursor is, told at the cursor, and printed on the page', async () => {
  const page = await opened(desk);
  await check(page);
  await screenshot(page, 'report-words');
  await page.locator('#text').fill('# Ours\n\nIt was helpful to .\n');
  await page.locator('#text').evaluate((text) => text.setSelectionRange(26, 26));
  await page.getByLabel('Find a figure').fill('mainly');
  await page.getByRole('button', { name: /Mainly helpful 4 of 42/ }).click();
  assert.match(await page.locator('#text').inputValue(), /It was helpful to \{helpful = mainly \| of\}\./);
  await page.locator('.editor-paper').getByText('It was helpful to 4 of 42.').waitFor();
  await page.locator('#text').press('ArrowLeft');
  assert.match(await page.locator('.editor-cursor').innerText(), /At the cursor: .* prints 4 of 42\./);
  await check(page);
  await page.context().close();
});

test('a fault leaves a named gap, is marked at its line and mended by a press', async () => {
  const page = await opened(desk);
  await page.locator('#text').fill('# Ours\n\n{helpfull = helpful | of} liked it.\n\n{delegates} came.\n');
  await page.locator('.editor-paper').locator('p', { hasText: 'a figure is missing here liked it.' }).waitFor();
  assert.equal(await page.locator('.text-mirror .line-wrong').count(), 1);
  assert.match(await page.locator('h1').innerText(), /One thing is wrong\. All else can be printed\./);
  await check(page);
  await screenshot(page, 'report-words-fault');
  await page.getByRole('button', { name: 'Write ‘helpful’' }).click();
  await page.locator('.editor-paper').getByText('38 of 42 liked it.').waitFor();
  assert.match(await page.locator('#text').inputValue(), /\{helpful = helpful \| of\}/);
  await page.context().close();
});

test('a fault far down is told at its line, and the page follows the chapter that one writes in', async () => {
  const page = await opened(desk);
  const filler = Array.from({ length: 80 }, (_, at) => `Line ${at} of many words that fill the text.\n`).join('\n');
  const far = `# First\n\n${filler}\n# Last\n\n{helpfull} liked it.\n`;
  await page.locator('#text').fill(far);
  await page.locator('.faults li').waitFor();
  const line = far.split('\n').indexOf('{helpfull} liked it.');
  await page.locator('.faults a').click();
  const note = page.locator('.editor-at-line');
  await note.waitFor();
  assert.match(await note.innerText(), /helpfull/);
  const [row, told] = await page.evaluate((at) => [document.querySelector('.text-mirror').children[at],
    document.querySelector('.editor-at-line')].map((one) => one.getBoundingClientRect().toJSON()), line);
  assert.ok(Math.abs(told.top - row.bottom) < 4, `${told.top} beside ${row.bottom}`);
  await screenshot(page, 'report-words-at-line');
  const paper = () => page.locator('.editor-paper').evaluate((one) => one.scrollTop);
  const below = await paper();
  assert.ok(below > 200, `the paper stands at ${below}`);
  await page.locator('#text').evaluate((text) => { text.focus(); text.setSelectionRange(3, 3); });
  await page.waitForFunction((was) => document.querySelector('.editor-paper').scrollTop < was, below);
  await check(page);
  await page.context().close();
});

test('without scripts names are copied, the page is looked at and a fault is mended', async () => {
  const page = await opened(desk, { javaScriptEnabled: false });
  await check(page);
  assert.match(await page.locator('.offers').first().innerText(), /Delegates 104 \{delegates\}/);
  await page.locator('#text').fill('{helpfull = helpful | of} liked it.\n');
  await page.getByRole('button', { name: 'Look at the page' }).click();
  await check(page);
  assert.match(await page.locator('.editor-paper').innerText(), /a figure is missing here/);
  await screenshot(page, 'report-words-no-scripts');
  await page.getByRole('button', { name: 'Write ‘helpful’' }).click();
  await check(page);
  assert.match(await page.locator('.editor-paper').innerText(), /38 of 42 liked it\./);
  // Looking saved nothing.
  await page.goto(server.address + there);
  assert.match(await page.locator('#text').inputValue(), /sentence\.registered/);
  await page.context().close();
});

test('on a phone one of four parts is shown at a time', async () => {
  const page = await opened(phone);
  await check(page);
  await screenshot(page, 'report-words-phone');
  assert.equal(await page.locator('.editor-paper').isVisible(), false);
  await page.getByRole('link', { name: 'Insert' }).click();
  await check(page);
  await screenshot(page, 'report-words-phone-insert');
  await page.getByRole('button', { name: /^Delegates 104/ }).click();
  assert.equal(await page.locator('#text').isVisible(), true);
  await page.getByRole('link', { name: 'Page', exact: true }).click();
  await check(page);
  await screenshot(page, 'report-words-phone-page');
  await page.locator('.page-strip a', { hasText: /^4$/ }).click();
  await page.locator('.page-strip a[aria-current]', { hasText: '4' }).waitFor();
  await page.getByRole('link', { name: 'Editions', exact: true }).click();
  assert.equal(await page.locator('.editor-paper').isVisible(), false);
  assert.equal(await page.locator('.editor-editions').isVisible(), true);
  await check(page);
  await screenshot(page, 'report-words-phone-editions');
  await page.context().close();
});

test('one chapter is looked at alone, what stands around it is kept, and only its pages stand beside it', async () => {
  const page = await opened(desk);
  const text = page.locator('#text');
  const began = await text.inputValue();
  await page.locator('.editor-chapters summary').click();
  await page.locator('.editor-chapters').getByRole('button', { name: 'What people thought' }).click();
  await page.locator('.editor-chapter-now', { hasText: /Chapter 3 of \d+\./ }).waitFor();
  assert.match(await text.inputValue(), /^::: if form\n::: page-break\n\n# What people thought\n/);
  assert.doesNotMatch(await text.inputValue(), /# What the tables noted/);
  assert.match(await page.locator('.editor-page-now').innerText(), /^Page [345] of 11$/);
  assert.match(await page.locator('.editor-pages-of').innerText(), /^Pages? [345]/);
  assert.doesNotMatch(await page.locator('.editor-paper').innerText(), /What the tables noted/);
  await check(page);
  await screenshot(page, 'report-words-chapter');
  // A fault is told at its line of the chapter, and marked there.
  await text.fill('# What people thought\n\n{helpfull} thought so.');
  await page.locator('.faults', { hasText: 'Line 3 of this chapter' }).waitFor();
  assert.equal(await page.locator('.text-mirror .line-wrong').count(), 1);
  await page.getByRole('button', { name: 'Write ‘helpful’' }).click();
  await page.locator('.editor-paper').getByText('42 thought so.').waitFor();
  assert.equal((await text.inputValue()).trimEnd(), '# What people thought\n\n{helpful} thought so.');
  await page.getByRole('button', { name: 'All chapters' }).click();
  await page.locator('.editor-chapter-now').waitFor({ state: 'detached' });
  const whole = await text.inputValue();
  assert.ok(whole.startsWith(began.slice(0, began.indexOf('::: if form'))));
  assert.ok(whole.includes('{helpful} thought so.\n::: if answers topics\n# {topics.label}'));
  await page.context().close();
});

test('a fault in another chapter leads to its line there', async () => {
  const page = await opened(desk);
  await page.locator('#text').fill('# One\n\n{delegates} came.\n\n# Two\n\nHow {helpfull}.\n');
  await page.locator('.faults', { hasText: 'Line 7' }).waitFor();
  await page.locator('.editor-chapters summary').click();
  await page.locator('.editor-chapters').getByRole('button', { name: 'One', exact: true }).click();
  await page.getByRole('link', { name: 'Line 3 of ‘Two’' }).click();
  await page.locator('.editor-chapter-now', { hasText: 'Chapter 2 of 2.' }).waitFor();
  await page.locator('.faults', { hasText: 'Line 3 of this chapter' }).waitFor();
  assert.equal(await page.locator('#text').inputValue(), '# Two\n\nHow {helpfull}.\n');
  assert.equal(await page.locator('#text').evaluate((text) => text.selectionStart), '# Two\n\nHow {'.length);
  await check(page);
  await page.context().close();
});

test('without scripts a chapter is chosen by a press, changed and saved with the rest', async () => {
  const page = await opened(desk, { javaScriptEnabled: false });
  await page.locator('.editor-chapters summary').click();
  await page.locator('.editor-chapters').getByRole('button', { name: 'What the tables noted' }).click();
  await check(page);
  await screenshot(page, 'report-words-chapter-no-scripts');
  const text = page.locator('#text');
  assert.match(await text.inputValue(), /^::: if notes\n::: page-break\n\n# What the tables noted/);
  await text.fill('# What we heard\n\n{notes} notes.\n');
  await page.getByRole('button', { name: 'Look at the page' }).click();
  await check(page);
  assert.match(await page.locator('.editor-paper').innerText(), /What we heard[\s\S]*105 notes\./);
  await page.getByRole('button', { name: 'All chapters' }).click();
  assert.match(await text.inputValue(), /# What we heard[\s\S]*# What people thought[\s\S]*::: delegates/);
  await page.context().close();
});

test('a block says what it makes, and each question is offered as the picture that suits it', async () => {
  const page = await opened(desk);
  const bars = page.locator('.offers-blocks').getByRole('button', { name: 'Bars' });
  assert.equal(await bars.getAttribute('title'), 'A bar for each answer, with its interval');
  await page.getByLabel('Find a figure').fill('future events cover');
  await page.locator('.offers-rows').getByRole('button', { name: 'Topics' }).waitFor();
  await check(page);
  await screenshot(page, 'report-words-palette');
  await page.locator('#text').fill('{event}\n');
  await page.locator('.offers-rows').getByRole('button', { name: 'Topics' }).click();
  assert.match(await page.locator('#text').inputValue(), /::: picture topics/);
  await page.getByLabel('Find a figure').fill('');
  await check(page);
  await screenshot(page, 'report-words-palette-all');
  await page.context().close();
});

test('the pages of the printed report are numbered, and its editions stand below them', async () => {
  const page = await opened(desk);
  await page.locator('.page-strip a', { hasText: /^4$/ }).click();
  assert.equal(await page.locator('.page-strip a[aria-current]').innerText(), '4');
  assert.equal(await page.locator('.editor-page-now').innerText(), 'Page 4 of 11');
  assert.match(await page.locator('.editor-editions tbody tr').first().innerText(), /1\s+Draft\s+42 answers, final\s+Word/);
  await page.locator('.page-strip a', { hasText: /^11$/ }).click();
  assert.match(await page.locator('.editor-page-now').innerText(), /^Page 11 of 11/);
  server.run('edition', 'freeze', 'london-send-summit-2022', '--note', 'Sent to the board');
  await page.reload();
  assert.match(await page.locator('.editor-editions tbody tr').nth(1).innerText(), /Sent to the board\s+Word[\s\S]* PDF/);
  server.run('edition', 'freeze', 'london-send-summit-2022', '--note', 'With the notes');
  await page.reload();
  await page.getByText('What changed since edition 1').click();
  assert.match(await page.locator('.editor-editions tbody tr').nth(1).innerText(), /No figure of the event changed\./);
  await check(page);
  await screenshot(page, 'report-words-pages');
  await page.getByRole('button', { name: 'Check, and freeze edition 3' }).click();
  await page.getByRole('button', { name: 'Freeze edition 3' }).waitFor();
  await page.context().close();
});

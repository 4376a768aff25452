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

test('on a phone one of three parts is shown at a time', async () => {
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
  await page.context().close();
});

test('one chapter is looked at alone, what stands around it is kept, and the page beside it says its number', async () => {
  const page = await opened(desk);
  const text = page.locator('#text');
  const began = await text.inputValue();
  await page.locator('.editor-chapters summary').click();
  await page.locator('.editor-chapters').getByRole('link', { name: 'What people thought' }).click();
  assert.match(await text.inputValue(), /^# What people thought\n/);
  assert.doesNotMatch(await text.inputValue(), /# What the tables noted/);
  assert.match(await page.locator('.editor-chapter-now').innerText(), /Chapter 2 of \d+\. All chapters/);
  assert.match(await page.locator('.editor-page-now').innerText(), /^Page [34] of 11$/);
  await check(page);
  await screenshot(page, 'report-words-chapter');
  // A fault is told at its line of the whole text, and marked in the chapter.
  await text.fill('# What people thought\n\n{helpfull} thought so.');
  await page.getByRole('button', { name: 'Write ‘helpful’' }).click();
  await page.locator('.editor-paper').getByText('42 thought so.').waitFor();
  assert.equal(await text.inputValue(), '# What people thought\n\n{helpful} thought so.\n');
  await page.getByRole('button', { name: 'All chapters' }).click();
  const whole = await text.inputValue();
  assert.ok(whole.startsWith(began.slice(0, began.indexOf('# What people thought'))));
  assert.match(whole, /\{helpful\} thought so\.\n# What should future events cover\?|\{helpful\} thought so\.\n#|\{helpful\} thought so\.\n:::/);
  await page.context().close();
});

test('the pages of the printed report are numbered, and its editions stand below them', async () => {
  const page = await opened(desk);
  await page.locator('.page-strip a', { hasText: /^4$/ }).click();
  assert.equal(await page.locator('.page-strip a[aria-current]').innerText(), '4');
  assert.equal(await page.locator('.editor-page-now').innerText(), 'Page 4 of 11');
  assert.match(await page.locator('.editor-editions tbody tr').first().innerText(), /1\s+Draft\s+42 answers, final\s+Word/);
  server.run('edition', 'freeze', 'london-send-summit-2022', '--note', 'Sent to the board');
  await page.reload();
  assert.match(await page.locator('.editor-editions tbody tr').nth(1).innerText(), /Sent to the board\s+Word[\s\S]* PDF/);
  await check(page);
  await screenshot(page, 'report-words-pages');
  await page.context().close();
});

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

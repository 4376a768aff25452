// Published figures: every page without errors at a desk and on a phone, and a file taken in from the page itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, startServer } from './browser.mjs';

let server;
let browser;

before(async () => {
  server = await startServer({ commands: [['init'], ['demo']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the pages of published figures have no errors at a desk and on a phone', async () => {
  for (const kind of [desk, phone]) {
    const page = await openPage(browser, kind);
    await page.goto(`${server.address}/events/london-send-summit-2022/indicators`);
    await check(page);
    await page.getByRole('link', { name: 'New plans issued within 20 weeks' }).click();
    for (const details of await page.locator('main details > summary').all()) await details.click();
    await check(page);
    await page.context().close();
  }
});

test('a file is taken in from the page, without scripts', async () => {
  const page = await openPage(browser, desk, { javaScriptEnabled: false });
  await page.goto(`${server.address}/events/london-send-summit-2022/indicators`);
  const rows = 'Area code,Year,Indicator,Value\nE09000007,2025,Waiting weeks,12.5\nCamden,2025,Waiting weeks,3\n';
  await page.getByLabel('File with figures').setInputFiles({ name: 'weeks.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByRole('button', { name: 'Look at the rows' }).click();
  await check(page);
  const words = await page.locator('main').innerText();
  assert.match(words, /"Camden" is no official code of an area/);
  assert.match(words, /Figures of which the file does not say what they are/);
  await page.context().close();
});

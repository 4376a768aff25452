// A programme written to a file by its owner: the page at a desk and on a phone, the job without scripts, the download.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

let server;
let browser;

before(async () => {
  server = await startServer({ commands: [['demo']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('an owner finds the page from the team, and takes the file from its job without scripts', async () => {
  const page = await openPage(browser, desk, { javaScriptEnabled: false });
  await page.goto(`${server.address}/team`);
  await page.getByRole('link', { name: 'This programme as one file' }).click();
  await look(page, 'programme-file');
  assert.match(await page.textContent('main'), /Only an owner who may read answers/);
  await page.getByRole('button', { name: 'Write the file' }).click();
  for (let turn = 0; turn < 100 && await page.getByRole('link', { name: /^Download programme-/ }).count() === 0; ++turn) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  await look(page, 'programme-file-job');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download programme-/ }).click();
  const first = (await (await waiting).createReadStream()).setEncoding('utf8');
  for await (const text of first) {
    assert.match(text, /^\{"muster":\s?"programme"/);
    break;
  }
});

test('the page fits a phone', async () => {
  const page = await openPage(browser, phone);
  await page.goto(`${server.address}/team`);
  await page.getByRole('link', { name: 'This programme as one file' }).click();
  await look(page, 'programme-file-phone');
});

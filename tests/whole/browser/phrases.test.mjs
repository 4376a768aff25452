// Phrases, words compared and the word list: every page without errors at a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

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

test('the pages of words have no errors at a desk and on a phone', async () => {
  for (const [kind, width] of [[desk, 1280], [phone, 390]]) {
    const page = await openPage(browser, kind);
    const event = `${server.address}/events/london-send-summit-2022`;
    for (const [path, name] of [['words', 'words'], ['words/stood_out', 'phrases'],
      ['words-compared?first=stood_out&second=topics', 'words-compared'], ['word-list', 'word-list'],
      ['themes/stood_out', 'theme-review']]) {
      await page.goto(`${event}/${path}`);
      await check(page);
      for (const details of await page.locator('main .figure details > summary').all()) await details.click();
      if (width === 1280) await look(page, name);
    }
    await page.context().close();
  }
});

test('each word opens the answers behind it, alone and beside another question, without scripts', async () => {
  const page = await openPage(browser, desk, { javaScriptEnabled: false });
  const event = `${server.address}/events/london-send-summit-2022`;
  for (const path of ['words/stood_out', 'words-compared?first=better&second=topics']) {
    await page.goto(`${event}/${path}`);
    await page.locator('main .figure details > summary').first().click();
    await page.locator('main .figure table a').first().click();
    await check(page);
    assert.match(await page.locator('h1').innerText(), /people say/);
  }
  await page.goto(`${event}/words/better`);
  await page.locator('#second').selectOption('topics');
  await page.getByRole('button', { name: 'Compare' }).click();
  assert.match(await page.locator('h1').innerText(), /differs most/);
  await page.context().close();
});

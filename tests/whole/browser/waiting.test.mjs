// A phone that comes before the form or the room opens: it says when that opens and goes on by itself, with scripts and
// without.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, openBrowser, openPage, phone, root, screenshot, startServer } from './browser.mjs';

let server;
let browser;
const event = 'waiting-forum';

before(async () => {
  server = await startServer({
    commands: [['init'], ['event', 'add', event, '--title', 'Waiting forum', '--date', '2022-06-10', '--form',
      path.join(root, 'tests/whole/browser/kinds.form')]],
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const formLink = () => `${server.address}/f/${/\/f\/(\w+)|(\w{7})  draft/.exec(server.run('event', 'rounds', event)).slice(1).find(Boolean)}`;

test('a phone without scripts loads the waiting page again by itself', async () => {
  const page = await openPage(browser, phone, { session: null, javaScriptEnabled: false });
  await page.goto(formLink());
  await check(page);
  assert.match(await page.innerText('main'), /Keep this page open: it goes on by itself as soon as it opens/);
  assert.match(await (await fetch(formLink())).text(), /<noscript>.*<meta http-equiv="refresh" content="30">/);
  await page.context().close();
});

test('a phone that waits for the form says that it is open, and goes on', async () => {
  const page = await openPage(browser, phone, { session: null });
  await page.goto(formLink());
  await check(page);
  await screenshot(page, 'waiting-form');
  server.run('event', 'open', event);
  await page.waitForSelector('text=It is open now.');
  await page.waitForSelector('#q-came');
  assert.equal(await page.locator('[data-waits]').count(), 0);
  await page.context().close();
});

// The program starts, serves its first page, and every browser may use it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the first page has no errors at a desk, on a phone and without scripts', async () => {
  for (const [kind, more] of [[desk, {}], [phone, {}], [desk, { javaScriptEnabled: false }]]) {
    const page = await openPage(browser, kind, more);
    const response = await page.goto(`${server.address}/`);
    assert.equal(response.status(), 200);
    assert.equal(await page.locator('h1').count(), 1);
    await check(page);
    if (kind === desk && more.javaScriptEnabled !== false) await screenshot(page, 'first-page');
    await page.context().close();
  }
});

test('a page that does not exist says so without errors', async () => {
  const page = await openPage(browser);
  for (const address of ['/no-such-page', '/events/no-such-event/nothing']) {
    const response = await page.goto(server.address + address);
    assert.equal(response.status(), 404);
    await check(page);
  }
  await page.context().close();
});

test('a foreign host is refused', async () => {
  const http = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    http.get(server.address, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).once('error', reject);
  });
  assert.equal(status, 421);
});

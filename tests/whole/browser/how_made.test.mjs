// How the figures are made, one click away from each of them and all on one page, at a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, look, openBrowser, openPage, screenshot, startServer } from './browser.mjs';

const summit = '/events/london-send-summit-2022';
let server;
let browser;
let page;

before(async () => {
  server = await startServer({ commands: [['demo']] });
  browser = await openBrowser();
  page = await openPage(browser, desk);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a figure opens how it is made, and leads to all kinds', async () => {
  await page.goto(`${server.address}${summit}/summary`);
  await check(page);
  const made = page.locator('#q-helpful .figure-made');
  assert.equal(await made.locator('dl').isVisible(), false);
  await made.locator('summary').click();
  assert.equal(await made.locator('dl').isVisible(), true);
  assert.match(await made.innerText(), /Wilson 1927/);
  await look(page, 'how-made-open');
  await made.getByRole('link').click();
  assert.match(page.url(), /\/how-figures-are-made$/);
  await look(page, 'how-made-all');
});

test('places, and the report, say how they are made too', async () => {
  for (const [below, name] of [['places', 'places'], ['report', 'report']]) {
    await page.goto(`${server.address}${summit}/${below}`);
    await page.locator('summary', { hasText: 'How this is made' }).first().click();
    await check(page);
    await screenshot(page, `how-made-${name}`);
  }
});

// The year review of ten summits: its pictures and tables, at a desk and on a phone, and the choice of events in its address.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, look, openBrowser, openPage, startServer } from './browser.mjs';

const newest = '/events/network-summit-2025';
let server;
let browser;
let page;
const words = async () => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

before(async () => {
  server = await startServer({ commands: [['demo', '--ten-summits']] });
  browser = await openBrowser();
  page = await openPage(browser, desk);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('ten summits stand side by side', async () => {
  await page.goto(`${server.address}${newest}/years`);
  await look(page, 'years');
  assert.match(await words(), /From 104 delegates to 152 in 10 events\./);
  assert.match(await words(), /Had|There was enough time to talk/);
  await page.locator('summary', { hasText: 'Show as a table' }).first().click();
  await check(page);
  assert.match(await words(), /152 84 55\.3%/);
});

test('the choice of events stands in the address', async () => {
  await page.getByLabel('Network summit 2016').uncheck();
  await page.getByRole('button', { name: 'Show these' }).click();
  assert.match(page.url(), /with/);
  await check(page);
  assert.match(await words(), /From 118 delegates to 152 in nine events\./);
});

test('without a script no button offers to print, and no page is without its pictures', async () => {
  const still = await openPage(browser, desk, { javaScriptEnabled: false });
  for (const address of [`${newest}/summary`, `${newest}/years`, `${newest}/turnout`]) {
    await still.goto(server.address + address);
    assert.equal(await still.locator('[data-print]').count(), 1, address);
    assert.equal(await still.locator('[data-print]').isVisible(), false, address);
  }
  await still.context().close();
  await page.goto(`${server.address}${newest}/summary`);
  assert.equal(await page.locator('[data-print]').isVisible(), true);
});

test('a year of the programme stands on one page', async () => {
  await page.goto(`${server.address}/events`);
  await page.locator('a[href$="/years"]', { hasText: 'Ten summits (invented)' }).click();
  await look(page, 'programme-year');
  assert.match(await words(), /2025: 1 event, 152 people\./);
  assert.match(await words(), /Delegates and answers/);
  assert.equal(await page.locator('main svg[role="img"]').count() > 0, true);
  await page.getByRole('link', { name: 'The year 2024' }).click();
  assert.match(page.url(), /\/years\/2024$/);
  await check(page);
});

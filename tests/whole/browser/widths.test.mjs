// No desk page is wider than its window at any of four widths, its tabs are in sight, and the header leaves room for the
// page. The walk follows every link that the site offers, so that a new page is in it by itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, look, openBrowser, openPage, overflow, startServer } from './browser.mjs';

const widths = [320, 390, 768, 1280];
const mostOfAKind = 2;  // pages that differ by an id alone
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

/** The same for pages that differ by an id or by what a filter asks for. */
const kindOf = (address) => address.replace(/=[^&]*/g, '=').replace(/[a-z0-9]{5}-[a-z0-9]{5}|[a-z0-9]{20,}/g, 'ID');

/** What the page offers to follow: pages of this site, no files. */
const offered = () => page.evaluate(() => [...document.querySelectorAll('a[href]')]
  .filter((link) => link.origin === location.origin && !link.pathname.match(/^\/(f|assets|api)\/|\.[a-z]+$/))
  .map((link) => link.pathname + link.search));

test('every desk page fits its window', async () => {
  const open = ['/events'];
  const seen = new Set(open);
  const kinds = new Map();
  const errors = [];
  let looked = 0;
  while (open.length > 0) {
    const address = open.shift();
    const kind = kindOf(address);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) > mostOfAKind) continue;
    await page.setViewportSize({ width: 1280, height: 800 });
    const response = await page.goto(server.address + address).catch(() => null);
    if (!response || !(response.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    looked += 1;
    for (const width of widths) {
      await page.setViewportSize({ width, height: 640 });
      const wide = await overflow(page);
      if (wide > 0) errors.push(`${address} is ${wide} px too wide at ${width}`);
      const cut = await page.evaluate(() => [...document.querySelectorAll('.tabs a')]
        .filter((tab) => tab.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
        .map((tab) => tab.textContent));
      if (cut.length > 0) errors.push(`${address} cuts the tabs ${cut} off at ${width}`);
      const header = await page.evaluate(() => document.querySelector('header')?.getBoundingClientRect().height ?? 0);
      if (header > 264) errors.push(`${address} has a header of ${header} px at ${width}`);
    }
    for (const next of await offered()) {
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
  }
  assert.ok(looked > 25, `the walk should find the site's pages, but saw ${looked}`);
  assert.deepEqual(errors, []);
});

test('the sheet with the QR code is one page on paper', async () => {
  await page.goto(`${server.address}/events/london-send-summit-2022/form/qr`);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(paper.match(/\/Type\s*\/Page\b/g).length, 1);
});

test('the example form is one page of paper', async () => {
  await page.goto(`${server.address}/events/london-send-summit-2022/form/paper`);
  await look(page, 'paper-form');
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(paper.match(/\/Type\s*\/Page\b/g).length, 1);
});

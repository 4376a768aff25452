// Lists as people work in them: by keys, with a selection, without scripts, and as files that hold what is shown.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { folder, writePatterns } from './patterns.mjs';
import { asOwner, desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

let server;
let browser;
const home = () => `${server.address}/events/london-send-summit-2022/delegates`;

before(async () => {
  server = await startServer({ commands: [['demo']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The sample of a list with a selection, served as the site would: what a form sends is answered by the way back. */
async function sampleList(page) {
  const sent = [];
  const { html } = writePatterns().find(({ name }) => name === 'list');
  const site = http.createServer(async (request, reply) => {
    const name = path.basename(new URL(request.url, 'http://sample').pathname);
    if (request.method === 'POST') {
      let body = '';
      for await (const part of request) body += part;
      sent.push(`${name}: ${decodeURIComponent(body)}`);
      return reply.writeHead(303, { location: '/' }).end();
    }
    if (!name) return reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) return reply.writeHead(404).end();
    return reply.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'font/woff2' }).end(fs.readFileSync(file));
  });
  await new Promise((ready) => { site.listen(0, '127.0.0.1', ready); });
  page.context().once('close', () => { site.closeAllConnections(); site.close(); });
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  return sent;
}

const names = (page) => page.locator('table.list tbody th b').allInnerTexts();

test('arrows move between rows, and single signs can be switched off', async () => {
  const page = await openPage(browser, desk);
  await page.goto(home());
  const focused = () => page.evaluate(() => [...document.querySelectorAll('table.list tbody tr')].indexOf(document.activeElement));
  await page.locator('table.list tbody tr').first().focus();
  assert.equal(await focused(), 0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 2);
  await page.keyboard.press('End');
  assert.equal(await focused(), await page.locator('table.list tbody tr').count() - 1);
  await page.keyboard.press('Home');
  assert.equal(await focused(), 0);
  assert.equal(await page.locator('table.list tbody tr[tabindex="0"]').count(), 1);
  await look(page, 'list-row-with-focus');
  await page.keyboard.press('?');
  assert.ok(await page.locator('dialog[open]').isVisible());
  await look(page, 'list-keys');
  await page.uncheck('#letters-on');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), 0);
  await page.keyboard.press('/');
  assert.equal(await focused(), 0, 'a sign that is switched off does nothing');
  await page.reload();
  await page.locator('table.list tbody tr').first().focus();
  await page.keyboard.press('/');
  assert.equal(await focused(), 0, 'and it stays so');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 1, 'arrows are no single signs');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.locator('table.list tbody tr').first().focus();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a list is sorted, filtered and searched ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    const page = await openPage(browser, desk, { javaScriptEnabled });
    await page.goto(home());
    const byName = await names(page);
    assert.equal(byName.length, 100);
    await page.click('thead a:has-text("Person")');
    assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'descending');
    assert.notEqual((await names(page))[0], byName[0]);
    await page.click('thead a:has-text("Organisation")');
    await page.click('a[rel=next]');
    assert.match(await page.locator('.pages-place').innerText(), /Rows 101 to 104 of 104/);
    await page.fill('#q', 'AFC');
    await page.click('button:has-text("Show")');
    assert.match(page.url(), /q=AFC/);
    await page.fill('#q', 'zzz');
    await page.click('button:has-text("Show")');
    assert.match(await page.locator('main').innerText(), /Nobody here by that name/);
    if (javaScriptEnabled) await look(page, 'list-nobody');
    await page.click('a:has-text("Show all delegates")');
    assert.equal((await names(page)).length, 100);
    await page.context().close();
  });
}

test('a selection is one form without scripts, and every row action a form of its own', async () => {
  const page = await openPage(browser, desk, { javaScriptEnabled: false });
  const sent = await sampleList(page);
  await page.check('#tick-p1');
  await page.check('#tick-p2');
  await page.click('button:has-text("Cancel the bookings")');
  await page.click('#row-p2 button:has-text("Mark as came")');
  assert.deepEqual(sent, ['cancel: row[]=p1&row[]=p2&token=token', 'one: token=token&row[]=p2']);
  await page.context().close();
});

test('the dock comes with the first tick and names its number; keys tick, open and act', async () => {
  const page = await openPage(browser, desk);
  const sent = await sampleList(page);
  const dock = page.locator('[data-dock]');
  assert.equal(await dock.isVisible(), false);
  await page.check('#tick-p0');
  assert.match(await dock.innerText(), /1 selected[^]*Mark 1 as came/);
  await page.check('#tick-all');
  assert.match(await dock.innerText(), /4 selected[^]*Cancel 4 bookings/);
  await page.click('button:has-text("Clear")');
  await dock.waitFor({ state: 'hidden' });
  await page.locator('#row-p0').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  assert.deepEqual(await page.locator('tbody .tick:checked').evaluateAll((ticks) => ticks.map((tick) => tick.value)),
    ['p0', 'p1', 'p2']);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#person-2$/);
  await page.locator('#row-p1').focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('c')]);
  assert.deepEqual(sent, ['one: token=token&row[]=p1']);
  await page.waitForFunction(() => document.activeElement.id === 'row-p1');
  await page.context().close();
});

test('after a key has marked somebody as having come, the focus is on their row again', async () => {
  const page = await openPage(browser, desk);
  await page.goto(home());
  const row = page.locator('table.list tbody tr', { has: page.locator('[data-key="c"]') }).first();
  const id = await row.getAttribute('id');
  await row.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('c')]);
  await page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
  await page.context().close();
});

test('the files hold what is shown, filter, search and order included', async () => {
  const page = await openPage(browser, desk);
  await page.goto(`${home()}?kind=health&sort=-name`);
  const shown = await names(page);
  assert.ok(shown.length > 1);
  const file = await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
  const csv = await (await fetch(server.address + file, asOwner())).text();
  const rows = csv.replace(/^\uFEFF/, '').trim().split('\r\n').slice(1).map((line) => line.split(',')[1].replace(/"/g, ''));
  assert.deepEqual(rows, shown);
  const workbook = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-list-')), 'list.xlsx');
  const xlsx = await page.getByRole('link', { name: 'Excel', exact: true }).getAttribute('href');
  fs.writeFileSync(workbook, Buffer.from(await (await fetch(server.address + xlsx, asOwner())).arrayBuffer()));
  assert.equal(fs.readFileSync(workbook).subarray(0, 2).toString(), 'PK');
  await page.context().close();
});

for (const [name, size] of [['1280', desk], ['390', phone]]) {
  test(`every list stands whole at ${name} px`, async () => {
    const page = await openPage(browser, size);
    for (const address of ['/events', '/events/london-send-summit-2022/delegates', '/people?q=a', '/mail', '/changes',
      '/organisations', '/team']) {
      await page.goto(server.address + address);
      await look(page, `list${address.replace(/\W+/g, '-')}-${name}`);
    }
    await page.context().close();
  });
}

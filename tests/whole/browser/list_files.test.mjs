// Lists as people and programs make them, in a real browser: a workbook of several sheets with rows hidden and struck
// out, a heading that nobody knows, an export of another program; with and without scripts, and by the command.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, overflow, phone, root, screenshot, startServer } from './browser.mjs';

const data = path.join(root, 'tests/domain/people/data');
const here = '/events/summit/delegates';
const unknown = 'Name,Wer schickt Sie,Anmerkung\nAda Bell,Croydon,\nCai Dunn,Camden,kommt später\n';
let server;
let browser;
let page;

before(async () => {
  server = await startServer({
    commands: [['init'], ['event', 'add', 'summit', '--title', 'SEND Summit', '--date', '2022-06-10']],
  });
  browser = await openBrowser();
  page = await openPage(browser, desk, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const h1 = (on = page) => on.locator('h1').innerText();
async function choose(name, content, on = page) {
  await on.goto(`${server.address}${here}/import`);
  await on.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });
  await on.getByRole('button', { name: 'Look at the rows' }).click();
}

test('a workbook of several sheets is read whole, and its hidden rows are asked about', async () => {
  await choose('boroughs.xlsx', fs.readFileSync(path.join(data, 'boroughs.xlsx')));
  assert.equal(await h1(), '3 of 5 rows are ready');
  const head = await page.locator('.page-head').innerText();
  assert.match(head, /The sheet “Cover” holds no list and is not read\./);
  assert.match(head, /“Last year” is hidden/);
  assert.match(head, /The headings stand in row 3 of “Lambeth”/);
  const marked = await page.locator('#marked-rows').innerText();
  assert.match(marked, /Row 5: Lambeth Ida Crome/);
  assert.match(marked, /Struck out in the workbook/);
  await check(page);
  await screenshot(page, 'list-files-workbook');
  await page.getByLabel('Take it').first().check();
  await page.getByLabel('Leave it out').last().check();
  await page.locator('#marked-rows').getByRole('button', { name: 'Use these decisions' }).click();
  assert.equal(await h1(), '4 of 5 rows are ready');
  await page.getByRole('button', { name: /^Import/ }).first().click();
  await page.waitForURL(/delegates\?imported/);
});

test('a heading that nobody knows is chosen from a list, and known the next time', async () => {
  await choose('liste.csv', Buffer.from(unknown));
  assert.equal(await h1(), '0 of 2 rows are ready');
  const columns = page.locator('#columns');
  assert.match(await columns.innerText(), /Croydon; Camden/);
  await check(page);
  await screenshot(page, 'list-files-columns');
  await columns.getByLabel('What Wer schickt Sie holds').selectOption({ label: 'Organisation' });
  await columns.getByRole('button', { name: 'Use these decisions' }).click();
  assert.equal(await h1(), '2 rows are 2 people');
  await page.getByRole('button', { name: 'Import 2 people' }).first().click();
  await page.waitForURL(/delegates\?imported/);
  await choose('next.csv', Buffer.from('Name,Wer schickt Sie,Anmerkung\nEve Frost,Brent,\n'));
  assert.equal(await h1(), '1 row is 1 person');
});

test('the pages hold on a phone and with scripts', async () => {
  const narrow = await openPage(browser, phone);
  await choose('noch-eine.csv', Buffer.from('Wer,Woher\nAda Bell,Croydon\nCai Dunn,Camden\n'), narrow);
  assert.equal(await overflow(narrow), 0);
  await check(narrow);
  await screenshot(narrow, 'list-files-columns-390');
  const columns = narrow.locator('#columns');
  await columns.getByLabel('What Wer holds').selectOption({ label: 'Name' });
  await columns.getByLabel('What Woher holds').selectOption({ label: 'Organisation' });
  await columns.getByRole('button', { name: 'Use these decisions' }).click();
  await narrow.waitForFunction(() => document.querySelector('h1').innerText.startsWith('2 rows are'));
  await narrow.context().close();
});

test('the command says what it found in an export', () => {
  const told = server.run('import', 'delegates', 'summit', path.join(data, 'teams-attendance.csv'));
  assert.match(told, /Read as a list from Microsoft Teams\./);
  assert.match(told, /3\. In-Meeting Activities/);
  assert.match(told, /4 rows are 4 people/);
});

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

/** Each export with what the page says of it, and what is taken in when all that is open is left. */
const exported = {
  'teams-attendance.csv': [/Read as a list from Microsoft Teams\./, /^4 people/],
  'zoom-webinar.csv': [/Read as a list from Zoom\./, /^3 people/],
  'zoom-participants.csv': [/everybody is taken without one/, /^2 people/],
  'zoom-registrations.csv': [/Who comes is read from “Approval Status”/, /^2 people/],
  'zoom-callers.csv': [/Read as a list from Zoom\./, /^2 people/],
  'eventbrite-attendees.csv': [/Read as a list from Eventbrite\./, /^1 person/],
  'eventbrite-older.csv': [/Read as a list from Eventbrite\./, /^2 people/],
  'pretix-orders.csv': [/Read as a list from pretix\./, /^2 people/],
  'tito-tickets.csv': [/Read as a list from Tito\./, /^2 people/],
  'outlook-tracking.csv': [/Read as a list from Outlook\./, /^2 people/],
};

before(async () => {
  const add = (slug) => ['event', 'add', slug, '--title', 'SEND Summit', '--date', '2022-06-10'];
  server = await startServer({
    commands: [['init'], add('summit'), add('merged-with'), add('merged-without'), add('between'),
      ...Object.keys(exported).map((name) => add(name.split('.')[0]))],
  });
  browser = await openBrowser();
  page = await openPage(browser, desk, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const h1 = (on = page) => on.locator('h1').innerText();
async function choose(name, content, on = page, event = 'summit') {
  await on.goto(`${server.address}/events/${event}/delegates/import`);
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

for (const [name, [says, booked]] of Object.entries(exported)) {
  test(`${name} is taken in as somebody does who reads no manual`, async () => {
    await choose(name, fs.readFileSync(path.join(data, name)), page, name.split('.')[0]);
    assert.match(await page.locator('.page-head').innerText(), says);
    await check(page);
    if (name === 'zoom-callers.csv') await screenshot(page, 'list-files-callers');
    await page.getByRole('button', { name: /^Import/ }).first().click();
    await page.waitForURL(/delegates\?imported/);
    assert.match(await h1(), booked);
    await check(page);
  });
}

for (const scripts of [true, false]) {
  const kind = scripts ? 'with' : 'without';
  test(`what a spreadsheet wrote once for several rows is asked about ${kind} scripts`, async () => {
    const own = await openPage(browser, desk, { javaScriptEnabled: scripts });
    await choose('merged.csv', fs.readFileSync(path.join(data, 'merged-cells.csv')), own, `merged-${kind}`);
    const asked = own.locator('#empty-cells');
    assert.match(await asked.innerText(), /Row 3, below ‘Lambeth’/);
    assert.match(await own.locator('#cells').innerText(), /There is no organisation/);
    await check(own);
    if (scripts) await screenshot(own, 'list-files-merged');
    await asked.getByLabel('What stands above them').check();
    if (!scripts) await asked.getByRole('button', { name: 'Use these decisions' }).click();
    await asked.getByText('1 of 1 decided').waitFor();
    await own.locator('#cells').waitFor({ state: 'detached' });
    await check(own);
    await own.getByRole('button', { name: 'Import 6 people' }).first().click();
    await own.waitForURL(/delegates\?imported/);
    assert.match(await h1(own), /^6 people from 3 organisations/);
    await own.context().close();
  });
}

test('organisations that stand alone above their people are proposed, and no people', async () => {
  await choose('between.csv', Buffer.from('Name,Job title,Email\nLambeth,,\nAda Bell,SENCO,a@x.example\n'
    + 'Cai Dunn,Nurse,c@x.example\nNewham,,\nEve Frost,SENCO,e@x.example\n'), page, 'between');
  assert.equal(await h1(), '0 of 5 rows are ready');
  assert.match(await page.locator('#columns').innerText(), /Likely: Organisation/);
  assert.match(await page.locator('#marked-rows').innerText(), /Row 2: Lambeth; row 5: Newham/);
  await check(page);
  await screenshot(page, 'list-files-between');
  await page.locator('#columns').getByLabel('What Section holds').selectOption({ label: 'Organisation?' });
  await page.locator('#marked-rows').getByLabel('Leave them out').check();
  await page.locator('#columns').getByRole('button', { name: 'Use these decisions' }).click();
  assert.equal(await h1(), '3 of 5 rows are ready');
  await check(page);
  await page.getByRole('button', { name: 'Import 3 of 5, leave 2' }).first().click();
  await page.waitForURL(/delegates\?imported/);
  assert.match(await h1(), /^3 people from 2 organisations/);
});

test('a place of somebody’s own is given on their sheet, and shown where two are made one', async () => {
  await page.goto(`${server.address}/events/between/delegates`);
  await page.getByRole('link', { name: /Bell/ }).first().click();
  await page.getByRole('link', { name: 'Edit' }).first().click();
  await page.getByLabel('Borough or district').selectOption({ label: 'Westminster' });
  await check(page);
  await screenshot(page, 'delegate-place');
  await page.getByRole('button', { name: 'Save' }).click();
  const sheet = page.locator('[data-drawer]');
  assert.match(await sheet.innerText(), /Place\s+Westminster/);
  await check(page);
  await sheet.getByRole('link', { name: /Merge/ }).click();
  await page.getByLabel('Name, e-mail or organisation').fill('c@x.example');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /Dunn/ }).click();
  assert.match(await page.locator('main').innerText(), /Place\s+Westminster\s+None/);
  await check(page);
  await screenshot(page, 'delegate-merge-place');
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

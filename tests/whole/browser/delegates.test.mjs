// A list that is not clear by itself, in a real browser without scripts: decided and mended on the page, imported, undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, overflow, phone, screenshot, startServer } from './browser.mjs';

const here = '/events/summit/delegates';
const list = `First Name,Surname,Borough/Organisation,Job title,E-mail
Ada ,Bell,Croydon,Head of service,
Cai,Dunn,Westminister,Nurse,
Eve,Frost,Moonbase,,
Jo,Venner,Lambeth,,
J,Venner,Lambeth,,
Ada,Bell,Croydon,,
 Kit,O'Neil,Towerhamlets,Parent,
,,Camden,,t.limbrick@example.org
,,Brent,Parent,
`;
let server;
let browser;
let page;

before(async () => {
  server = await startServer({ commands: [['init'], ['event', 'add', 'summit', '--title', 'Summit', '--date', '2022-06-10']] });
  browser = await openBrowser();
  page = await openPage(browser, desk, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const press = (name, on = page) => on.getByRole('button', { name }).first().click();
const h1 = (on = page) => on.locator('h1').innerText();
const file = { name: 'delegates.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };

async function upload(on = page) {
  await on.goto(`${server.address}${here}/import`);
  await on.setInputFiles('#file', file);
  await press('Look at the rows', on);
}

test('what is not clear is said with both numbers, and decided in its row', async () => {
  await upload();
  assert.equal(await h1(), '5 of 9 rows are ready');
  await check(page);
  await screenshot(page, 'delegates-undecided');
  const row = await page.locator('#organisations tbody tr:not(.group)').first().boundingBox();
  assert.ok(row.height < 60, `a decision is one line, not ${row.height} px`);
  await page.getByLabel('Westminster', { exact: true }).first().check();
  await page.locator('[name=q-2][value=new]').check();
  await press('Use these decisions');
  assert.match(await page.title(), /^Error: /);
  await check(page);
  await page.locator('[name=q-2-kind]').selectOption('voluntary');
  await press('Use these decisions');
  await check(page);
  assert.equal(await h1(), '7 of 9 rows are ready');
  assert.match(await page.locator('#row-3').innerText(), /from ‘Westminister’/);
  assert.match(await page.locator('#row-4').innerText(), /to be added as voluntary/);
});

test('a refused row is mended in its invalid cell, and one left out can be taken with you', async () => {
  await page.getByLabel('Surname of row 9').fill('Limbrick');
  await press('Check these rows');
  assert.equal(await h1(), '8 of 9 rows are ready');
  assert.equal(await page.getByRole('button', { name: 'Import 8 rows, leave 1' }).count(), 2);
  await check(page);
  await screenshot(page, 'delegates-decided');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  assert.match((await waiting).suggestedFilename(), /left-out\.csv$/);
});

test('likely doubles are kept until they are made one', async () => {
  assert.match(await page.locator('#row-6').innerText(), /Looks like row 5/);
  await page.locator('#row-6').getByRole('button', { name: /^Make them one/ }).click();
  assert.match(page.url(), /#row-6$/);
  assert.match(await page.locator('#row-6').innerText(), /Same person as row 5/);
  await page.locator('#row-6').getByRole('button', { name: /^Decide again/ }).click();
  assert.match(await page.locator('#row-6').innerText(), /Looks like row 5/);
});

test('any row can be changed, and filters show their rows', async () => {
  await page.locator('#row-8').getByRole('link', { name: /^Change/ }).click();
  await page.getByLabel('Job title of row 8').fill('Parent carer');
  await check(page);
  await screenshot(page, 'delegates-edit-row');
  await press('Check this row');
  assert.match(await page.locator('#row-8').innerText(), /mended/);
  await page.getByRole('link', { name: /^Spaces removed/ }).click();
  assert.equal(await page.locator('#rows tr[id]').count(), 2);
  assert.equal(await page.locator('#row-2 .space').count(), 1);
  await check(page);
});

test('a file that waits is gone back to from where files are chosen', async () => {
  await page.goto(`${server.address}${here}/import`);
  await check(page);
  await screenshot(page, 'delegates-waiting');
  await page.getByRole('link', { name: /^Go on/ }).click();
  assert.equal(await h1(), '8 of 9 rows are ready');
});

test('the import can be undone after a question', async () => {
  await press('Import 8 rows, leave 1');
  assert.match(await h1(), /^7 people from 6 organisations/);
  await check(page);
  await page.getByRole('link', { name: 'Undo this import' }).click();
  await check(page);
  await press('Undo this import');
  await check(page);
  assert.match(await page.locator('main').innerText(), /No delegates yet/);
});

test('the page fits a phone', async () => {
  await upload();
  const small = await openPage(browser, phone);
  await small.goto(page.url());
  assert.equal(await overflow(small), 0);
  await check(small);
  await small.context().close();
  await press('Cancel');
  assert.equal(new URL(page.url()).pathname, here);
  await check(page);
});

test('with a script each pick is kept as it is made, and choosing in the list ticks its radio', async () => {
  const quick = await openPage(browser);
  await upload(quick);
  await quick.getByLabel('Westminster', { exact: true }).first().check();
  await quick.locator('h1', { hasText: '6 of 9' }).waitFor();
  await quick.locator('[name=q-2][value=other]').check();
  await quick.getByLabel('Which one Moonbase means').fill('Croydon');
  await quick.keyboard.press('Tab');
  await quick.locator('h1', { hasText: '7 of 9' }).waitFor();
  await check(quick);
  await press('Cancel', quick);
  await quick.context().close();
});

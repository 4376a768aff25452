// A list that is not clear by itself, in a real browser without scripts: decided on the page, imported, undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, overflow, phone, screenshot, startServer } from './browser.mjs';

const here = '/events/summit/delegates';
const list = `First Name,Surname,Borough/Organisation,Job title
Ada ,Bell,Croydon,Head of service
Cai,Dunn,Westminister,Nurse
Eve,Frost,Moonbase,
Jo,Venner,Lambeth,
J,Venner,Lambeth,
Ada,Bell,Croydon,
 Kit,O'Neil,Towerhamlets,Parent
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

const press = (name) => page.getByRole('button', { name }).first().click();
const h1 = () => page.locator('h1').innerText();
const file = { name: 'delegates.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };

async function upload() {
  await page.goto(`${server.address}${here}/import`);
  await page.setInputFiles('#file', file);
  await press('Look at the rows');
}

test('an unclear list cannot be imported before it is decided', async () => {
  await upload();
  assert.equal(await h1(), '7 rows are 6 people');
  assert.equal(await page.getByRole('button', { name: /^Import/ }).count(), 0);
  await check(page);
  await screenshot(page, 'delegates-undecided');
  await press('Use these meanings');
  assert.match(await page.title(), /^Error: /);
  await check(page);
});

test('names are decided by suggestion and as a new organisation', async () => {
  await page.getByLabel('Westminster', { exact: true }).first().check();
  await page.locator('[name=name-2][value=new]').check();
  await page.locator('[name=name-2-kind]').selectOption('voluntary');
  await press('Use these meanings');
  await check(page);
  assert.match(await page.locator('#row-3').innerText(), /from ‘Westminister’/);
  assert.match(await page.locator('#row-4').innerText(), /to be added as voluntary/);
  await screenshot(page, 'delegates-decided');
});

test('likely doubles are kept until they are made one', async () => {
  assert.match(await page.locator('#row-6').innerText(), /Looks like row 5/);
  await page.locator('#row-6').getByRole('button', { name: /^Make them one/ }).click();
  assert.match(page.url(), /#row-6$/);
  assert.equal(await h1(), '7 rows are 5 people');
  await page.locator('#row-6').getByRole('button', { name: /^Decide again/ }).click();
  assert.equal(await h1(), '7 rows are 6 people');
});

test('filters show their rows', async () => {
  await page.getByRole('link', { name: /^Spaces removed/ }).click();
  assert.equal(await page.locator('tr[id]').count(), 2);
  assert.equal(await page.locator('#row-2 .space').count(), 1);
  await check(page);
});

test('the import can be undone after a question', async () => {
  await press('Import 6 people');
  assert.equal(await h1(), '6 people from 5 organisations');
  await check(page);
  await page.getByRole('link', { name: 'Undo this import' }).click();
  await check(page);
  await press('Undo this import');
  await check(page);
  assert.match(await page.locator('main').innerText(), /was undone/);
  assert.match(await page.locator('main').innerText(), /No delegates yet/);
});

test('the preview fits a phone', async () => {
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

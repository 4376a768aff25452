// One delegate beside the list in a real browser: with scripts at a desk, with keys, without scripts, and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { check, desk, openBrowser, openPage, overflow, phone, screenshot, signIn, startServer } from './browser.mjs';

const here = '/events/summit/delegates';
const list = `First name,Surname,Organisation,E-mail,Job title,Access needs,Dietary requirements
Eilidh,Abara,City of London,eilidh@example.org,Head of service,,
Gwen,Abara,Sutton,gwen@example.org,Nurse,,
Alicia,Cranleigh,Sutton,a.cranleigh@example.org,Co-chair,"Step-free way in; a seat near the front","Vegetarian, no nuts"
Ali,Cranleigh,Sutton,ali@example.org,Chair,,
Desmond,Carbery,Lewisham,,,,
Chidi,Delafield,Redbridge,,,,
Yasmin,Delafield,Hackney,,,,
`;
let server;
let browser;
let page;

before(async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muster-delegates-')), 'delegates.csv');
  fs.writeFileSync(file, list);
  // By its parts: how a locale writes them differs between builds of Node.
  const format = new Intl.DateTimeFormat('en', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  const today = `${part.year}-${part.month}-${part.day}`;
  server = await startServer({
    commands: [['init'], ['event', 'add', 'summit', '--title', 'London Summit', '--date', today],
      ['event', 'add', 'autumn', '--title', 'Autumn forum', '--date', '2032-06-10'],
      ['import', 'delegates', 'summit', file, '--apply']],
  });
  browser = await openBrowser();
  page = await openPage(browser, desk);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (name, on = page) => on.goto(`${server.address}${here}`).then(() => on.getByRole('link', { name }).first().click());
const drawer = (on = page) => on.locator('[data-drawer]');
const done = (on = page) => on.locator('.notice-good').first();

test('a row opens the sheet of its person, which is an address', async () => {
  await open('Alicia Cranleigh');
  await drawer().waitFor();
  assert.match(page.url(), /person=/);
  assert.equal(await page.locator('h1').innerText(), 'Alicia Cranleigh');
  assert.match(await drawer().innerText(), /5 of 7/);
  assert.match(await drawer().innerText(), /Looks like Ali Cranleigh/);
  await check(page);
  await screenshot(page, 'delegate-sheet');
  await page.reload();
  await drawer().waitFor();
});

test('somebody is marked as having come, the finding follows, and the line on top takes it back', async () => {
  await drawer().getByRole('button', { name: 'Mark as came' }).click();
  await done().waitFor();
  assert.match(await done().innerText(), /Alicia Cranleigh came/);
  assert.equal(await page.locator('.headline').innerText(), '1 of 7 is here');
  await check(page);
  await screenshot(page, 'delegate-came');
  await done().getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/act=/);
  assert.match(await page.locator('.headline, h1').first().innerText(), /None of 7 have come yet/);
});

test('keys work while a row or the sheet has the focus: C, E, X, Z, N', async () => {
  await page.goto(`${server.address}${here}`);
  await page.locator('tr[id^="row-"]', { hasText: 'Chidi' }).focus();
  await page.keyboard.press('c');
  await done().waitFor();
  assert.match(await done().innerText(), /Chidi Delafield came/);
  await page.locator('tr[id^="row-"]', { hasText: 'Yasmin' }).focus();
  await page.keyboard.press('z');
  await page.getByText('Chidi Delafield is booked').first().waitFor();
  await page.locator('tr[id^="row-"]', { hasText: 'Yasmin' }).focus();
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Save' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'first_name');
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.search.includes('person='));
  await page.locator('tr[id^="row-"]', { hasText: 'Yasmin' }).focus();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Cancel the booking' }).waitFor();
  await check(page);
  await page.goto(`${server.address}${here}`);
  await page.locator('tr[id^="row-"]', { hasText: 'Yasmin' }).focus();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Add a delegate' }).waitFor();
});

test('Enter adds a delegate and starts the next', async () => {
  await page.goto(`${server.address}${here}?do=add`);
  await check(page);
  await page.getByLabel('First name').fill('Eve');
  await page.getByLabel('Surname').fill('Frost');
  await page.getByLabel('Organisation').fill('Barnet');
  await page.keyboard.press('Enter');
  await done().waitFor();
  assert.match(await done().innerText(), /Eve Frost was added/);
  assert.equal(await page.getByLabel('First name').inputValue(), '');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'first_name');
  await screenshot(page, 'delegate-add');
  await done().getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/undone_change/);
});

test('lines become fields, and a mistake stands beside its field', async () => {
  await open('Gwen Abara');
  await drawer().getByRole('link', { name: 'Edit the details' }).click();
  await page.getByLabel('E-mail').fill('nonsense');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.govuk-error-summary').waitFor();
  await check(page);
  await screenshot(page, 'delegate-edit-error');
  await page.getByLabel('E-mail').fill('gwen.abara@example.org');
  await page.getByRole('button', { name: 'Save' }).click();
  await done().waitFor();
  assert.match(await drawer().innerText(), /gwen\.abara@example\.org/);
});

test('the dock names how many of those ticked can take a step', async () => {
  await page.goto(`${server.address}${here}`);
  await page.locator('tr[id^="row-"]', { hasText: 'Desmond' }).locator('.tick').check();
  await page.getByRole('button', { name: 'Cancel 1 booking' }).click();
  await page.getByLabel('Reason').fill('Double booked');
  await check(page);
  await screenshot(page, 'delegate-cancel');
  await page.getByRole('button', { name: 'Cancel 1 booking' }).click();
  await done().waitFor();
  for (const who of ['Desmond', 'Chidi', 'Yasmin']) {
    await page.locator('tr[id^="row-"]', { hasText: who }).locator('.tick').check();
  }
  const button = page.getByRole('button', { name: 'Mark 2 of 3 as came' });
  await button.waitFor();
  await check(page);
  await screenshot(page, 'delegate-dock');
  await button.click();
  await done().waitFor();
  assert.match(await done().innerText(), /2 people came/);
  assert.match(await done().innerText(), /1 other could not/);
});

test('two entries of one person are compared and made one, without scripts', async () => {
  const plain = await openPage(browser, desk, { javaScriptEnabled: false });
  await open('Alicia Cranleigh', plain);
  await drawer(plain).getByRole('link', { name: 'Compare the two' }).first().click();
  await plain.getByRole('heading', { name: 'Are these two one person?' }).waitFor();
  await check(plain);
  await screenshot(plain, 'delegate-merge');
  await plain.getByRole('button', { name: 'Make them one' }).click();
  await done(plain).waitFor();
  assert.match(await done(plain).innerText(), /Alicia Cranleigh was merged with Ali Cranleigh/);
  assert.match(await drawer(plain).innerText(), /Merged/);
  await check(plain);
  await done(plain).getByRole('button', { name: 'Undo' }).click();
  assert.match(await done(plain).innerText(), /Taken back/);
  await plain.context().close();
});

test('on a phone the sheet is a page of its own', async () => {
  const small = await openPage(browser, phone);
  await small.goto(`${server.address}${here}`);
  await check(small);
  assert.equal(await overflow(small), 0);
  await screenshot(small, 'delegates-390');
  await small.getByRole('link', { name: 'Alicia Cranleigh' }).first().click();
  await drawer(small).waitFor();
  assert.equal(await small.locator('table.list').isVisible(), false);
  await check(small);
  assert.equal(await overflow(small), 0);
  await screenshot(small, 'delegate-390');
  await drawer(small).getByRole('link', { name: 'Delegates' }).click();
  await small.locator('table.list').waitFor();
  await small.context().close();
});

test('whoever stands at the door marks who came, and is offered nothing else', async () => {
  const session = await signIn(server.run('sign-in-link', 'door@example.org', '--role', 'door').trim());
  const door = await openPage(browser, phone, { session });
  await open('Eilidh Abara', door);
  const text = await drawer(door).innerText();
  assert.doesNotMatch(text, /eilidh@example\.org|Head of service|Needs|Cancel|Merge|Edit/);
  await drawer(door).getByRole('button', { name: 'Mark as came' }).click();
  await door.getByText('Eilidh Abara came').first().waitFor();
  await check(door);
  await door.getByRole('button', { name: 'Undo' }).first().click();
  await door.getByText('Eilidh Abara is booked').first().waitFor();
  await door.context().close();
});

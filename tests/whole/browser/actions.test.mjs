// A family writes on a phone; the team gives it an owner, works, answers and publishes; the owner gets a real mail; the
// plan and the turnout are looked at. Every page without errors at a desk and on a phone, and the public ones without
// scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openPage, phone } from './browser.mjs';
import { plainText, startDemoWithMail, until } from './mail_server.mjs';

let all;
let home;
let publicPath;

before(async () => {
  all = await startDemoWithMail();
});
after(() => all?.stop());

const event = '/events/london-send-summit-2022';
const words = (page) => page.locator('main').innerText();

/** Types a day into the three boxes of a date field. */
async function typeDay(page, name, day) {
  const [year, month, date] = day.split('-').map(Number);
  for (const [part, value] of [['day', date], ['month', month], ['year', year]])
    await page.locator(`main [name="${name}-${part}"]`).fill(String(value));
}

test('the page for families is switched on, and a family writes on a phone without scripts', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(`${all.server.address}/events`);
  await page.locator('a[href$="/actions"]').first().click();
  home = page.url();
  await check(page);
  await page.goto(`${home}/page`);
  await check(page);
  await page.locator('[name="takes"][value="yes"]').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await check(page);
  publicPath = await page.locator('main a[href^="/c/"]').first().getAttribute('href');
  publicPath = publicPath.replace('/answers', '');

  const context = await all.browser.newContext({ ...phone, javaScriptEnabled: false });
  const family = await context.newPage();
  await family.goto(all.server.address + publicPath);
  await family.getByLabel('What do you want us to know?').fill('Our school says no every time.');
  await family.getByLabel('Your name').fill('Morwenna Pike');
  await family.getByRole('button', { name: 'Send it' }).click();
  assert.match(await words(family), /We have it/);
  await context.close();
});

test('the public pages have no errors on a phone, sent empty too, and are small', async () => {
  const page = await openPage(all.browser, phone);
  await page.goto(all.server.address + publicPath);
  await check(page);
  await page.getByRole('button', { name: 'Send it' }).click();
  assert.match(await words(page), /Write what you want us to know/);
  await check(page);
  await page.goto(`${all.server.address + publicPath}/answers`);
  await check(page);
  let bytes = 0;
  page.on('response', async (response) => { bytes += (await response.body().catch(() => '')).length; });
  await page.goto(all.server.address + publicPath, { waitUntil: 'networkidle' });
  assert.ok(bytes < 50 * 1024, `${bytes} bytes`);
});

test('an action goes from its owner to the answer that is published, and its owner is told', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(home);
  assert.match(await words(page), /1 concern of a family waits for an owner/);
  await page.getByRole('link', { name: 'Look at them' }).click();
  await page.getByRole('link', { name: 'Concern 1 from a family' }).click();
  assert.match(await words(page), /Our school says no every time/);
  await check(page);
  const action = page.url();
  await page.getByRole('link', { name: 'Change words, owner and days' }).click();
  await check(page);
  await page.getByLabel('Action or concern').fill('Schools turn children away');
  const owner = page.locator('[name="owner"]');
  await owner.selectOption({ index: 1 });
  const address = await owner.locator('option:checked').innerText();
  await typeDay(page, 'due', '2022-07-01');
  await page.locator('[name="goal"]').fill('Inclusion');
  await page.getByRole('button', { name: 'Save' }).click();
  assert.match(await words(page), /It was due on 1 July 2022/);
  // The team is told of the family's words by a mail of its own, which says nothing of them.
  const told = await until(() => all.mail.messages.find(({ to, raw }) => String(to).includes(address) && !/Subject: A family has written/.test(raw)), 'the mail', 60000);
  assert.match(plainText(told.raw), /Schools turn children away/);
  assert.doesNotMatch(plainText(told.raw), /Morwenna|Our school/);
  await page.goto(`${action}/board`);
  await check(page);
  await page.getByLabel('What the board is asked').fill('Will you write to the schools?');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Write the answer' }).click();
  await check(page);
  await page.getByLabel('You said').fill('Schools turn children away.');
  await page.getByLabel('We did').fill('We wrote to all schools.');
  await page.getByRole('button', { name: 'Save, without publishing' }).click();
  await page.getByRole('button', { name: 'Publish this answer' }).click();
  await check(page);
  await page.getByRole('button', { name: 'Mark as done' }).click();
  const reader = await openPage(all.browser, phone);
  await reader.goto(`${all.server.address + publicPath}/answers`);
  assert.match(await words(reader), /We wrote to all schools/);
  assert.doesNotMatch(await words(reader), /Morwenna|Our school/);
  await check(reader);
});

test('notes become actions, and the plan and the turnout have no errors at a desk and on a phone', async () => {
  const page = await openPage(all.browser, desk);
  await page.goto(`${all.server.address + event}/actions`);
  await check(page);
  await page.locator('input[name="row[]"]').first().check();
  await page.getByRole('button', { name: /Make 1 action|Make actions/ }).first().click();
  assert.match(await words(page), /1 action is made/);
  const programme = home.match(/\/programmes\/[^/]+/)[0];
  for (const view of [desk, phone]) {
    const at = await openPage(all.browser, view);
    for (const path of [home, `${home}/plan`, `${home}/add`, `${all.server.address + event}/actions`,
      `${all.server.address + event}/turnout`, `${all.server.address + programme}/years/2022/turnout`]) {
      await at.goto(path);
      await check(at);
    }
  }
});

// An issue of the bulletin from its first words to its moment, held back on the way: every page without errors at a desk and
// on a phone; what has no place in it is refused by its line and stands there still.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

// Some weeks from now: what is further off than a year stands in no bulletin.
const soon = new Date(Date.now() + 40 * 24 * 3600 * 1000).toISOString().slice(0, 10);
let server;
let browser;

before(async () => {
  server = await startServer({ commands: [['demo'], ['members-area', 'london-send-summit-2022', '--open'],
    ['event', 'add', 'autumn-meeting', '--title', 'Autumn meeting', '--date', soon,
      '--programme', 'London Innovation and Improvement Alliance']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('an issue is written, looked at, let go and held back', async () => {
  const page = await openPage(browser, desk);
  await page.goto(`${server.address}/events`);
  await page.locator('main a[href$="/members-area"]').click();
  await page.getByRole('link', { name: 'The bulletin of the network' }).click();
  const home = page.url();
  const programme = home.split('/').at(-2);
  await check(page);
  await page.goto(`${server.address}/programmes/${programme}/lists/add`);
  await page.getByLabel('Name').fill('Readers');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.goto(`${home}/add`);
  await check(page);
  await page.getByLabel('What it is called').fill('June news');
  await page.getByLabel('Whom it goes to').selectOption({ label: 'The list Readers (0)' });
  await page.locator('input[name="public"][value="yes"]').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await check(page);
  const issue = page.url().split('?')[0];
  await page.goto(`${issue}/block`);
  await check(page);
  await page.getByLabel('Text').fill('The **figures** are out.\n\n<script>alert(1)</script>');
  await page.getByRole('button', { name: 'Save the block' }).click();
  assert.match(await page.locator('main').innerText(), /Line 3: Write without HTML/);
  await check(page);
  await page.getByLabel('Text').fill('The **figures** are out: [read them](https://example.org/figures).');
  await page.getByRole('button', { name: 'Save the block' }).click();
  for (const kind of ['events', 'surveys']) {
    await page.goto(`${issue}/block`);
    await page.locator(`input[name="kind"][value="${kind}"]`).check();
    await page.getByRole('button', { name: 'Save the block' }).click();
  }
  const words = await page.locator('main').innerText();
  assert.match(words, /Autumn meeting/);
  assert.match(words, /Left out: Your views: there is nothing to gather/);
  await check(page);
  await look(page, 'bulletin-issue-1280');
  await page.getByRole('button', { name: 'Up Dates' }).click();
  await check(page);
  await page.getByRole('link', { name: 'Send it' }).click();
  await check(page);
  await page.getByRole('button', { name: /Let it go to/ }).click();
  assert.match(await page.locator('main').innerText(), /Nobody of those it is for gets mails now/);
  await check(page);
  const small = await openPage(browser, phone);
  for (const [name, below] of [['list', ''], ['issue', `/${issue.split('/').pop()}`], ['block', `/${issue.split('/').pop()}/block`],
    ['send', `/${issue.split('/').pop()}/send`]]) {
    await small.goto(home + below);
    await check(small);
    await look(small, `bulletin-${name}-390`);
  }
  await page.goto(home);
  const archive = await page.locator('main a[href^="/bulletins/"]').getAttribute('href');
  const stranger = await openPage(browser, phone, { session: null });
  await stranger.goto(server.address + archive);
  assert.match(await stranger.locator('main').innerText(), /No bulletin is here yet/);
  await check(stranger);
  await page.goto(issue);
  await page.getByRole('button', { name: 'Delete the draft June news' }).click();
  assert.match(await page.locator('main').innerText(), /The draft is deleted/);
  await check(page);
});

// The programme lead's pages where the main walk does not go: groups of people, small groups, mistakes in a filter and in
// a report's words, a round that is open again; with and without scripts, at a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';

const here = '/events/london-send-summit-2022';
let server;
let browser;
let page;

before(async () => {
  server = await startServer({ commands: [['init'], ['demo'],
    ['event', 'add', 'next-summit', '--title', 'Next summit', '--date', '2099-06-10']] });
  browser = await openBrowser();
  page = await openPage(browser, desk, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const words = () => page.locator('main').innerText();

async function visit(address, status = 200) {
  const response = await page.goto(server.address + address);
  assert.equal(response.status(), status, address);
  await check(page);
}

test('every page of the lead has no errors at a desk and on a phone', async () => {
  for (const kind of [desk, phone]) {
    const other = await openPage(browser, kind);
    for (const below of ['', '/places', '/summary', '/report', '/report/change', '/report/editions']) {
      const response = await other.goto(server.address + here + below);
      assert.equal(response.status(), 200);
      assert.equal(await other.locator('h1').count(), 1);
      for (const details of await other.locator('main details > summary:visible').all()) await details.click();
      await check(other);
    }
    await other.context().close();
  }
});

test('a picture is there once, in the layout of its window', async () => {
  for (const [kind, shown, hidden] of [[desk, '.for-desk', '.for-phone'], [phone, '.for-phone', '.for-desk']]) {
    const other = await openPage(browser, kind);
    await other.goto(`${server.address}${here}/summary`);
    assert.equal(await other.locator(`${shown}:visible`).count(), 8);
    assert.equal(await other.locator(`${hidden}:visible`).count(), 0);
    await other.context().close();
  }
});

test('a group is asked for in words, and small ones stay hidden', async () => {
  await visit(`${here}/summary`);
  await page.getByText('Choose whose answers are shown').click();
  await page.getByText('As a condition').click();
  await page.getByRole('link', { name: 'format contains in_person', exact: true }).click();
  await check(page);
  assert.match(await words(), /Only people who ticked ‘In person’ at ‘[^’]+’: 27 of the 42 who answered\./);
  await page.getByLabel('Only people with').fill('helpful = mainly');
  await page.getByRole('button', { name: 'Show this group' }).click();
  await check(page);
  assert.match(await words(), /This group is too small to show/);
  await screenshot(page, 'summary-small-group');
});

test('a group is picked, made narrower and wider, without a word of the language', async () => {
  for (const kind of [desk, phone]) {
    const other = await openPage(browser, kind, { javaScriptEnabled: false });
    const told = () => other.locator('.notice', { hasText: 'Only people who' }).innerText();
    await other.goto(`${server.address}${here}/summary`);
    await other.getByText('Choose whose answers are shown').click();
    await other.getByLabel('Answer', { exact: true }).selectOption('format contains both');
    await other.getByRole('button', { name: 'Show this group' }).click();
    assert.match(await told(), /^Only people who ticked ‘Both’ at ‘[^’]+’: 16 of the 42 who answered\./);
    assert.equal(new URL(other.url()).search, '?where=format%20contains%20both');
    await other.getByLabel('Wrote the words').fill('a');
    await other.getByRole('button', { name: 'Show this group' }).click();
    await check(other);
    assert.match(await told(), / and wrote ‘a’ in answer to any question that takes words: /);
    await screenshot(other, `summary-picked-${kind === desk ? 'desk' : 'phone'}`);
    await other.getByRole('link', { name: /^Leave this out ?: wrote/ }).click();
    assert.equal(new URL(other.url()).search, '?where=format%20contains%20both');
    await other.context().close();
  }
});

test('a filter that is wrong comes back with its place', async () => {
  await visit(`${here}/summary?where=helpfull+%3D+yes`, 422);
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator('#where').inputValue(), 'helpfull = yes');
  assert.match(await words(), /Character 1: .*did you mean "helpful"/);
  await screenshot(page, 'summary-wrong-filter');
});

test('the words of the report are changed for this event, and taken back', async () => {
  await visit(`${here}/report`);
  await page.getByRole('link', { name: 'Change the words' }).click();
  await page.locator('#text').fill('# Ours\n\n{helpfull} liked it.\n');
  await page.getByRole('button', { name: 'Save the words' }).click();
  await check(page);
  assert.match(await page.title(), /^Error: /);
  assert.match(await page.locator('#text').inputValue(), /helpfull/);
  await screenshot(page, 'report-change-faults');
  await page.locator('#text').fill('# Ours\n\n{helpful = helpful} liked it.\n');
  await page.getByRole('button', { name: 'Save the words' }).click();
  await check(page);
  assert.match(await words(), /38 liked it\./);
  await page.getByRole('button', { name: /^Go back/ }).click();
  await check(page);
  assert.match(await words(), /91 of them come from 32 of the 33 London places/);
});

test('a round that is open again says that its figures move', async () => {
  await visit(`${here}/form/reopen`);
  await page.locator('main form button').click();
  await visit(`${here}/summary`);
  assert.match(await words(), /42 answers so far\. Figures grow five at a time/);
  await visit(here);
  assert.match(await words(), /Close the answers\s*Next/);
  await screenshot(page, 'overview-open');
});

test('an event that lies ahead says what to do before the day', async () => {
  await visit('/events/next-summit');
  assert.match(await page.locator('h1').innerText(), /days to go, and two steps before the day\./);
  await screenshot(page, 'overview-ahead');
});

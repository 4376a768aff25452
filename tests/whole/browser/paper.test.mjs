// The form on paper and back: the PDF, the slide, sheets typed in by keyboard alone, with scripts and without, and the
// form's other looks on phones.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, openPage, phone, root, screenshot, serveForm } from './browser.mjs';

const form = path.join(root, 'tests/whole/browser/kinds.form');
let server;
let browser;
let link;
let mark;

before(async () => {
  ({ server, browser, link } = await serveForm(form, 'tables'));
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/tables/form/paper`);
  await check(page);
  mark = (await page.locator('.paper-foot').innerText()).match(/mark (\w{4})/)[1];
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the paper form is downloaded as a PDF', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/tables/form/paper`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Download as PDF')]);
  assert.equal(download.suggestedFilename(), 'kinds.pdf');
  await page.context().close();
});

test('the slide fills the screen, and its address can be typed in any case', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/tables/form/qr`);
  await check(page);
  await page.click('text=Show on the whole screen');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await screenshot(page, 'slide-qr');
  const spoken = new URL(link).pathname.toUpperCase();
  await page.goto(`${server.address}${spoken}`);
  assert.match(await page.locator('h1').innerText(), /Before we begin/);
  await page.context().close();
});

test('a pile is typed in by keyboard alone, checked, decided and added', async () => {
  const page = await openPage(browser);
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await page.goto(`${server.address}/events/tables/form/sheets`);
  await check(page);
  await page.fill('#sheets', '2');
  await page.fill('#mark', 'zzzz');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.govuk-error-summary');
  await check(page);
  await page.fill('#mark', mark.toLowerCase());
  await page.keyboard.press('Enter');
  await page.waitForSelector('form.entry');
  await check(page);
  await screenshot(page, 'sheet-entry');
  // came; seven statements, of which the second has a comment; again; format; visit; near
  const sheet = ['1', '1', '2', 'The noise', '3', '1', '1', '5', '6', '10', '13', '', 'se1 7pb'];
  for (const typed of sheet) {
    if (typed) await page.keyboard.type(typed);
    await press('Enter');
  }
  await page.waitForSelector('text=Sheet 1 is saved.');
  await check(page);
  assert.match(await page.locator('.lead').innerText(), /1 of 2 entered, 0 checked/);
  // A wrong key is told beside its question, and the rest stays.
  await page.keyboard.type('7');
  for (let at = 0; at < sheet.length; ++at) await press('Enter');
  await page.waitForSelector('.govuk-error-summary');
  await check(page);
  await screenshot(page, 'sheet-entry-error');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /There is no box “7” here/);
  await page.fill('[name=came]', '2');
  await page.focus('[name=near]');
  await press('Enter');
  await page.waitForSelector('text=All 2 sheets are typed in');
  await check(page);
  await page.click('text=Check sheet 1');
  await page.waitForSelector('text=a second time');
  await check(page);
  for (const typed of ['1', '2', ...sheet.slice(2)]) {
    if (typed) await page.keyboard.type(typed);
    await press('Enter');
  }
  await page.waitForSelector('text=typed in two ways');
  await check(page);
  await screenshot(page, 'sheet-differs');
  await page.click('text=Keep these answers');
  await page.waitForSelector('.govuk-error-summary');
  await check(page);
  // Decided by keyboard alone: the figure takes a choice, Enter keeps the answers.
  await page.focus('[name=time][value=first]');
  await press('2');
  assert.ok(await page.isChecked('[name=time][value=second]'));
  await press('Enter');
  await page.waitForSelector('text=Sheet 1 is decided.');
  assert.match(await page.locator('.lead').innerText(), /2 of 2 entered, 1 checked/);
  await page.click('text=Add 2 sheets to the answers');
  await page.waitForSelector('text=nothing leads from a number to its answer');
  await check(page);
  await page.click('button:has-text("Add 2 sheets")');
  await page.waitForSelector('text=2 sheets are among the answers');
  await check(page);
  await page.goto(`${server.address}/events/tables/form`);
  assert.match(await page.locator('h1').innerText(), /2 answers so far/);
  await page.context().close();
});

test('without scripts a sheet is a plain form, and the last one is undone with what was typed', async () => {
  const page = await openPage(browser, undefined, { javaScriptEnabled: false });
  await page.goto(`${server.address}/events/tables/form/sheets`);
  await page.fill('#sheets', '1');
  await page.fill('#mark', mark);
  await page.click('text=Begin the pile');
  await page.fill('[name=came]', '2');
  await page.click('text=Save sheet 1');
  await page.click('text=Undo sheet 1');
  await check(page);
  assert.equal(await page.inputValue('[name=came]'), '2');
  await page.setViewportSize({ width: 390, height: 844 });
  await check(page);
  await screenshot(page, 'sheet-entry-390');
  await page.context().close();
});

for (const kind of ['large', 'easy']) {
  test(`the form in its look ${kind} fits phones, and keeps it to the end`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: false });
    await page.goto(link);
    await page.click(kind === 'large' ? 'text=Larger letters' : 'text=Easy to read');
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await check(page);
    }
    await screenshot(page, `form-${kind}`);
    await page.check('#q-came');
    await page.click('text=Go on to');
    await check(page);
    await screenshot(page, `form-${kind}-grid`);
    assert.equal(await page.locator(`html.look-${kind}`).count(), 1);
    await page.context().close();
  });
}

// Every kind of question on phones of all widths, with and without scripts, by keyboard, and what organisers see of it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, look, openPage, phone, root, screenshot, serveForm } from './browser.mjs';

const form = path.join(root, 'tests/whole/browser/kinds.form');
let server;
let browser;
let link;

before(async () => {
  ({ server, browser, link } = await serveForm(form, 'tables'));
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/tables/form`);
  await look(page, 'kinds-form');
  await page.goto(`${server.address}/events/tables/form/paper`);
  await look(page, 'kinds-paper');
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function toTables(page) {
  await page.goto(link);
  await page.check('#q-came');
  await page.click('text=Go on to');
}

test('seven statements fit on 1,600 px of every phone, and on the narrowest nothing is cut', async () => {
  const page = await openPage(browser, phone);
  await toTables(page);
  await check(page);
  await screenshot(page, 'kinds-grid');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height < 1600, `the page is ${height} px high`);
  // Where the day is longer it stands below the event's name, on one line.
  await page.locator('.occasion-date').evaluate((date) => { date.textContent = 'Wednesday 28 September 2022'; });
  const longer = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(longer > height && longer < 1600, `with a long date the page is ${longer} px high`);
  for (const width of [320, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await check(page);
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(high < 1600, `${width} px wide the page is ${high} px high`);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  for (const target of await page.locator('.point-mark').all()) {
    const box = await target.boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, `a mark is ${box.width} x ${box.height} px`);
  }
  await page.context().close();
});

for (const scripts of [true, false]) {
  test(`somebody ${scripts ? 'with' : 'without'} scripts answers every kind, mends what is wrong, and sends`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
    await toTables(page);
    const open = page.locator('.point-open:visible');
    assert.equal(await open.count(), 7);
    assert.equal(await open.first().innerText(), 'Not answered yet');
    for (const code of ['time', 'voice', 'people', 'room', 'food', 'rushed']) await page.locator(`label[for=q-${code}]`).first().click();
    await page.fill('#q-voice_comment', 'The noise');
    assert.equal(await page.locator('.card').first().locator('.point-said:visible').innerText(), 'Agree');
    assert.equal(await open.count(), 1, 'one statement is left');
    await page.click('text=Go on to');
    await check(page);
    if (scripts) await screenshot(page, 'kinds-grid-error');
    assert.equal(await page.inputValue('#q-voice_comment'), 'The noise');
    await page.locator('label[for=q-notes-6]').click();
    await page.click('text=Go on to');
    await check(page);
    await page.locator('label[for=q-again-10]').click();
    await page.check('#q-format');
    await page.check('#q-format-2');
    await page.check('#q-format-3');
    await page.click('text=Send my answers');
    await check(page);
    assert.match(await page.locator('.govuk-error-summary').innerText(), /You ticked three/);
    if (scripts) await screenshot(page, 'kinds-scale-error');
    assert.equal(await page.locator('[name="format[]"]:checked').count(), 3);
    await page.check('#q-format-4');
    if (!scripts) {
      await page.click('text=Send my answers');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /stands alone/);
      for (const at of ['', '-2', '-3']) await page.uncheck(`#q-format${at}`);
    }
    assert.equal(await page.locator('[name="format[]"]:checked').count(), 1);
    await page.fill('#q-visit', '2022-05-01');
    await page.click('text=Send my answers');
    assert.match(page.url(), /thanks/);
    await page.context().close();
  });
}

test('a grid and a scale of numbers are answered by keyboard alone', async () => {
  const page = await openPage(browser, desk);
  await toTables(page);
  await page.focus('#q-time');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('[name=time]:checked').inputValue(), 'neither');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('[name=time]:checked + label'), '::before').outlineStyle), 'solid');
  await page.context().close();
});

test('ticks are counted where there may be no more of them, and one that stands alone is none of them', async () => {
  const page = await openPage(browser, phone);
  await toTables(page);
  for (const code of ['time', 'voice', 'people', 'room', 'food', 'rushed', 'notes']) await page.locator(`label[for=q-${code}]`).first().click();
  await page.click('text=Go on to');
  const line = page.locator('.ticked');
  await page.waitForSelector('#q-format');
  assert.equal(await line.innerText(), '');
  await page.check('#q-format');
  assert.equal(await line.innerText(), '1 of 2 ticked.');
  await page.check('#q-format-3');
  assert.equal(await line.innerText(), '2 of 2 ticked. Untick one to tick another.');
  await check(page);
  await screenshot(page, 'kinds-ticked');
  await page.check('#q-format-2');
  assert.equal(await line.innerText(), '3 of 2 ticked.', 'a limit disables nothing');
  await page.check('#q-format-4');
  assert.equal(await line.innerText(), '');
  await page.context().close();
});

test('whom the form ends for sends at once', async () => {
  const page = await openPage(browser, phone);
  await page.goto(link);
  await page.check('#q-came-2');
  await page.click('text=Go on to');
  await check(page);
  await page.click('text=Send my answers');
  assert.match(page.url(), /thanks/);
  await page.context().close();
});

test('easy to read, a phone shows one statement at a time; all are there without scripts, at a desk, and when sent', async () => {
  const page = await openPage(browser, phone);
  await page.goto(`${link}?look=easy`);
  await page.check('#q-came');
  await page.click('text=Go on to');
  await page.waitForSelector('.walk-place');
  await check(page);
  await screenshot(page, 'kinds-easy-statement');
  const height = await page.evaluate(() => document.querySelector('.grid').getBoundingClientRect().height);
  assert.ok(height < 1000, `the grid is ${height} px high`);
  assert.equal(await page.locator('.card:visible').count(), 1);
  assert.equal(await page.innerText('.walk-place'), 'Statement 1 of 7');
  const codes = ['time', 'voice', 'people', 'room', 'food', 'rushed', 'notes'];
  for (const [at, code] of codes.entries()) {
    assert.equal(await page.innerText('.walk-place'), `Statement ${at + 1} of 7`);
    await page.locator(`label[for=q-${code}]`).first().click();
    if (at + 1 < codes.length) await page.click('text=The next statement');
  }
  assert.equal(await page.locator('text=The next statement').isVisible(), false);
  // The last but two is left out, and asked for again.
  await page.evaluate(() => { document.querySelector('[name="food"]:checked').checked = false; });
  await page.click('text=Go on to');
  await page.waitForSelector('.govuk-error-summary');
  assert.equal(await page.innerText('.walk-place'), 'Statement 5 of 7', 'the one with the error is shown');
  await check(page);
  await page.click('text=The statement before');
  await page.click('.govuk-error-summary__list a');
  assert.equal(await page.innerText('.walk-place'), 'Statement 5 of 7', 'and its link leads there');
  await page.locator('label[for=q-food]').first().click();
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.equal(await page.locator('.card:visible').count(), 7);
  await page.click('text=Go on to');
  await page.waitForSelector('#q-format');
  await page.context().close();
  const plain = await openPage(browser, phone, { javaScriptEnabled: false });
  await plain.goto(`${link}?look=easy`);
  await plain.check('#q-came');
  await plain.click('text=Go on to');
  assert.equal(await plain.locator('.card:visible').count(), 7);
  await plain.context().close();
});

test('the summary shows a grid as one figure', async () => {
  for (let at = 0; at < 4; ++at) {
    const page = await openPage(browser, phone);
    await toTables(page);
    for (const code of ['time', 'voice', 'people', 'room', 'food', 'rushed', 'notes']) {
      await page.locator(`label[for=q-${code}${at === 0 ? '' : `-${at + 1}`}]`).click();
    }
    await page.click('text=Go on to');
    await page.locator(`label[for=q-again-${at + 7}]`).click();
    await page.click('text=Send my answers');
    await page.context().close();
  }
  server.run('event', 'close', 'tables');
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/tables/summary`);
  assert.equal(await page.locator('#q-day .picture svg').count(), 2);
  await look(page, 'kinds-summary');
  await page.context().close();
});

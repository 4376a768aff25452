// The event's name and earlier answers in the words of a form, decimals with a unit, statements between two ends and
// answers of so many words, with and without scripts.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, look, openPage, phone, root, screenshot, serveForm } from './browser.mjs';

const form = path.join(root, 'tests/whole/browser/words.form');
let server;
let browser;
let link;

before(async () => {
  ({ server, browser, link } = await serveForm(form, 'day'));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const scripts of [true, false]) {
  test(`what was typed is read back ${scripts ? 'with' : 'without'} scripts, and limits are told`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
    await page.goto(link);
    assert.match(await page.innerText('main'), /Two pages about London SEND Summit\./);
    assert.match(await page.innerText('main'), /In miles, with up to one decimal\./);
    await page.getByLabel('somebody else').check();
    await page.fill('[name="role.other"]', 'a <b>pilot</b>');
    await page.fill('[name="far"]', '12.55');
    await page.click('text=Go on to');
    await check(page);
    assert.match(await page.locator('.govuk-error-summary').innerText(), /at most 1 digit behind the point/);
    await page.fill('[name="far"]', '12.5 miles');
    await page.click('text=Go on to');
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await check(page);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, `words-day${scripts ? '' : '-plain'}`);
    const words = await page.innerText('main');
    assert.match(words, /How was London SEND Summit for a <b>pilot<\/b>\?/);
    assert.match(words, /Please answer as a <b>pilot<\/b>\./);
    await page.click('label[for="q-pace-2"]');
    await page.click('label[for="q-tone-5"]');
    await page.check('#q-depth-6');
    await page.fill('[name="story"]', 'I will write down far more words than anybody ever asked me for');
    await page.click('text=Send my answers');
    await check(page);
    assert.match(await page.locator('.govuk-error-summary').innerText(), /keep it to 10 words\. This has 13\./);
    await page.fill('[name="story"]', 'I will write fewer words');
    await page.click('text=Send my answers');
    await check(page);
    assert.match(await page.innerText('main'), /for answering as a <b>pilot<\/b>\./);
    assert.equal(new URL(page.url()).pathname, `${new URL(link).pathname}/thanks`);
    await page.context().close();
  });
}

test('an organiser, paper and figures see what is read without an answer', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/day/form`);
  await look(page, 'words-form');
  assert.match(await page.innerText('main'), /How was London SEND Summit for a delegate\?/);
  await page.goto(`${server.address}/events/day/form/paper`);
  await look(page, 'words-paper');
  const paper = await page.innerText('main');
  assert.match(paper, /Too slow/);
  assert.match(paper, /A number from 0 to 500, in miles/);
  assert.match(paper, /At most 10 words/);
  await page.context().close();
});

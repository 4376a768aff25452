// Offers, headings among options, sections, grids of ticks and an end with its own thanks, with and without scripts.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, look, openPage, phone, root, screenshot, serveForm } from './browser.mjs';

const form = path.join(root, 'tests/whole/browser/options.form');
let server;
let browser;
let link;

before(async () => {
  ({ server, browser, link } = await serveForm(form, 'travel'));
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/travel/form`);
  await look(page, 'options-form');
  await page.goto(`${server.address}/events/travel/form/paper`);
  await look(page, 'options-paper');
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function toTheDay(page, role) {
  await page.goto(link);
  await page.getByLabel(role, { exact: true }).check();
  await page.click('text=Go on to');
}

for (const scripts of [true, false]) {
  test(`a parent ${scripts ? 'with' : 'without'} scripts is asked what is for parents`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
    await toTheDay(page, 'Parent or carer');
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await check(page);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, `options-day${scripts ? '' : '-plain'}`);
    assert.equal(await page.getByText('In a council').count(), 0);
    assert.equal(await page.getByText('By the late connection').isVisible(), !scripts);
    assert.equal(await page.getByText('What could be better').isVisible(), !scripts);
    await page.getByLabel('Yes', { exact: true }).check();
    assert.ok(await page.getByText('By the late connection').isVisible());
    await page.check('#q-plan');
    await page.check('#q-plan-2');
    await page.check('#q-travel-3');
    await page.click('text=Send my answers');
    await check(page);
    assert.match(await page.locator('.govuk-error-summary').innerText(), /What could be better about the train/);
    await page.fill('#q-better', 'More seats');
    await page.click('text=Send my answers');
    assert.match(page.url(), /thanks/);
    await page.context().close();
  });
}

for (const scripts of [true, false]) test(`whom the form ends for is thanked at everybody's address, and again where the page is loaded again, ${scripts ? 'with' : 'without'} scripts`, async () => {
  const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
  await toTheDay(page, 'I would rather not take part');
  await page.click('text=Send my answers');
  await check(page);
  assert.match(await page.locator('main').innerText(), /for telling us/);
  assert.equal(new URL(page.url()).pathname, `${new URL(link).pathname}/thanks`);
  await page.reload();
  assert.match(await page.locator('main').innerText(), /for telling us/);
  await page.context().close();
});

// A form in Welsh and in Arabic on a phone: chosen by a link, said throughout, and told to nobody.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, look, openPage, phone, root, screenshot, serveForm } from './browser.mjs';

const form = path.join(root, 'tests/whole/browser/languages.form');
let server;
let browser;
let link;

before(async () => {
  ({ server, browser, link } = await serveForm(form, 'spring'));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('an organiser sees what is missing, and switches languages on that nobody has checked', async () => {
  const asked = await openPage(browser, phone);
  await asked.goto(link);
  assert.equal(await asked.locator('.languages').count(), 0);
  await asked.goto(`${link}?lang=cy`);
  assert.equal(await asked.locator('html').getAttribute('lang'), 'en-GB');
  await asked.context().close();

  const page = await openPage(browser, desk);
  await page.goto(`${server.address}/events/spring/form/languages`);
  await look(page, 'languages');
  assert.match(await page.locator('main').innerText(), /Yoruba[^]*texts are missing/);
  await page.check('input[value="cy"]');
  await page.check('input[value="ar"]');
  await page.click('button:has-text("Save")');
  await check(page);
  assert.match(await page.locator('main').innerText(), /The languages are saved/);
  const file = await page.request.get(`${server.address}/events/spring/form/languages/texts?format=csv`);
  assert.match(await file.text(), /key,en,cy,ar,yo/);
  await page.context().close();
});

for (const [tag, name, thanks, direction] of [['cy', 'Cymraeg', /Diolch/, null], ['ar', 'العربية', /شكرًا/, 'rtl']]) {
  test(`somebody answers in ${name}, with an error on the way`, async () => {
    for (const scripts of [true, false]) {
      const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
      await page.goto(link);
      await check(page);
      if (scripts) await screenshot(page, `languages-menu-${tag}`);
      await page.click(`.languages >> text=${name}`);
      assert.equal(await page.locator('html').getAttribute('lang'), tag);
      assert.equal(await page.locator('html').getAttribute('dir'), direction);
      await check(page);
      if (scripts) await screenshot(page, `languages-${tag}`);
      await page.click('button.govuk-button');
      assert.equal(await page.locator('.govuk-error-summary').count(), 1);
      await check(page);
      if (scripts) await screenshot(page, `languages-error-${tag}`);
      await page.check('#q-helpful-3');
      await page.fill('#q-helpful-3-text', 'A mix of مرحبا and English');
      await page.fill('#q-more', 'مرحبا');
      await page.click('button.govuk-button');
      await check(page);
      if (scripts) await screenshot(page, `languages-grid-${tag}`);
      assert.match(page.url(), new RegExp(`lang=${tag}`));
      await page.click('button.govuk-button');
      await check(page);
      if (scripts) await screenshot(page, `languages-thanks-${tag}`);
      assert.match(await page.locator('main').innerText(), thanks);
      assert.equal(await page.locator('html').getAttribute('lang'), tag);
      await page.context().close();
    }
  });

  test(`${name} stands on phones of all widths, and on paper`, async () => {
    const page = await openPage(browser, phone);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${link}?lang=${tag}`);
      await check(page);
      await page.goto(`${link}/withdraw?lang=${tag}`);
      await check(page);
    }
    const desktop = await openPage(browser, desk);
    const paper = await desktop.request.get(`${server.address}/events/spring/form/paper.pdf?lang=${tag}`);
    assert.equal(paper.status(), 200);
    await page.context().close();
    await desktop.context().close();
  });
}

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

/** Words of the page's body that are Muster's own and English: none may stand in a page of another language. */
const english = /\b(the|this|answers?|phone|form|connection|page|waiting|nothing|again|reference)\b/i;

for (const [tag, direction] of [['cy', 'ltr'], ['ar', 'rtl']]) {
  test(`a phone without a connection speaks ${tag}`, async () => {
    const page = await openPage(browser, phone);
    await page.goto(`${link}?lang=${tag}`);
    await page.waitForSelector('#offline-ready');
    assert.doesNotMatch(await page.locator('#offline-ready').innerText(), english);
    await check(page);
    await page.context().setOffline(true);
    await page.goto(`${link}?lang=${tag}`);
    const note = page.locator('#offline-note');
    await note.waitFor();
    assert.deepEqual([await note.getAttribute('lang'), await note.getAttribute('dir')], [tag, direction]);
    assert.doesNotMatch(await note.innerText(), english);
    await check(page);
    await screenshot(page, `offline-form-${tag}`);
    await page.click('button.govuk-button >> nth=0');  // the one question that needs an answer has none
    await page.waitForSelector('.notice-wrong');
    assert.doesNotMatch(await note.innerText(), english);
    await page.check('#q-helpful');
    await page.click('button.govuk-button >> nth=0');
    await page.waitForFunction(() => document.querySelector('form').hidden);
    assert.doesNotMatch(await note.innerText(), english);
    assert.doesNotMatch(await page.locator('h1').innerText(), english);
    await check(page);
    await screenshot(page, `offline-waiting-${tag}`);
    await page.context().setOffline(false);
    await page.waitForSelector('#offline-note .receipt');
    assert.doesNotMatch(await note.innerText(), english);
    await page.context().close();
  });

  test(`a tablet that is handed round speaks ${tag}`, async () => {
    const page = await openPage(browser, { viewport: { width: 768, height: 1024 } }, { session: null });
    await page.clock.install();
    await page.goto(`${link}?kiosk=yes&lang=${tag}`);
    await check(page);
    await page.check('#q-helpful');
    const warning = page.locator('.kiosk-warning');
    for (let tries = 0; tries < 60 && await warning.count() === 0; ++tries) await page.clock.runFor(8_000);
    assert.doesNotMatch(await warning.innerText(), english);
    await check(page);
    await screenshot(page, `kiosk-warning-${tag}`);
    await warning.locator('button').click();
    await page.context().setOffline(true);
    await page.click('main button.govuk-button >> nth=0');
    await page.waitForSelector('main .notice-wrong');
    assert.doesNotMatch(await page.locator('main .notice-wrong').innerText(), english);
    await page.context().setOffline(false);
    await page.click('main button.govuk-button >> nth=0');
    await page.waitForSelector('.grid');
    await page.click('main button.govuk-button >> nth=0');
    await page.waitForFunction(() => document.querySelector('main form') === null);
    assert.doesNotMatch(await page.locator('main').innerText(), english);
    await check(page);
    await page.context().close();
  });

  test(`a room and its screen speak ${tag}, and what others wrote keeps its direction`, async () => {
    const opened = server.run('room', 'open', 'spring', '--tables', '2');
    const room = `${server.address}/r/${/\/r\/([a-z0-9]+);/.exec(opened)[1]}`;
    const page = await openPage(browser, phone, { session: null });
    await page.goto(`${room}?lang=${tag}`);
    await check(page);
    await page.click('.tables a >> nth=0');
    await check(page);
    for (const own of await page.locator('.choice-hint, .lead').all())
      assert.equal(await own.evaluate((one) => getComputedStyle(one).direction), 'ltr', await own.innerText());
    await screenshot(page, `room-table-${tag}`);
    for (const [width, height] of [[1920, 1080], [1280, 720], [768, 1024], [320, 640]]) {
      await page.setViewportSize({ width, height });
      await page.goto(`${room}/screen?lang=${tag}`);
      await check(page);
      await screenshot(page, `room-screen-${tag}-${width}`);
      assert.deepEqual([await page.locator('html').getAttribute('lang'), await page.locator('html').evaluate((one) => getComputedStyle(one).direction)], [tag, direction]);
    }
    const said = (await page.locator('body').innerText()).replace(/What we find hard, and what we hope for|What do you (find hard|hope for)\?|London SEND Summit/g, '');
    assert.doesNotMatch(said, /\b(the|note|notes|answers?|code|type|table|write|vote|from)\b/i);
    await page.context().close();
  });

  test(`what goes wrong is said in ${tag}`, async () => {
    const page = await openPage(browser, phone, { session: null });
    const wrong = async (address, status, options) => {
      const reply = options ? await page.request.post(address, { ...options, maxRedirects: 0 }) : await page.goto(address);
      assert.equal(reply.status(), status, address);
      const html = await reply.text();
      assert.match(html, new RegExp(`<html lang="${tag}"`));
      const words = html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, ' ').replace(/London SEND Summit/g, '');
      assert.doesNotMatch(words, english, address);
      if (!options) await check(page);
    };
    await wrong(`${server.address}/f/nothing?lang=${tag}`, 404);
    await wrong(`${link}/nowhere?lang=${tag}`, 404);
    await wrong(`${link}/draft/nothing?lang=${tag}`, 404);
    await wrong(`${link}?lang=${tag}`, 403, { form: { _send: 'yes' } });
    await wrong(`${link}/thanks?lang=${tag}`, 405, { form: { _send: 'yes' } });
    await wrong(`${link}?lang=${tag}`, 413, { form: { more: 'x'.repeat(600_000) } });
    await page.goto(`${link}/withdraw?lang=${tag}`);
    await page.click('button.govuk-button');
    await check(page);
    assert.doesNotMatch((await page.locator('main').innerText()).replace(/abcd-efgh-jkmn/g, ''), english);
    await page.context().close();
  });
}

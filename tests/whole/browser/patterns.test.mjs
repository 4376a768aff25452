// Every component has no errors at a desk, on a phone and at the narrowest width, before any page uses it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axeErrors, desk, htmlErrors, openBrowser, openPage, overflow, screenshot } from './browser.mjs';
import { writePatterns } from './patterns.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const { name, file, html } of writePatterns()) {
  test(`the components of ${name} have no errors`, async () => {
    assert.deepEqual(await htmlErrors(html), []);
    const page = await openPage(browser, desk);
    await page.goto(pathToFileURL(file).href);
    for (const width of [1280, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await axeErrors(page), [], `at ${width} px`);
      assert.ok(await overflow(page) <= 0, `at ${width} px the page is ${await overflow(page)} px too wide`);
    }
    await screenshot(page, `patterns-${name}`);
    await page.context().close();
  });
}

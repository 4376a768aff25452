// What is held of a person, from looking them up to erasing them, and how long each kind of data is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, look, openBrowser, openPage, startServer } from './browser.mjs';

let server;
let browser;

before(async () => {
  server = await startServer({ commands: [['demo']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  const seen = (page, name) => (javaScriptEnabled ? look(page, name) : undefined);

  test(`a person is looked up, their needs written down, and erased, ${how} scripts`, async () => {
    const page = await openPage(browser, desk, { javaScriptEnabled });
    await page.goto(`${server.address}/people`);
    await seen(page, 'people');
    await page.fill('#q', 'nobody of that name');
    await page.click('button:has-text("Search")');
    assert.match(await page.locator('main').innerText(), /Nobody here by that name/);
    await seen(page, 'people-nobody');
    await page.fill('#q', javaScriptEnabled ? 'ofsted' : 'wandsworth');  // the first is erased here
    await page.click('button:has-text("Search")');
    await seen(page, 'people-found');
    await page.locator('tbody a').first().click();
    const name = await page.locator('h1').innerText();
    await seen(page, 'person');

    await page.click('a:has-text("Access and dietary needs")');
    await seen(page, 'person-needs');
    await page.fill('textarea[name=access]', 'Step-free, please');
    await page.click('button:has-text("Save")');
    assert.match(await page.locator('[role=status]').innerText(), /The needs are saved/);
    await page.fill('textarea[name=access]', 'x'.repeat(5000));
    await page.click('button:has-text("Save")');
    assert.match(await page.title(), /^Error: /);
    assert.equal((await page.inputValue('textarea[name=access]')).length, 5000);
    await seen(page, 'person-needs-fault');

    await page.click(`nav[aria-label=Breadcrumb] >> text=${name}`);
    await page.click('main >> text=Erase this person');
    assert.match(await page.locator('h1').innerText(), new RegExp(`Erase ${name}\\?`));
    await seen(page, 'person-erase');
    await page.click('text=Keep them');
    assert.equal(await page.locator('h1').innerText(), name);
    await page.click('main >> text=Erase this person');
    const address = page.url().replace(/\/erase$/, '');
    await page.click('button:has-text("Erase this person")');
    assert.match(await page.locator('[role=status]').innerText(), /The person is erased/);
    await seen(page, 'person-erased');
    assert.equal((await page.goto(address)).status(), 404);
    await page.context().close();
  });

  test(`a period is refused with what was typed, set, and set back, ${how} scripts`, async () => {
    const page = await openPage(browser, desk, { javaScriptEnabled });
    await page.goto(`${server.address}/people`);
    await page.click('text=How long personal data is kept');
    await seen(page, 'privacy');
    const kind = page.locator('tbody tr', { hasText: 'needs' }).first();
    const days = kind.locator('input[name=days]');
    const usual = await days.inputValue();
    await days.fill('soon');
    await kind.locator('button').click();
    assert.match(await page.title(), /^Error: /);
    assert.equal(await days.inputValue(), 'soon');
    assert.match(await kind.innerText(), /"soon" is no whole number/);
    await seen(page, 'privacy-fault');
    await days.fill('7');
    await kind.locator('button').click();
    assert.match(await page.locator('[role=status]').innerText(), /now kept for 7 days/);
    await seen(page, 'privacy-set');
    await page.click('button:has-text("Undo")');
    assert.equal(await days.inputValue(), usual);
    assert.equal(await page.locator('button:has-text("Undo")').count(), 1, 'a change back can be taken back as well');
    await page.context().close();
  });
}

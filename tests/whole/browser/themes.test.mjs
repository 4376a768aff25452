// Answers are read for their themes: by keys alone, without scripts, by two readers, and the codebook is kept and undone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, screenshot, signIn, startServer } from './browser.mjs';

const here = '/events/london-send-summit-2022';
const reading = `${here}/themes/stood_out`;
let browser;
let server;

before(async () => {
  server = await startServer({ commands: [['init'], ['demo']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const answer = (page) => page.innerText('#answer');
const headline = (page) => page.innerText('h1');


test('the codebook is made, changed, joined, split, and every change taken back', async () => {
  const page = await openPage(browser, phone, { javaScriptEnabled: false });
  await page.goto(server.address + `${here}/themes`);
  await check(page);
  await page.click('a:has-text("The codebook")');
  for (const [name, tone, words] of [['Ofsted and the new framework', 'none', 'ofsted, framework'],
    ['Parent carers’ voice', 'praise', '"parent carer"'], ['Meeting others', 'none', 'networking, meeting'],
    ['The panel', 'none', 'panel'], ['Talks', 'none', '']]) {
    await page.fill('[name="name"]', name);
    await page.check(`[name="tone"][value="${tone}"]`);
    await page.fill('[name="words"]', words);
    await page.click('text=Add the theme');
  }
  assert.match(await page.innerText('h1'), /The codebook of/);
  await page.fill('[name="name"]', 'Lunch');
  await page.fill('[name="words"]', 'lunch and');
  await page.click('text=Add the theme');
  await check(page);
  assert.match(await page.innerText('.govuk-error-message'), /Character 10: expected a word/);
  assert.equal(await page.inputValue('[name="name"]'), 'Lunch');
  await page.goto(server.address + `${here}/codebook`);
  await page.selectOption('[name="from"]', { label: '5 Talks' });
  await page.selectOption('[name="into"]', { label: '1 Ofsted and the new framework' });
  await page.click('button:has-text("Join")');
  assert.match(await page.innerText('table'), /With ‘Talks’, joined to it\./);
  assert.match(await page.innerText('.book-changes'), /Joined ‘Talks’ to ‘Ofsted and the new framework’/);
  await page.click('.book-changes button >> nth=0');
  assert.match(await page.innerText('.book-changes'), /\(taken back\)/);
  await page.click('tr:has-text("Talks") >> text=Change');
  await page.fill('[name="name"]', 'All of it');
  await check(page);
  await screenshot(page, 'themes-codebook-phone');
  await page.click('text=Save the theme');
  assert.match(await page.innerText('table'), /All of it/);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('a[href$=".qdc"]')]);
  await page.setInputFiles('[name="file"]', { name: 'codebook.qdc', mimeType: 'application/xml',
    buffer: Buffer.from('<CodeBook><Codes><Code name="Table discussions"/><Code name="The panel"/></Codes></CodeBook>') });
  assert.equal(file.suggestedFilename(), 'codebook.qdc');
  await page.click('text=Take it in');
  assert.match(await page.innerText('.book-changes'), /Took in ‘codebook.qdc’: 1 theme added/);
  await page.context().close();
});

test('answers are read by keys alone, and each can be taken back', async () => {
  const page = await openPage(browser, desk);
  await page.goto(server.address + reading);
  await check(page);
  assert.match(await headline(page), /^\d+ answers are to be read\.$/);
  const first = await answer(page);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-kept]');
  assert.match(await page.innerText('[data-kept]'), /Kept: Ofsted and the new framework/);
  const second = await answer(page);
  assert.notEqual(second, first);
  await page.keyboard.press('z');
  await page.waitForFunction((text) => document.querySelector('#answer').textContent === text, first);
  assert.equal(await page.isChecked('input[value="1"]'), false);
  // Nothing ticked is refused, and says so.
  await page.keyboard.press('Enter');
  await page.waitForSelector('.govuk-error-summary');
  assert.match(await page.innerText('.govuk-error-summary'), /Tick a theme/);
  await check(page);
  await page.focus('#answer');
  await page.keyboard.press('0');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-kept]');
  const third = await answer(page);
  await page.keyboard.press('s');
  await page.waitForFunction((text) => document.querySelector('#answer').textContent !== text, third);
  // Letters typed in a field are letters.
  await page.keyboard.press('n');
  await page.keyboard.type('1 quiz night');
  assert.equal(await page.inputValue('[name="fresh"]'), '1 quiz night');
  await page.keyboard.press('Escape');
  await page.click('[data-keys-off]');
  await page.keyboard.press('1');
  assert.equal(await page.isChecked('input[value="1"]'), false);
  await page.click('[data-keys-off]');
  for (let step = 0; step < 12; step += 1) {
    const lit = await page.locator('.theme-lit kbd').allInnerTexts();
    await page.focus('#answer');
    for (const key of lit.length > 0 ? lit : ['3']) await page.keyboard.press(key);
    const text = await answer(page);
    if (step === 6) await screenshot(page, 'themes-reading-desk');
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => document.querySelector('#answer')?.textContent !== before, text);
  }
  await check(page);
  // What is marked stands beside its theme on the summary.
  await page.focus('#answer');
  await page.keyboard.press('3');
  await page.keyboard.press('q');
  const marked = await answer(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction((before) => document.querySelector('#answer')?.textContent !== before, marked);
  assert.equal((await page.goto(`${server.address}/events/london-send-summit-2022/summary`)).status(), 200);
  assert.ok(await page.locator('td span[dir=auto]', { hasText: '‘' }).count() > 0, 'a quotation beside its theme');
  await page.context().close();
});

test('all answers are listed with their themes, and another is quoted', async () => {
  for (const size of [desk, phone]) {
    const page = await openPage(browser, size, { javaScriptEnabled: size === desk });
    await page.goto(server.address + reading);
    await page.click('text=All answers with their themes');
    await check(page);
    assert.match(await headline(page), /^\d+ answers to ‘/);
    await screenshot(page, size === desk ? 'themes-answers-desk' : 'themes-answers-phone');
    const quote = page.locator('button:has-text("Do not quote")');
    if (size === desk) {
      assert.equal(await quote.count(), 1);
      await quote.click();
      assert.equal(await quote.count(), 0);
    }
    await page.locator('tbody a').first().click();
    assert.match(page.url(), /at=/);
    await page.context().close();
  }
});

test('a theme is retired, and comes back', async () => {
  const page = await openPage(browser, desk);
  await page.goto(`${server.address}${here}/codebook`);
  await page.click('tr:has-text("The panel") button:has-text("Retire")');
  assert.match(await page.innerText('.notice'), /‘The panel’ is retired/);
  assert.match(await page.innerText('.book-changes >> nth=-1'), /Retired ‘The panel’/);
  await check(page);
  await screenshot(page, 'themes-codebook-desk');
  await page.click('button:has-text("Bring it back")');
  assert.match(await page.innerText('table'), /The panel/);
  await page.context().close();
});

test('a second reader sees the first only where they have read themselves, and differences are settled', async () => {
  const page = await openPage(browser, desk);
  await page.goto(server.address + reading);
  await page.check('[name="readers"][value="2"]');
  await page.click('#work >> text=Save');
  const second = await signIn(server.run('sign-in-link', 'sam@example.org', '--role', 'owner').trim());
  const sam = await openPage(browser, phone, { session: second, javaScriptEnabled: false });
  await sam.goto(server.address + reading);
  assert.equal(await sam.locator('.second-reader').count(), 0);
  // Those without a theme come first; where both have read and differ, one takes the other's themes.
  for (let step = 0; step < 60 && await sam.locator('text=Take theirs').count() === 0; step += 1) {
    await sam.check(step % 2 === 1 ? 'input:not([type="hidden"])[value="4"]' : 'input:not([type="hidden"])[value="0"]');
    await sam.click('text=Keep, and read the next');
  }
  await check(sam);
  await screenshot(sam, 'themes-reading-phone');
  assert.match(await sam.innerText('.second-reader'), /organiser@example\.org/);
  await sam.click('text=Take theirs');
  await sam.context().close();
  await page.goto(server.address + reading);
  await screenshot(page, 'themes-second-reader-desk');
  await check(page);
  await page.context().close();
});

// A form is built by cards, by keys alone and without scripts; cards and text stay one form; what is wrong stands on both.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, openBrowser, openPage, phone, root, screenshot, startServer } from './browser.mjs';

let browser;
let server;

before(async () => {
  server = await startServer({
    commands: [['init'], ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', '2027-06-11'],
      ['event', 'add', 'visit', '--title', 'A visit', '--date', '2027-03-18']],
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const cards = (page) => page.locator('[data-question] h3').allInnerTexts();
const text = (page) => page.inputValue('[name="text"]');

test('a form is built without scripts: added, filled in, moved, copied, removed, undone, checked and published', async () => {
  const page = await openPage(browser, phone, { javaScriptEnabled: false });
  await page.goto(`${server.address}/events/visit/form`);
  await page.click('text=Begin with an empty form');
  await check(page);
  await screenshot(page, 'builder-empty-phone');
  await page.click('[data-question] button[value^="open:"]');
  await check(page);
  await page.fill('[name="card-label"]', 'Was the visit useful?');
  await page.fill('[name="card-answers"]', 'Very useful\nUseful\n\nNot useful\nSomething else ...');
  await page.check('[name="card-ticks[]"][value="required"]');
  await page.click('button[value="close"]');
  assert.match(await text(page), /was_the_visit\* "Was the visit useful\?" {2}pick one/);
  assert.match(await text(page), /\( \) something_else \.\.\. {2}"Something else"/);
  await page.click('button[value="add:lines"]');
  await page.fill('[name="card-label"]', 'What was missing?');
  await page.selectOption('[name="card-if-1"]', { label: 'By the answer to “Was the visit useful?”' });
  await page.click('button:has-text("Apply, and show what belongs to it")');
  await page.uncheck('[name="card-if-1-answers[]"] >> nth=0');
  await check(page);
  await screenshot(page, 'builder-condition-phone');
  await page.check('[name="card-if-1-answers[]"][value="not_useful"]');
  await page.click('button[value^="up:"]:not([disabled]) >> nth=0');
  // The open card was taken over, then it moved: now it is asked before what it hangs on.
  assert.deepEqual(await cards(page), ['What was missing?', 'Was the visit useful?']);
  assert.match(await page.innerText('h1'), /One thing to put right/);
  await check(page);
  await screenshot(page, 'builder-fault-phone');
  await page.click('button[value="undo"] >> nth=0');
  assert.deepEqual(await cards(page), ['Was the visit useful?', 'What was missing?']);
  await page.click('[data-part="q-what_was_missing"] button[value^="copy:"]');
  assert.equal((await cards(page)).length, 3);
  await page.click('.card-open button[value^="remove:"]');
  assert.equal((await cards(page)).length, 2);
  await page.click('text=Check and publish');
  await page.click('text=Publish the form');
  assert.match(await page.innerText('h1'), /published, but not open/);
  await page.context().close();
});

test('without scripts "back" leads to the page before each press, and from the check to the cards', async () => {
  const page = await openPage(browser, phone, { javaScriptEnabled: false });
  await page.goto(`${server.address}/events/summit/form/cards?start=london-send-summit-2022`);
  await page.click('[data-part="q-format"] button[value^="open:"]');
  assert.equal(await page.locator('[name="card-answers"]').count(), 1);
  await page.click('[data-part="q-format"] button[value^="copy:"]');
  assert.match(await page.innerText('[role="status"]'), /Duplicated/);
  const copied = await text(page);
  await page.goBack();
  assert.equal(await page.locator('[data-part="q-format"] [name="card-answers"]').count(), 1);
  assert.notEqual(await text(page), copied);
  await page.goForward();
  assert.equal(await text(page), copied);
  await page.click('button[value="undo"] >> nth=0');
  await page.click('text=Check and publish');
  assert.match(await page.innerText('h1'), /no errors/);
  await page.goBack();
  assert.match(await page.innerText('[role="status"]'), /Undone/);
  // A refusal stays for the way back as well.
  await page.click('[data-part="q-format"] button[value^="open:"]');
  await page.fill('[name="card-label"]', '');
  await page.click('button[value="close"]');
  await page.waitForSelector('.govuk-error-summary');
  await page.goto(`${server.address}/events`);
  await page.goBack();
  await page.waitForSelector('.govuk-error-summary');
  assert.equal(await page.inputValue('[name="card-label"]'), '');
  await page.click('button[value="discard"]');
  await page.context().close();
});

test('the cards follow the text while one types, and the text the cards', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form/cards?start=london-send-summit-2022`);
  await check(page);
  await screenshot(page, 'builder');
  const before = await text(page);
  await page.fill('[name="text"]', before.replace('lines 4', 'lnies 4'));
  await page.waitForSelector('.card-wrong');
  assert.match(await page.innerText('.card-wrong .card-fault'), /no kind of question called "lnies"/);
  assert.equal(await page.locator('.text-mirror .line-wrong').count(), 1);
  await check(page);
  await screenshot(page, 'builder-fault');
  await page.fill('[name="text"]', before);
  await page.waitForSelector('.card-wrong', { state: 'detached' });

  await page.click('[data-part="q-format"] button[value^="open:"]');
  await page.waitForSelector('[name="card-answers"]');
  await check(page);
  await screenshot(page, 'builder-open');
  await page.fill('[name="card-answers"]', 'In person\nOnline\nBoth\nBy telephone\nSomething else ...');
  await page.waitForFunction(() => document.querySelector('[name="text"]').value.includes('by_telephone'));
  assert.match(await page.innerText('.builder-phone'), /By telephone/);
  assert.equal(await page.evaluate(() => document.activeElement.name), 'card-answers');
  await page.click('text=Close the card');
  await page.waitForSelector('[name="card-answers"]', { state: 'detached' });
  await page.click('[data-undo]');
  await page.waitForFunction((was) => document.querySelector('[name="text"]').value === was, before);
  await page.context().close();
});

test('whoever leaves with changes is asked, and whoever publishes after pressing on cards is not held back', async () => {
  const page = await openPage(browser);
  let asked = 0;
  page.on('dialog', async (dialog) => {
    asked += dialog.type() === 'beforeunload' ? 1 : 0;
    await dialog.accept();
  });
  const address = `${server.address}/events/summit/form/cards?start=london-send-summit-2022`;
  await page.goto(address);
  await page.click('[data-part="q-format"] button[value^="open:"]');
  await page.waitForSelector('[name="card-label"]');
  await page.goto(`${server.address}/events`);
  assert.equal(asked, 0, 'nothing was changed');

  await page.goto(address);
  await page.click('[data-part="q-format"] button[value^="copy:"]');
  await page.waitForSelector('[data-undo]');
  // The draft of an earlier test stands there already: this text is not saved before somebody says so.
  await page.waitForSelector('[data-unsaved]');
  await page.goto(`${server.address}/events`);
  assert.equal(asked, 1);
  await page.goto(address);
  await page.click('[data-part="q-format"] button[value^="copy:"]');
  await page.click('text=Save mine in its place');
  await page.waitForSelector('text=Saved as a draft at');
  await page.goto(`${server.address}/events`);
  assert.equal(asked, 1, 'what is saved can be left');

  await page.goto(address);
  await page.click('[data-part="q-format"] button[value^="open:"]');
  await page.fill('[name="card-label"]', 'How shall we meet?');
  await page.waitForFunction(() => document.querySelector('[name="text"]').value.includes('How shall we meet?'));
  // The same with what another window wrote: it is settled before anything is published.
  await page.click('text=Save mine in its place');
  await page.waitForSelector('text=Saved as a draft at');
  await page.click('text=Check and publish');
  await page.waitForURL('**/form/check');
  assert.equal(asked, 1, 'sending is not leaving');
  await page.context().close();
});

test('what is changed is a draft: kept, found again, told apart from another window, and thrown away', async () => {
  const first = await openPage(browser);
  const address = `${server.address}/events/visit/form/cards`;
  await first.goto(address);
  const published = await text(first);
  await first.fill('[name="text"]', published.replace('What was missing?', 'What did you miss?'));
  await first.waitForSelector('text=Saved as a draft at');
  const second = await openPage(browser);
  await second.goto(address);
  assert.match(await text(second), /What did you miss\?/);
  await check(second);
  await second.fill('[name="text"]', published.replace('What was missing?', 'What should be there?'));
  await second.waitForFunction(() => document.querySelector('.builder-cards').innerText.includes('What should be there?'));
  await first.click('button[value="add:number"]');
  await first.waitForSelector('text=You changed this form in another window meanwhile.');
  await check(first);
  await screenshot(first, 'builder-parted');
  await first.click('text=Go on with the other draft');
  await first.waitForFunction(() => document.querySelector('[name="text"]').value.includes('What should be there?'));
  await first.click('text=Throw the draft away');
  await first.waitForFunction((was) => document.querySelector('[name="text"]').value === was, published);
  await second.context().close();
  await first.context().close();
});

test('a press writes what the check proposes, and the small print has fields', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/visit/form/cards`);
  const before = await text(page);
  await page.fill('[name="text"]', before.replace('lines 4', 'lnies 4'));
  await page.click('button[value^="mend:"]');
  await page.waitForFunction((was) => document.querySelector('[name="text"]').value === was, before);
  await page.click('[data-part="q-what_was_missing"] button[value^="open:"]');
  await page.click('text=More about this question');
  await page.fill('[name="card-most_words"]', '50');
  await page.waitForFunction(() => document.querySelector('[name="text"]').value.includes('at most 50 words'));
  assert.equal(await page.locator('.card-rules').evaluate((one) => one.open), true);
  await check(page);
  await screenshot(page, 'builder-rules');
  await page.fill('[name="card-most_words"]', '');
  await page.waitForFunction((was) => document.querySelector('[name="text"]').value === was, before);
  await page.context().close();
});

test('a phone shows the cards, the text or itself', async () => {
  const page = await openPage(browser, phone);
  await page.goto(`${server.address}/events/visit/form/cards`);
  assert.equal(await page.isVisible('[name="text"]'), false);
  await page.click('.builder-tabs a:has-text("Text")');
  assert.equal(await page.isVisible('[name="text"]'), true);
  assert.equal(await page.isVisible('[data-question]'), false);
  await check(page);
  await screenshot(page, 'builder-text-phone');
  await page.click('.builder-tabs a:has-text("Phone")');
  assert.equal(await page.isVisible('.builder-phone'), true);
  await page.context().close();
});

test('a session that ended takes no words with it', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form/cards?start=london-send-summit-2022`);
  await page.click('[data-part="q-format"] button[value^="open:"]');
  await page.fill('[name="card-label"]', 'How shall we meet?');
  const signedIn = await page.context().cookies();
  await page.context().clearCookies();
  await page.click('button[value="add:lines"]');
  await page.waitForSelector('[data-signed-out]');
  assert.match(await page.innerText('[data-signed-out]'), /Sign in again in another tab/);
  assert.equal(await page.inputValue('[name="card-label"]'), 'How shall we meet?');
  await page.context().addCookies(signedIn);
  await page.click('button[value="add:lines"]');
  await page.waitForSelector('[data-signed-out]', { state: 'detached' });
  assert.match(await text(page), /"How shall we meet\?"/);
  await page.context().close();
});

test('cards are moved by keys alone, and dragged', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form/cards?start=london-send-summit-2022`);
  const first = await cards(page);
  const moved = (from, to) => page.waitForFunction(([title, at]) =>
    document.querySelectorAll('[data-question] h3')[at].innerText === title, [first[from], to]);
  const down = page.locator('[data-part="q-stood_out"] button[value^="down:"]');
  await down.focus();
  await page.keyboard.press('Enter');
  await moved(1, 2);
  assert.equal(await page.evaluate(() => document.activeElement.value), 'down:q-stood_out', 'the arrow keeps the focus');
  // The first step goes onto the next page, the second past its first question.
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await moved(1, 3);
  for (let step = 0; step < 3; ++step) await page.keyboard.press('Control+z');
  await moved(1, 1);

  await page.locator('[data-part="q-helpful"]').scrollIntoViewIfNeeded();
  const grip = await page.locator('[data-part="q-words"] .card-grip').boundingBox();
  const over = await page.locator('[data-part="q-helpful"]').boundingBox();
  await page.mouse.move(grip.x + 3, grip.y + 5);
  await page.mouse.down();
  await page.mouse.move(over.x + 60, over.y + 30, { steps: 4 });
  await page.mouse.move(over.x + 60, over.y + 8);
  await page.mouse.up();
  await moved(2, 0);

  // Esc leaves the card where it was, and near the edge the page goes on.
  const again = await page.locator('[data-part="q-words"] .card-grip').boundingBox();
  await page.mouse.move(again.x + 3, again.y + 5);
  await page.mouse.down();
  const height = page.viewportSize().height;
  const top = await page.evaluate(() => window.scrollY);
  await page.mouse.move(again.x + 60, height - 10, { steps: 4 });
  await page.waitForFunction((was) => window.scrollY > was + 200, top);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.card-dragged, .lands-above, .lands-below').count(), 0);
  const order = await cards(page);
  await page.mouse.up();
  await page.waitForTimeout(300);
  assert.deepEqual(await cards(page), order);
  await page.context().close();
});

test('a kind that is chosen by mistake takes no answers with it, and a fault in the card stands in the heading', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form/cards?start=london-send-summit-2022`);
  const before = await text(page);
  await page.click('[data-part="q-format"] button[value^="open:"]');
  await page.selectOption('[name="card-kind"]', { label: 'Lines to write on' });
  await page.waitForSelector('[name="card-size"]');
  assert.doesNotMatch(await text(page), /in_person/);
  await page.selectOption('[name="card-kind"]', { label: 'Pick any' });
  await page.waitForSelector('[name="card-answers"]');
  assert.equal(await text(page), before);
  await page.fill('[name="card-label"]', '');
  await page.waitForSelector('.card-open.card-wrong');
  assert.match(await page.innerText('h1'), /One thing to put right/);
  await check(page);
  await screenshot(page, 'builder-card-fault');
  await page.click('text=Check and publish');
  await page.waitForSelector('.govuk-error-summary');
  assert.doesNotMatch(page.url(), /check$/);
  await page.context().close();
});

test('a question is taken from another form, with its code', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form/cards`);
  await page.click('text=Take a question from another form');
  await page.fill('#bank-words', 'agree time');
  await page.waitForSelector('button[value="take:network-meeting:q-meeting"]');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'bank-words');
  await check(page);
  await screenshot(page, 'builder-bank-search');
  await page.click('.bank button[value="bank:-"]');
  await page.click('.bank button:has-text("Your views on the network meeting")');
  await page.waitForSelector('.bank-question');
  await check(page);
  await screenshot(page, 'builder-bank');
  await page.click('button[value="take:network-meeting:q-meeting"]');
  await page.waitForFunction(() => document.querySelector('[name="text"]').value.includes('scale agreement best first:'));
  assert.match(await text(page), /meeting +"How far do you agree\?" +grid scale agreement/);
  await page.context().close();
});

const kindsOfCards = fs.readFileSync(path.join(root, 'tests/whole/browser/kinds_of_cards.form'), 'utf8');

for (const scripts of [false, true]) {
  test(`rankings, sums, scores, contact details and pages for each have cards, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await openPage(browser, scripts ? undefined : phone, { javaScriptEnabled: scripts });
    await page.goto(`${server.address}/events/summit/form/cards?start=london-send-summit-2022`);
    await page.fill('[name="text"]', kindsOfCards);
    if (!scripts) await page.press('button[value="look"]', 'Enter');
    await page.waitForSelector('[data-part="q-matters"]');
    await check(page);
    assert.equal(await page.locator('.card-wrong').count(), 0);
    const has = (what) => page.waitForFunction((words) => document.querySelector('[name="text"]').value.includes(words), what);
    const opened = async (key, field) => {
      await page.click(`[data-part="${key}"] button[value="open:${key}"]`);
      await page.waitForSelector(`[name="${field}"]`);
      await check(page);
      await screenshot(page, `builder-${key}${scripts ? '' : '-phone'}`);
    };
    const closed = async () => {
      await page.click('button[value="close"] >> nth=0');
      await page.waitForSelector('button[value="close"]', { state: 'detached' });
    };
    await opened('q-matters', 'card-size');
    await page.fill('[name="card-size"]', '');
    await closed();
    await has('rank\n');
    await opened('q-week', 'card-total');
    await page.fill('[name="card-total"]', 'lots');
    await page.click('button[value="close"] >> nth=0');
    await page.waitForSelector('.govuk-error-message');
    await check(page);
    await page.fill('[name="card-total"]', '37');
    await closed();
    await has('adds up to 37');
    await opened('q-address', 'card-ticks[]');
    assert.equal(await page.isChecked('[name="card-ticks[]"][value="personal"]'), true);
    await closed();
    await opened('page-2', 'card-for_each');
    await page.selectOption('[name="card-for_each"]', '');
    await closed();
    await has('page "The talks"\n');
    await opened('form', 'card-index-1-title');
    await page.fill('[name="card-index-2-title"]', 'Twice');
    await page.check('[name="card-index-2[]"][value="day"]');
    await page.check('[name="card-index-2[]"][value="again"]');
    await page.fill('[name="card-delete_personal_after"]', '30');
    await closed();
    await has('index twice "Twice" of day, again');
    await has('delete personal after 30 days');
    // The first question goes, and the page keeps its words in Welsh.
    await page.click('[data-part="q-matters"] button[value="remove:q-matters"]');
    await page.waitForSelector('[data-part="q-matters"]', { state: 'detached' });
    assert.match(await text(page), /page\.week +"Y diwrnod"/);
    assert.doesNotMatch(await text(page), /bwysicaf/);
    await page.click('button[value="add:ranking"]');
    await page.waitForSelector('[name="card-size"]');
    await check(page);
    await page.context().close();
  });
}

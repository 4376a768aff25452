// Feedback in a real browser: an attendee with and without scripts, an organiser from the first form to the closed round.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, root, screenshot, startServer } from './browser.mjs';

let server;
let browser;
let link;
const day = '/events/open-day';

before(async () => {
  server = await startServer({
    commands: [['init'],
      ['event', 'add', 'open-day', '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', 'event-evaluation'],
      ['event', 'open', 'open-day'],
      ['event', 'add', 'no-form', '--title', 'Leadership day', '--date', '2027-02-03']],
  });
  browser = await openBrowser();
  const page = await openPage(browser);
  await page.goto(`${server.address}${day}/form`);
  link = (await page.locator('.short-link').innerText()).trim();
  await check(page);
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function visit(page, address) {
  await page.goto(server.address + address);
  await check(page);
}

for (const scripts of [true, false]) {
  test(`an attendee ${scripts ? 'with' : 'without'} scripts mends an error, goes back, and sends`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: scripts });
    await page.goto(link);
    await check(page);
    assert.equal(await page.locator('#q-not_useful').isVisible(), !scripts);
    await page.fill('#q-words-1', 'calm');
    await page.click('text=Go on to');
    assert.equal(await page.locator('.govuk-error-summary').evaluate((box) => box === document.activeElement)
      .catch(() => null), scripts);
    await check(page);
    if (scripts) await screenshot(page, 'attendee-form-error');
    assert.equal(await page.inputValue('#q-words-1'), 'calm');
    await page.check('#q-useful-4');
    assert.equal(await page.locator('#q-not_useful').isVisible(), true);
    await page.fill('#q-not_useful', 'Longer\nbreaks');
    await page.click('text=Go on to');
    await check(page);
    if (scripts) await screenshot(page, 'attendee-form-page-2');
    await page.fill('#q-events', '3');
    await page.click('text=Back to');
    assert.equal(await page.inputValue('#q-not_useful'), 'Longer\nbreaks');
    await page.click('text=Go on to');
    assert.equal(await page.inputValue('#q-events'), '3');
    await page.click('text=Send my answers');
    assert.equal(page.url(), `${link}/thanks`);
    await check(page);
    await page.context().close();
  });
}

test('a link that nobody gave out is met kindly', async () => {
  const page = await openPage(browser, phone);
  const response = await page.goto(`${server.address}/f/nosuch2`);
  assert.equal(response.status(), 404);
  await check(page);
  await page.context().close();
});

test('an organiser writes a form, mends it, publishes it and opens it', async () => {
  const page = await openPage(browser);
  await visit(page, '/events/no-form/form');
  await screenshot(page, 'form-none');
  await page.click('a:has-text("as text: Your views on the event")');
  const text = await page.inputValue('#text');
  await page.fill('#text', text.replace('useful >= neither', 'usefull >= neither'));
  await page.click('text=Check the form');
  await check(page);
  await screenshot(page, 'form-faults');
  await page.fill('#text', text);
  await page.click('text=Check the form');
  await check(page);
  await screenshot(page, 'form-sound');
  await page.click('text=Publish the form');
  await check(page);
  await page.fill('#closes', '2001-01-01T10:00');
  await page.click('text=Save these times');
  await check(page);
  assert.match(await page.locator('.govuk-error-summary').innerText(), /has passed/);
  await page.click('text=Open now');
  assert.match(await page.locator('h1').innerText(), /The form is open/);
  await check(page);
  await visit(page, '/events/no-form/form/change');
  await page.context().close();
});

test('answers and notes are imported by file, undone, and final once the form is closed', async () => {
  const page = await openPage(browser);
  await visit(page, `${day}/form/import`);
  await page.setInputFiles('#file', {
    name: 'export.csv', mimeType: 'text/csv',
    buffer: Buffer.from('ID,Name,The event was useful for my work or my family.\n1,Pat,Agree\n2,Kim,Agre\n'),
  });
  await page.click('text=Look at the rows');
  await check(page);
  await screenshot(page, 'answers-refused');
  await page.click('text=Cancel');
  await page.setInputFiles('#file', {
    name: 'export.csv', mimeType: 'text/csv',
    buffer: Buffer.from('ID,Name,The event was useful for my work or my family.\n1,Pat,Agree\n2,Kim,Disagree\n3,Lee,Agree\n'),
  });
  await page.click('text=Look at the rows');
  await check(page);
  await screenshot(page, 'answers-preview');
  await page.click('text=Import 3 answers');
  await check(page);
  await visit(page, `${day}/notes`);
  await visit(page, `${day}/notes/import`);
  await page.setInputFiles('#file', path.join(root, 'examples/london-send-summit-2022/discussion-notes.csv'));
  await page.click('text=Look at the rows');
  await check(page);
  await page.click('text=Import 105 notes');
  await visit(page, `${day}/notes`);
  await page.fill('#table', '3');
  await page.fill('#text', 'Typed by hand');
  await page.click('text=Add the note');
  await check(page);
  await screenshot(page, 'notes');
  await page.click('text=Delete');
  await check(page);
  await visit(page, `${day}/form/qr`);
  await screenshot(page, 'qr-sheet');
  await visit(page, `${day}/form`);
  await screenshot(page, 'form-open');
  await page.click('text=Close now');
  await check(page);
  await page.click('button:has-text("Close the form")');
  await check(page);
  await screenshot(page, 'form-closed');
  assert.match(await page.locator('h1').innerText(), /answers are final/);
  await visit(page, `${day}/form/reopen`);
  const attendee = await openPage(browser, phone);
  await attendee.goto(link);
  assert.match(await attendee.locator('h1').innerText(), /has closed/);
  await check(attendee);
  await attendee.context().close();
  await page.context().close();
});

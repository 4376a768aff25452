// Before and after: an event's people are asked twice, the two rounds stand side by side; and a survey apart from events.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

const form = `form confidence "How confident are you?"
  anonymous
page "You"
  sure*  "How sure are you of the new law?"  pick one as scale worst first
         ( ) unsure "Unsure"
         ( ) fairly "Fairly sure"
         ( ) sure   "Sure"
`;
let server;
let browser;

before(async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'muster-rounds-')), 'confidence.form');
  writeFileSync(file, form);
  server = await startServer({
    commands: [['init'],
      ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', file],
      ['event', 'open', 'summit']],
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function answers(link, tick, count) {
  const page = await openPage(browser, phone);
  for (let person = 0; person < count; ++person) {
    await page.goto(link);
    await page.check(`[value="${tick}"]`);
    await page.click('text=Send my answers');
    assert.match(await page.innerText('h1'), /Thank you/);
  }
  await page.context().close();
}

async function close(page, address) {
  await page.goto(`${address}/form/close`);
  await page.click('button:has-text("Close the form")');
  assert.match(await page.innerText('main'), /The form is closed/);
}

test('a round is added, answered by its own link, and compared with the event’s own', async () => {
  const page = await openPage(browser);
  const event = `${server.address}/events/summit`;
  await page.goto(`${event}/form`);
  const own = (await page.locator('.short-link').innerText()).trim();
  await page.click('text=Add a round');
  await check(page);
  await page.fill('[name="title"]', 'three months later');
  await page.click('button:has-text("Add the round")');
  await look(page, 'rounds-added');
  // What is published and not open has nothing to compare yet, and the page says why.
  await page.goto(`${event}/compare`);
  assert.match(await page.innerText('main'), /three months later” has not been opened yet: it stands here as soon as answers are counted\./);
  await check(page);
  await page.goto(`${event}.three-months-later/form`);
  await page.click('button:has-text("Open now")');
  const later = (await page.locator('.short-link').innerText()).trim();
  assert.notEqual(later, own);
  await answers(own, 'unsure', 8);
  await answers(later, 'sure', 6);
  await close(page, event);
  await close(page, `${event}.three-months-later`);
  await page.goto(`${event}/form`);
  assert.match(await page.innerText('main'), /three months later\s*Closed, 6 answers/);
  await look(page, 'rounds-list');
  await page.click('text=Compare two rounds');
  await page.click('button:has-text("Compare")');
  const told = await page.innerText('main');
  assert.match(told, /8 of 8 answered/);
  assert.match(told, /6 of 6 answered/);
  assert.match(told, /\+100\.0 \+\d+\.\d to \+100\.0/, 'how much more of the good end, with its interval');
  // The one that closed first stands first, though both have the event's day.
  assert.ok(told.indexOf('8 responses') < told.indexOf('6 responses'), told);
  await check(page);
  await look(page, 'rounds-compared');
  await page.context().close();
});

test('a survey has a last day and the pages of a form', async () => {
  const page = await openPage(browser);
  await page.goto(`${server.address}/surveys`);
  await check(page);
  await page.click('text=Add a survey');
  await page.fill('[name="title"]', 'School transport');
  await page.fill('[name="last_day-day"]', '31');
  await page.fill('[name="last_day-month"]', '3');
  await page.fill('[name="last_day-year"]', '2031');
  await page.click('button:has-text("Add the survey")');
  await check(page);
  await page.fill('[name="text"]', form);
  await page.click('button:has-text("Check the form")');
  await page.click('button:has-text("Publish the form")');
  assert.match(await page.innerText('main'), /The form is published/);
  await look(page, 'survey-form');
  await page.goto(`${server.address}/surveys`);
  assert.match(await page.innerText('main'), /School transport/);
  await check(page);
  await look(page, 'surveys');
  await page.click('text=School transport');
  await page.click('text=Change or delete it');
  await check(page);
  await look(page, 'survey-change');
  await page.fill('[name="title"]', 'Transport to school');
  await page.fill('[name="last_day-month"]', '4');
  await page.fill('[name="last_day-day"]', '30');
  await page.click('button:has-text("Save the survey")');
  assert.match(await page.innerText('main'), /Transport to school/);
  await page.click('text=Change or delete it');
  assert.match(await page.innerText('main'), /1 May 2031/);
  await page.click('button:has-text("Delete the survey")');
  assert.match(await page.innerText('main'), /The survey is deleted/);
  await page.context().close();
});

test('a round is renamed, and cannot be deleted once somebody has answered', async () => {
  const page = await openPage(browser);
  const event = `${server.address}/events/summit`;
  await page.goto(`${event}.three-months-later/form`);
  await page.click('text=Change or delete it');
  await check(page);
  await look(page, 'round-change');
  assert.match(await page.innerText('main'), /It cannot be deleted/);
  await page.fill('[name="title"]', '');
  await page.click('button:has-text("Save the round")');
  await check(page);
  await page.fill('[name="title"]', 'in the autumn');
  await page.click('button:has-text("Save the round")');
  assert.match(await page.innerText('main'), /in the autumn/);
  await page.goto(`${event}/form/rounds/new`);
  await page.fill('[name="title"]', 'never used');
  await page.click('button:has-text("Add the round")');
  await page.click('text=Change or delete it');
  await page.click('button:has-text("Delete the round")');
  assert.match(await page.innerText('main'), /The round is deleted/);
  assert.doesNotMatch(await page.innerText('main'), /never used/);
  await page.context().close();
});

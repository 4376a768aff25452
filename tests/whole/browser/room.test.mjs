// The room in a real browser: phones write and ask, an organiser reveals, and the screen shows it while it happens.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, root, screenshot, startServer } from './browser.mjs';

let server;
let browser;
let code;
const tables = [];
const room = '/events/summit/room';
const wall = { viewport: { width: 1920, height: 1080 } };
const notes = path.join(root, 'examples/london-send-summit-2022/discussion-notes.csv');

before(async () => {
  server = await startServer({
    commands: [['init'], ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', '2022-06-10']],
  });
  const said = server.run('room', 'open', 'summit', '--tables', '12');
  code = /\/r\/([a-z0-9]+);/.exec(said)[1];
  for (const [, address] of said.matchAll(/table \d+ {2}(\/r\/[a-z0-9]+)/g)) tables.push(address);
  assert.equal(tables.length, 12);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What stands beyond the window or is cut off by it; '' where everything is seen. */
const seen = (page) => page.evaluate(() => {
  const out = [];
  if (document.documentElement.scrollHeight > innerHeight) out.push(`the page is ${document.documentElement.scrollHeight} px high`);
  for (const one of document.querySelectorAll('.screen-side > *, .screen-figures > *, .screen-main > *, .questions li')) {
    const box = one.getBoundingClientRect();
    if (box.height > 0 && box.width > 1 && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1)) out.push(one.className || one.tagName);
  }
  return out.join(', ');
});

async function picture(page, name) {
  fs.mkdirSync(path.join(root, 'out/screens'), { recursive: true });
  await page.screenshot({ path: path.join(root, 'out/screens', `${name}.png`) });
}

for (const scripts of [true, false]) {
  test(`somebody at a table writes a note ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await openPage(browser, phone, { javaScriptEnabled: scripts, session: null });
    await page.goto(`${server.address}/r/${code.toUpperCase()}`);
    await check(page);
    if (scripts) await screenshot(page, 'room-tables');
    await page.click(`a[href="${tables[2]}"]`);
    await check(page);
    await page.fill('#text', `Waiting times ${scripts}`);
    await page.click('text=Add my note');
    await check(page);
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Say whether it is a challenge/);
    assert.equal(await page.inputValue('#text'), `Waiting times ${scripts}`);
    if (scripts) await screenshot(page, 'room-note-error');
    await page.check('input[value=challenge]');
    await page.click('text=Add my note');
    assert.match(await page.locator('[role=status]').innerText(), /Your challenge is on the list/);
    assert.equal(await page.inputValue('#text'), '');
    await check(page);
    if (scripts) await screenshot(page, 'room-note-added');
    await page.context().close();
  });
}

test('a screen without a connection stays as it was and says since when', async () => {
  const screen = await openPage(browser, wall, { session: null });
  // Whoever asks anew is turned away, as where nothing answers.
  let away = false;
  await screen.route('**/screen/live', (route) => (away ? route.abort() : route.fulfill({
    contentType: 'text/event-stream',
    body: 'retry: 50\ndata: {"state":"open","mode":"nothing","parts":{"call":"Write"},"clouds":""}\n\n',
  })));
  await screen.goto(`${server.address}/r/${code}/screen`);
  await screen.locator('.screen-call', { hasText: 'Write' }).waitFor();
  away = true;
  await screen.locator('#screen-state', { hasText: /^as of \d\d:\d\d$/ }).waitFor();
  assert.equal(await screen.locator('.screen-call').innerText(), 'Write');
  await picture(screen, 'room-screen-lost');
  await screen.context().close();
});

test('nothing is on the screen yet but the address, and a note is counted while somebody watches', async () => {
  const screen = await openPage(browser, wall, { session: null });
  await screen.goto(`${server.address}/r/${code}/screen`);
  await check(screen);
  await picture(screen, 'room-screen-nothing');
  assert.equal(await screen.locator('.screen-count').innerText(), '2');
  const writer = await openPage(browser, phone, { session: null });
  await writer.goto(server.address + tables[0]);
  await writer.check('input[value=opportunity]');
  await writer.fill('#text', 'Partnership');
  await writer.click('text=Add my note');
  await screen.locator('.screen-count', { hasText: '3' }).waitFor();
  await writer.context().close();
  await screen.context().close();
});

test('questions are let through, voted for and shown, and an organiser hides a word', async () => {
  server.run('import', 'notes', 'summit', notes, '--apply');
  const asker = await openPage(browser, phone, { session: null });
  const questions = ['Who will hold academies to account?', 'When will money stand behind the national standards?',
    'How will inspectors hear parents and young people?'];
  await asker.goto(`${server.address}${tables[4]}/questions`);
  await check(asker);
  for (const text of questions) {
    await asker.fill('#text', text);
    await Promise.all([asker.waitForEvent('load'), asker.click('text=Ask the panel')]);
    await check(asker);
  }
  const page = await openPage(browser, desk);
  await page.goto(server.address + room);
  await check(page);
  await screenshot(page, 'room-desk');
  await page.goto(`${server.address}${room}/questions`);
  await check(page);
  // Whoever moderates sees a question come while the page is open, and keeps the button that has the focus.
  await page.locator('button', { hasText: 'Put away' }).first().focus();
  const late = 'Which module teaches this?';
  await asker.fill('#text', late);
  await asker.click('text=Ask the panel');
  await page.waitForSelector(`th:has-text("${late}")`);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Put away/);
  assert.match(await page.locator('#moderation-news').textContent(), /4 questions wait|Four questions wait/);
  await check(page);
  await page.locator('tr', { hasText: late }).locator('button', { hasText: 'Put away' }).click();
  for (let turn = 0; turn < questions.length; ++turn) await page.locator('text=Let through').locator('visible=true').and(page.locator('button')).first().click();
  await check(page);
  await screenshot(page, 'room-moderation');
  for (let voter = 0; voter < 6; ++voter) {
    const votes = await openPage(browser, phone, { session: null, javaScriptEnabled: voter % 2 === 0 });
    await votes.goto(`${server.address}${tables[voter]}/questions`);
    for (let at = 0; at < 1 + voter % 3; ++at) {
      const asked = votes.locator('li', { hasText: questions[at] });
      await asked.locator('button', { hasText: 'Vote for it' }).click();
      await asked.locator('button', { hasText: 'Take my vote back' }).waitFor();
      await votes.waitForLoadState();
    }
    if (voter === 2) {
      await check(votes);
      await screenshot(votes, 'room-votes');
    }
    await votes.context().close();
  }
  await page.goto(server.address + room);
  for (const part of ['the two clouds', 'questions and votes'])
    await page.locator('button', { hasText: part }).click();
  await check(page);
  await page.goto(`${server.address}${room}/words`);
  await check(page);
  await screenshot(page, 'room-words');
  const tops = await page.locator('.columns-even h2').evaluateAll((heads) => heads.map((one) => Math.round(one.getBoundingClientRect().top)));
  assert.equal(new Set(tops).size, 1, 'both sides begin at one height');
  await page.locator('button', { hasText: 'Hide' }).first().click();
  await check(page);
  await page.locator('button', { hasText: 'Show it again' }).click();
  await page.goto(`${server.address}${room}/cards`);
  await check(page);
  await screenshot(page, 'room-cards');
  await page.context().close();
  await asker.context().close();
});

test('a word as the room’s address stands on one line of the screen, however long it is', async () => {
  const screen = await openPage(browser, wall, { session: null });
  for (const word of ['gwanwyn', 'londonsendsummitjune', 'mwmwmwmwmwmwmwmwmwmw']) {
    server.run('event', 'add', `by-${word}`, '--title', 'London SEND Summit', '--date', '2022-06-10');
    server.run('room', 'open', `by-${word}`, '--tables', '2', '--word', word);
    await screen.goto(`${server.address}/r/${word}/screen`);
    for (const [width, height] of [[1920, 1080], [1280, 720], [1024, 768], [320, 700]]) {
      await screen.setViewportSize({ width, height });
      for (const view of width > 1000 ? ['all', 'code'] : ['all']) {
        if (view === 'code') await screen.keyboard.press('q');
        const lines = await screen.locator('.screen-address b').evaluate((path) =>
          path.getBoundingClientRect().height / parseFloat(getComputedStyle(path).lineHeight));
        assert.ok(lines < 1.2, `/r/${word} takes ${lines} lines at ${width} px, ${view}`);
        if (view === 'code') await screen.keyboard.press('Escape');
      }
      if (word !== 'gwanwyn') await picture(screen, `room-screen-word-${word.slice(0, 3)}-${width}`);
    }
  }
  await screen.context().close();
});

test('the screen holds on a wall, on an older projector and on a phone, by its keys and without scripts', async () => {
  const screen = await openPage(browser, wall, { session: null });
  await screen.goto(`${server.address}/r/${code}/screen`);
  await check(screen);
  await picture(screen, 'room-screen-1920');
  assert.equal(await screen.locator('.screen-count').innerText(), '108');
  const text = await screen.locator('.screen-main').innerText();
  assert.ok(text.indexOf('Challenges') < text.indexOf('Opportunities'));
  for (const [width, height] of [[1024, 768], [1280, 720], [390, 844]]) {
    await screen.setViewportSize({ width, height });
    await check(screen);
    await picture(screen, `room-screen-${width}`);
  }
  // All that a full room tells is seen without scrolling, each figure on the line of its question.
  await screen.evaluate(() => {
    const figures = document.getElementById('part-figures');
    if (!figures.querySelector('.screen-steps'))
      figures.insertAdjacentHTML('beforeend', '<svg class="screen-steps" viewBox="0 0 100 24"></svg><p class="screen-hours"><span>11:15</span></p>');
    figures.insertAdjacentHTML('beforeend',
      '<p class="screen-answers"><b>40</b> answers to “Your views on the London SEND Summit” (counted in fives)</p>');
  });
  for (const [width, height] of [[1920, 1080], [1280, 720], [1024, 768]]) {
    await screen.setViewportSize({ width, height });
    await picture(screen, `room-screen-full-${width}`);
    assert.equal(await seen(screen), '', `at ${width} by ${height}`);
    const low = await screen.locator('.screen-questions .questions li').evaluateAll((rows) => rows.map((row) => {
      const [figure, words] = [row.querySelector('b'), row.querySelector(':scope > span')].map((one) => one.getBoundingClientRect());
      return Math.abs(figure.top + figure.bottom - words.top - words.bottom) / 2;
    }));
    assert.ok(low.length > 0 && low.every((far) => far < 3), `figures are off their lines by ${low}`);
  }
  await screen.setViewportSize(wall.viewport);
  for (const [key, view] of [['q', 'code'], ['c', 'clouds'], ['p', 'questions']]) {
    await screen.keyboard.press(key);
    assert.equal(await screen.getAttribute('body', 'data-view'), view);
    await check(screen);
    await picture(screen, `room-screen-key-${key}`);
  }
  await screen.keyboard.press('Escape');
  await screen.keyboard.press('f');
  assert.match(await screen.locator('#screen-state').innerText(), /^as of \d\d:\d\d, press F to go on$/);
  await screen.keyboard.press('f');
  assert.equal(await screen.locator('#screen-state').innerText(), '');
  await screen.context().close();
  const plain = await openPage(browser, wall, { session: null, javaScriptEnabled: false });
  await plain.goto(`${server.address}/r/${code}/screen`);
  await check(plain);
  assert.equal(await plain.locator('meta[http-equiv=refresh]').count(), 1);
  assert.equal(await plain.locator('.screen-count').innerText(), '108');
  await plain.context().close();
});

test('a quick poll is asked, answered on phones and revealed', async () => {
  const page = await openPage(browser, desk);
  const screen = await openPage(browser, wall, { session: null });
  await screen.goto(`${server.address}/r/${code}/screen`);
  await page.goto(`${server.address}${room}/poll`);
  await page.fill('#question', 'Where should we meet next?');
  await page.fill('#answers', 'Here');
  await page.click('text=Ask it now');
  await check(page);
  assert.match(await page.locator('.govuk-error-summary').innerText(), /two to five answers/);
  await page.fill('#answers', 'Here\nOnline\nBy turns');
  await page.click('text=Ask it now');
  await screen.locator('.poll-answers').waitFor();
  for (let voter = 0; voter < 3; ++voter) {
    const votes = await openPage(browser, phone, { session: null, javaScriptEnabled: voter > 0 });
    await votes.goto(server.address + tables[voter]);
    await votes.click('text=Quick poll');
    await check(votes);
    await votes.check(`input[value="${1 + voter % 2}"]`);
    if (voter === 1) {
      await votes.context().setOffline(true);
      await votes.click('text=Send my vote');
      await votes.waitForSelector('text=Leave this page open: it is sent by itself when there is a connection again.');
      assert.equal(await votes.isChecked('input[value="2"]'), true);
      await check(votes);
      await votes.context().setOffline(false);
    } else {
      await votes.click('text=Send my vote');
    }
    await votes.waitForSelector('text=Your vote is counted.');
    await check(votes);
    if (voter === 2) await screenshot(votes, 'room-poll-phone');
    await votes.context().close();
  }
  await check(screen);
  await picture(screen, 'room-screen-poll-hidden');
  assert.doesNotMatch(await screen.locator('.poll-answers').innerText(), /\d/);
  await page.reload();
  await check(page);
  await screenshot(page, 'room-poll-desk');
  await page.locator('button', { hasText: 'Reveal the result' }).click();
  await screen.locator('.poll-answers b').first().waitFor();
  await check(screen);
  await picture(screen, 'room-screen-poll');
  for (const [width, height] of [[1280, 720], [1920, 1080]]) {
    await screen.setViewportSize({ width, height });
    assert.equal(await seen(screen), '', `at ${width} by ${height}`);
  }
  await screen.keyboard.press('c');
  assert.equal(await screen.locator('.screen-clouds').isVisible(), true);
  assert.equal(await screen.locator('.screen-poll').isVisible(), false);
  await screen.keyboard.press('p');
  assert.equal(await screen.locator('.screen-questions').isVisible(), true);
  await screen.keyboard.press('Escape');
  assert.equal(await screen.locator('.screen-poll').isVisible(), true);
  await page.locator('button', { hasText: 'End the poll' }).click();
  await screen.locator('.screen-clouds').waitFor();
  await screen.context().close();
  await page.context().close();
});

test('a note, a question and votes that are sent without a connection stay where they are, and go by themselves once there is one', async () => {
  const figure = (sql) => execFileSync('sqlite3', [server.database, sql]).toString().trim();
  const page = await openPage(browser, phone, { session: null });
  await page.goto(server.address + tables[4]);
  await page.check('input[value=opportunity]');
  await page.fill('#text', 'A bus that comes');
  await page.context().setOffline(true);
  await page.click('text=Add my note');
  await page.waitForSelector('text=Leave this page open: it is sent by itself when there is a connection again.');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'alert');
  assert.equal(await page.inputValue('#text'), 'A bus that comes');
  await check(page);
  await screenshot(page, 'room-note-offline');
  await page.click('text=Add my note');
  await page.waitForSelector('text=There is no connection just now.');
  await page.context().setOffline(false);
  await page.waitForSelector('text=Your opportunity is on the list.');
  assert.equal(await page.inputValue('#text'), '');
  assert.equal(figure("select count(*) from note where body = 'A bus that comes'"), '1');
  // A question to the panel too; what is written on after the press waits for the next one.
  await page.click('text=Questions to the panel');
  await page.fill('#text', 'Who pays for the bus?');
  await page.context().setOffline(true);
  await page.click('text=Ask the panel');
  await page.waitForSelector('text=There is no connection just now.');
  await page.fill('#text', 'Who pays for the bus and the driver?');
  await page.context().setOffline(false);
  await page.waitForTimeout(1000);
  assert.equal(await page.inputValue('#text'), 'Who pays for the bus and the driver?');
  assert.equal(figure("select count(*) from room_question where body like 'Who pays%'"), '0');
  await page.click('text=Ask the panel');
  await page.waitForSelector('text=Your question is asked.');
  assert.equal(figure("select body from room_question where body like 'Who pays%'"), 'Who pays for the bus and the driver?');
  await page.context().close();
});

test('votes for two questions that were given without a connection arrive both, once each', async () => {
  const figure = (sql) => execFileSync('sqlite3', [server.database, sql]).toString().trim();
  const page = await openPage(browser, phone, { session: null });
  await page.goto(`${server.address}${tables[6]}/questions`);
  const votes = page.locator('form[action*="/vote"] button');
  assert.ok(await votes.count() >= 2, 'two questions to vote for');
  const before = Number(figure('select sum(votes) from room_question'));
  await page.context().setOffline(true);
  await votes.nth(0).click();
  await page.waitForSelector('text=There is no connection just now.');
  await votes.nth(1).click();
  await page.waitForTimeout(300);
  await page.context().setOffline(false);
  await page.waitForSelector('text=Take my vote back');
  assert.equal(await page.locator('text=Take my vote back').count(), 2);
  assert.equal(Number(figure('select sum(votes) from room_question')), before + 2);
  await page.context().close();
});

test('a note or a question whose reply alone was lost is sent by one more press, and is there once', async () => {
  const page = await openPage(browser, phone, { session: null });
  const figure = (sql) => execFileSync('sqlite3', [server.database, sql]).toString().trim();
  const ways = [
    ['', 'The reply was lost', 'Add my note', 'Your opportunity is on the list.', 'select count(*) from note where body = '],
    ['/questions', 'Was the reply lost?', 'Ask the panel', 'Your question is asked.', 'select count(*) from room_question where body = '],
  ];
  for (const [path, words, button, done, count] of ways) {
    await page.goto(server.address + tables[3] + path);
    if (!path) await page.check('input[value=opportunity]');
    await page.fill('#text', words);
    // It arrives, and what the server says of it does not.
    await page.route('**/r/**', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch({ maxRedirects: 0 });
      return route.abort();
    });
    await page.click(`text=${button}`);
    await page.waitForSelector('text=There is no connection just now.');
    assert.equal(figure(`${count}'${words}'`), '1', 'it was stored');
    await page.unroute('**/r/**');
    await page.click(`text=${button}`);
    await page.waitForSelector(`text=${done}`);
    assert.equal(figure(`${count}'${words}'`), '1', 'and counts once');
  }
  await page.context().close();
});

test('a vote for a question comes back to the questions, with what was being typed', async () => {
  const page = await openPage(browser, phone, { session: null });
  await page.goto(`${server.address}${tables[6]}/questions`);
  const vote = page.locator('button', { hasText: 'Vote for it' }).first();
  await page.context().setOffline(true);
  await vote.click();
  await page.waitForSelector('text=There is no connection just now.');
  await page.context().setOffline(false);
  await vote.click();
  await page.waitForSelector('text=Take my vote back');
  assert.match(page.url(), /#votes$/);
  await page.context().close();
});

test('a question that is on stands alone, and a closed room says so', async () => {
  const page = await openPage(browser, desk);
  const screen = await openPage(browser, wall, { session: null });
  await screen.goto(`${server.address}/r/${code}/screen`);
  await page.goto(`${server.address}${room}/questions`);
  await page.locator('button', { hasText: 'Put on now' }).first().click();
  await screen.locator('.question-on').waitFor();
  await check(screen);
  await picture(screen, 'room-screen-one');
  await page.goto(server.address + room);
  await page.click('text=Close the room');
  await check(page);
  await screen.locator('.screen-over').waitFor();
  await check(screen);
  await picture(screen, 'room-screen-closed');
  const late = await openPage(browser, phone, { session: null });
  await late.goto(server.address + tables[0]);
  await check(late);
  assert.match(await late.locator('h1').innerText(), /The room has closed/);
  await late.context().close();
  await screen.context().close();
  await page.context().close();
});

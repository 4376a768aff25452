// Questions that are asked only after certain answers, in a real browser: what is not asked leaves nothing of itself
// behind, whatever kind it is and however its condition is made.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, openPage, phone, root, screenshot, serveForm } from './browser.mjs';

const travel = path.join(root, 'forms/transport-survey.form');
const help = path.join(root, 'tests/whole/browser/conditions.form');
const stops = [];
const links = {};
let browser;

before(async () => {
  for (const [name, form] of Object.entries({ travel, help })) {
    const served = await serveForm(form, name);
    stops.push(() => served.server.stop());
    stops.push(() => served.browser.close());
    ({ browser } = served);
    links[name] = served.link;
  }
});
after(async () => { for (const stop of stops.reverse()) await stop(); });

const attendee = (more = {}) => openPage(browser, phone, { session: null, ...more });
const sees = (page, words) => page.getByText(words).first().isVisible();

/** Fails where a box, a heading or a frame is to be seen that holds nothing to be answered. */
async function nothingEmpty(page) {
  const empty = await page.evaluate(() => Array.from(document.querySelectorAll('.grid, .card'))
    .filter((one) => one.checkVisibility() && ![...one.querySelectorAll('input, textarea')].some((field) => field.checkVisibility()))
    .map((one) => one.innerText));
  assert.deepEqual(empty, []);
}

test('a grid that is not asked leaves no heading and no boxes, nor do options that are not offered', async () => {
  const page = await attendee();
  await page.goto(links.travel);
  assert.equal(await sees(page, 'What could you rely on?'), false);
  assert.equal(await sees(page, 'Arranged by the council'), false);
  assert.equal(await sees(page, 'By ourselves'), true);
  await nothingEmpty(page);
  await page.check('#q-supported-4');
  assert.equal(await sees(page, 'What could you rely on?'), false);
  await nothingEmpty(page);
  await check(page);
  await screenshot(page, 'grid-not-asked');
  await page.check('#q-supported');
  assert.equal(await sees(page, 'What could you rely on?'), true);
  assert.equal(await sees(page, 'Arranged by the council'), true);
  assert.equal(await page.locator('.grid .card').first().isVisible(), true);
  await check(page);
  await page.context().close();
});

test('conditions of several answers decide while somebody answers, and what is put away decides nothing', async () => {
  const page = await attendee();
  await page.goto(links.help);
  for (const words of ['For how many years?', 'From the council', 'What could you rely on?', 'Now of the help that you had for longer.', 'The hours', 'How often was it so?'])
    assert.equal(await sees(page, words), false, words);
  await nothingEmpty(page);
  await page.check('#q-helped-2');
  assert.equal(await sees(page, 'The hours'), true);
  assert.equal(await sees(page, 'How often was it so?'), true);
  assert.equal(await sees(page, 'For how many years?'), false);
  await page.check('#q-helped');
  await page.fill('#q-years', '1');
  await page.check('#q-people');
  assert.equal(await sees(page, 'What could you rely on?'), false);
  await page.fill('#q-years', '2');
  for (const words of ['What could you rely on?', 'Now of the help that you had for longer.', 'What else?']) assert.equal(await sees(page, words), true, words);
  await check(page);
  await screenshot(page, 'conditions');
  // The years and the driver are asked no more, so the grid is not either.
  await page.check('#q-helped-3');
  assert.equal(await sees(page, 'What could you rely on?'), false);
  assert.equal(await sees(page, 'The hours'), false);
  await nothingEmpty(page);
  await page.click('text=Send my answers');
  await page.waitForURL(/thanks/);
  await page.context().close();
});

test('without scripts each grid says in words whom it is for', async () => {
  const page = await attendee({ javaScriptEnabled: false });
  await page.goto(links.travel);
  assert.equal(await sees(page, 'What could you rely on?'), true);
  assert.match(await page.innerText('main'), /Only if you answered “Yes”/);
  await check(page);
  await page.context().close();
});

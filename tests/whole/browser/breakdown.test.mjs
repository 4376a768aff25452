// An anonymous form broken down: the groups there are, figures by group, what is not shown, and what is asked in words.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, openBrowser, openPage, phone, screenshot, startServer } from './browser.mjs';

const here = '/events/day';
const roles = ['Parent or carer', 'Council', 'Health', 'School or college'];

const form = `form day "Your views"
  anonymous
  suppress below 5
  breakdown role, area
page "The day"
  role    "Who are you here as?"  pick one
          ( ) parent  "Parent or carer"
          ( ) council "Council"
          ( ) health  "Health"
          ( ) school  "School or college"
  area    "Where do you work?"  pick one
          ( ) north "North"
          ( ) south "South"
  time    "There was enough time to talk."  scale
          ( ) agree    "Agree"
          ( ) neither  "Neither agree nor disagree"
          ( ) disagree "Disagree"
  come    "Will you come again?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
  events  "How many of our events have you been to?"  number from 0 to 20
  words   "Which three words describe the day?"  words up to 3  cloud
`;

/** 120 people: 50 parents, 40 from councils, 27 from health, 3 from schools; one alone will not come again. */
function answers() {
  const rows = ['Who are you here as?,Where do you work?,There was enough time to talk.,Will you come again?,'
    + 'How many of our events have you been to?,Which three words describe the day?'];
  for (let person = 0; person < 120; person += 1) {
    const role = roles[person < 50 ? 0 : person < 90 ? 1 : person < 117 ? 2 : 3];
    const time = ['Agree', 'Agree', 'Agree', 'Neither agree nor disagree', 'Disagree'][person % 5];
    rows.push([role, person % 2 ? 'South' : 'North', time, person === 7 ? 'No' : 'Yes', person % 7,
      person % 4 < 2 ? 'useful' : 'friendly'].join(','));
  }
  return rows.join('\n') + '\n';
}

let server;
let browser;
let page;

before(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-breakdown-'));
  const formFile = path.join(folder, 'day.form');
  const answersFile = path.join(folder, 'answers.csv');
  fs.writeFileSync(formFile, form);
  fs.writeFileSync(answersFile, answers());
  server = await startServer({ commands: [['init'],
    ['event', 'add', 'day', '--title', 'A day', '--date', '2024-06-10', '--form', formFile],
    ['event', 'open', 'day'], ['import', 'responses', 'day', answersFile, '--apply'], ['event', 'close', 'day']] });
  browser = await openBrowser();
  page = await openPage(browser, desk, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const words = (at = page) => at.locator('main').innerText();

test('the summary says which groups there are and shows figures by them', async () => {
  for (const kind of [desk, phone]) {
    const other = await openPage(browser, kind);
    await other.goto(`${server.address}${here}/summary`);
    await other.getByRole('link', { name: /By role/ }).click();
    await other.waitForURL(/by=role/);
    await check(other);
    const said = await words(other);
    assert.match(said, /Health or School or college/);
    assert.match(said, /Not shown by role\. (However its answers are put together|Of each of its answers)/);
    assert.match(said, /The groups differ by (no )?more than chance allows\./);
    assert.ok(await other.locator('main table a[href*="where=role"]').count() > 1);  // each group is a way to its answers
    assert.match(said, /30 of 50\s+60\.0%/);
    // Each answer in every group is read without scrolling sideways, and on paper nothing is cut off.
    const wide = () => other.locator('table.table-by').evaluateAll((tables) =>
      tables.filter((table) => table.getBoundingClientRect().right > table.parentElement.getBoundingClientRect().right + 1)
        .map((table) => table.caption.textContent));
    assert.ok(await other.locator('table.table-by').count() > 1);
    assert.deepEqual(await wide(), []);
    if (kind === desk) {  // paper is no narrower than this, whatever prints it
      await other.setViewportSize({ width: 700, height: 900 });
      await other.emulateMedia({ media: 'print' });
      assert.deepEqual(await wide(), []);
      await other.emulateMedia({ media: null });
      await other.setViewportSize(desk.viewport);
    }
    await screenshot(other, `breakdown-${kind === desk ? 'desk' : 'phone'}`);
    await other.context().close();
  }
});

test('whole groups are asked for in words, and anything else comes back with the list', async () => {
  await page.goto(`${server.address}${here}/summary?where=${encodeURIComponent('role in (health, school)')}`);
  await check(page);
  assert.match(await words(), /30 people/);
  assert.doesNotMatch(await words(), /Not for passing on/);
  await screenshot(page, 'breakdown-group');
  await page.goto(`${server.address}${here}/summary?where=${encodeURIComponent('role = parent')}&reading=yes`);
  await check(page);
  assert.match(await words(), /Not for passing on/);
  await screenshot(page, 'breakdown-reading');
});

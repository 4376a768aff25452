// What people wrote is looked through before it is printed: a text that may name somebody waits, is blacked out or hidden.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, look, openBrowser, openPage, startServer } from './browser.mjs';

const here = '/events/day';
const form = `form day "Your views"
  anonymous
page "The day"
  useful  "Was it useful?"  pick one
          ( ) yes "Yes"
          ( ) no  "No"
  topics  "What should the next day cover?"  lines 3
`;
const answers = `Was it useful?,What should the next day cover?
Yes,Ask Dr Quill about housing
Yes,More time to talk
Yes,Write to wren@example.org
No,Transport
Yes,Funding
Yes,Schools
`;

let server;
let browser;
let page;

before(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-written-'));
  fs.writeFileSync(path.join(folder, 'day.form'), form);
  fs.writeFileSync(path.join(folder, 'answers.csv'), answers);
  server = await startServer({ commands: [['init'],
    ['event', 'add', 'day', '--title', 'A day', '--date', '2024-06-10', '--form', path.join(folder, 'day.form')],
    ['event', 'open', 'day'], ['import', 'responses', 'day', path.join(folder, 'answers.csv'), '--apply'],
    ['event', 'close', 'day']] });
  browser = await openBrowser();
  page = await openPage(browser, desk, { javaScriptEnabled: false });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const words = () => page.locator('main').innerText();

test('texts that may name somebody wait, and are printed, blacked out or hidden', async () => {
  await page.goto(`${server.address}${here}/summary`);
  assert.match(await words(), /2 answers wait until somebody has looked at them/);
  assert.doesNotMatch(await page.content(), /Quill|wren@/);
  await page.getByRole('link', { name: /Look through what people wrote/ }).click();
  await look(page, 'written');
  assert.match(await words(), /2 texts are not printed before you have looked/);
  await page.getByLabel('Words to black out').first().fill('Nobody');
  await page.getByRole('button', { name: /Black out/ }).first().click();
  await check(page);
  assert.match(await words(), /“Nobody” does not stand in this answer/);
  await page.getByLabel('Words to black out').first().fill('Dr Quill');
  await page.getByRole('button', { name: /Black out/ }).first().click();
  await check(page);
  await page.getByRole('button', { name: /Hide/ }).first().click();
  await check(page);
  await page.goto(`${server.address}${here}/summary`);
  const said = await page.content();
  assert.match(said, /Ask \[…\] about housing/);
  assert.match(said, /1 answer is not shown\./);
  assert.doesNotMatch(said, /wren@|Quill/);
});

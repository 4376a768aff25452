// A programme's file taken in by an owner: chosen, looked at, taken in by a job, without scripts and on a phone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

let folder;
let file;
let server;
let browser;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-file-'));
  file = path.join(folder, 'there.json');
  const there = await startServer({ commands: [['demo']] });
  there.run('programme', 'export', 'London Innovation and Improvement Alliance', '--to', file);
  await there.stop();
  server = await startServer({ commands: [['init']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function toTheForm(page) {
  await page.goto(`${server.address}/team`);
  await page.getByRole('link', { name: 'This programme as one file' }).click();
  await page.getByRole('link', { name: 'Take a file in' }).click();
}

test('a file that is none is refused beside its field, on a phone too', async () => {
  const page = await openPage(browser, phone);
  await toTheForm(page);
  await look(page, 'programme-import');
  const wrong = path.join(folder, 'wrong.json');
  fs.writeFileSync(wrong, '{"a": 1}\n');
  await page.getByLabel('The programme’s file').setInputFiles(wrong);
  await page.getByRole('button', { name: 'Look at the file' }).click();
  assert.match(await page.textContent('main'), /Nothing was changed/);
  await look(page, 'programme-import-refused');
});

test('an owner sees what the file holds, takes it in without scripts, and finds the events', async () => {
  const page = await openPage(browser, desk, { javaScriptEnabled: false });
  await toTheForm(page);
  await page.getByLabel('The programme’s file').setInputFiles(file);
  await page.getByRole('button', { name: 'Look at the file' }).click();
  assert.match(await page.textContent('main'), /104 people/);
  assert.match(await page.textContent('main'), /Nothing is saved yet/);
  await look(page, 'programme-import-look');
  await page.getByRole('button', { name: 'Take it in' }).click();
  for (let turn = 0; turn < 150 && !/rows are in/.test(await page.textContent('main')); ++turn) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  assert.match(await page.textContent('main'), /rows are in/);
  await look(page, 'programme-import-done');
  await page.goto(`${server.address}/events/london-send-summit-2022/delegates`);
  assert.match(await page.textContent('main'), /104/);
  await toTheForm(page);
  assert.match(await page.textContent('main'), /has work in it already/);
  await look(page, 'programme-import-shut');
});

// Long work in a browser: a large file is offered, made while its page tells how far it is, and waits.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, desk, look, openBrowser, openPage, startServer } from './browser.mjs';

const answers = 6000;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-jobs-'));
let server;
let browser;

before(async () => {
  const form = path.join(folder, 'large.form');
  const file = path.join(folder, 'answers.csv');
  fs.writeFileSync(form, 'form large "A large survey"\npage "One"\n  topic "What should we talk about?" text\n');
  const rows = Array.from({ length: answers }, (_, row) => `Housing ${row}`);
  fs.writeFileSync(file, ['What should we talk about?', ...rows, ''].join('\n'));
  server = await startServer({ commands: [['init'],
    ['event', 'add', 'large', '--title', 'A large meeting', '--date', '2026-06-10', '--form', form], ['event', 'open', 'large'],
    ['import', 'responses', 'large', file, '--apply'], ['event', 'close', 'large']] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  const seen = (page, name) => (javaScriptEnabled ? look(page, name) : check(page));

  test(`a large file is asked for, made and downloaded, ${how} scripts`, async () => {
    const page = await openPage(browser, desk, { javaScriptEnabled });
    await page.goto(`${server.address}/events/large/answers.${javaScriptEnabled ? 'csv?question=topic' : 'xlsx'}`);
    assert.match(await page.locator('main').innerText(), /6,000 answers/);
    await seen(page, 'job-offer');
    await page.click('button:has-text("Make the file")');
    assert.match(page.url(), /\/jobs\/[0-9a-z]{26}$/);
    const download = page.locator('a:has-text("Download")');
    // A script looks again by itself; without one there is a link.
    if (javaScriptEnabled) await download.waitFor();
    else while (await download.count() === 0) await page.click('text=Look again');
    await seen(page, 'job-done');
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    if (javaScriptEnabled) {
      const text = fs.readFileSync(await file.path(), 'utf8');
      assert.equal(text.match(/Housing/g).length, answers);
    }
    await page.click('nav[aria-label=Breadcrumb] >> text=Jobs');
    assert.match(await page.locator('main').innerText(), /Answers of A large meeting as/);
    await seen(page, 'jobs');
    await page.context().close();
  });
}

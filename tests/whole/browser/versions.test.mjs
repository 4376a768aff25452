// A form is changed while people answer it: what changes is shown before it is published, and both versions add up.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

const first = `form views "Your views"
  anonymous
page "The day"
  helpful*  "Was it helpful?"  pick one best first
            ( ) helpful "Helpful"
            ( ) mainly  "Mainly helpful"
            ( ) not     "Not helpful"
  format    "How next time?"  pick any
            [ ] in_person "In person"
            [ ] online    "Online"
  topic     "One topic?"  text
`;
const second = first
  .replace('  topic     "One topic?"  text\n', '  place     "Where next time?"  pick one\n            ( ) here "Here"\n            ( ) there "There"\n')
  .replace('"Was it helpful?"', '"Was it of any help?" also "Was it helpful?"')
  .replace('            [ ] online    "Online"\n', '            [ ] online    "Online"\n            [ ] both "Both"\n');

let server;
let browser;
let link;

before(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'muster-versions-'));
  const file = path.join(folder, 'views.form');
  writeFileSync(file, first);
  server = await startServer({
    commands: [['init'],
      ['event', 'add', 'summit', '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', file],
      ['event', 'open', 'summit']],
  });
  browser = await openBrowser();
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form`);
  link = (await page.locator('.short-link').innerText()).trim();
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function answer(page, ticks) {
  await page.goto(link);
  for (const tick of ticks) await page.check(`[value="${tick}"]`);
  await page.click('text=Send my answers');
  assert.match(await page.innerText('h1'), /Thank you/);
}

test('a form is changed while people answer, and its summary adds both versions up', async () => {
  const people = await openPage(browser, phone);
  for (let person = 0; person < 6; ++person) await answer(people, ['helpful', 'online']);
  const early = await openPage(browser, phone);
  await early.goto(link);

  const page = await openPage(browser);
  await page.goto(`${server.address}/events/summit/form/change`);
  await page.fill('[name="text"]', second.replace('"Mainly helpful"', '"Of no use"'));
  await page.click('text=Check the form');
  assert.match(await page.innerText('main'), /option "mainly" meant "Mainly helpful" and now means "Of no use"/);
  await look(page, 'versions-refused');
  await page.fill('[name="text"]', second);
  await page.click('text=Check the form');
  const told = await page.innerText('main');
  assert.match(told, /Added/);
  assert.match(told, /“Where next time\?” \(place\) is asked too/);
  assert.match(told, /“Was it helpful\?” becomes “Was it of any help\?”/);
  assert.match(told, /“One topic\?” \(topic\) is asked no more\. Its answers stay\./);
  await check(page);
  await look(page, 'versions-changes');
  await page.click('text=Publish as version 2');
  assert.match(await page.innerText('main'), /The form is published\./);

  await early.check('[value="mainly"]');
  await early.click('text=Send my answers');
  assert.match(await early.innerText('h1'), /Thank you/);
  for (let person = 0; person < 8; ++person) await answer(people, ['not', 'both', 'here']);

  await page.goto(`${server.address}/events/summit/form/close`);
  await page.click('button:has-text("Close the form")');
  await page.goto(`${server.address}/events/summit/summary`);
  const summary = await page.innerText('main');
  assert.match(summary, /8 of the 8 who were asked|8\s+of the 8 who were asked/);
  assert.match(summary, /7 people were not asked this: their version of the form/);
  assert.match(summary, /The form no longer asks this\./);
  assert.match(summary, /‘Both’ was not always offered; it stood on 8 of the 15 forms that were filled in\./);
  await check(page);
  await look(page, 'versions-summary');
  for (const one of [people, early, page]) await one.context().close();
});

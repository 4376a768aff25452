// What a phone without a connection refuses is what the site refuses, in the site's words: each sample is asked of both.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { check, openPage, phone, root, screenshot, serveForm } from './browser.mjs';

const samples = {
  mail: ['a@b.example', 'jürgen@müller.example', "o'neill+x@sub.host.example", 'a@b', 'a b@c.example', '.a@b.example', 'a.@b.example',
    'a..b@c.example', '@b.example', 'a@-b.example', 'a@b..example', 'a@b.example.', 'two@at@b.example', `${'x'.repeat(65)}@b.example`, ' a@b.example '],
  site: ['example.org', 'https://www.example.org/a?b=c#d', 'HTTP://EXAMPLE.ORG', 'example', 'ftp://example.org', 'https://exa mple.org',
    'mailto:a@b.example', 'https://example.org:8080/x', 'www.müller.example', 'example.org/<x>', '.example.org', 'example..org'],
  phone: ['020 7946 0000', '+44 20 7946 0000', '(020) 7946-0000', '123456', '1234567', '1234567890123456', 'ring me', '020 7946 0000 x', '+44.20.7946.0000', '-0207946000'],
  home: ['SE1 7PB', 'se17pb', 'S E 1 7 P B', 'EC2A 1NT', 'M1 1AE', 'SE1', 'SE1 7P', '1SE 7PB', 'ABC1 7PB', 'SE1 77B', 'SE1234 7PB', ' sw1a1aa '],
  many: ['1', '50', '51', '0', '-3', '3.5', '3.0', 'many', '12 people'],
};
// What no pattern says: a number that only the site can read.
const onlyTheSite = new Set(['12 people']);

let server;
let browser;
let link;

before(async () => { ({ server, browser, link } = await serveForm(path.join(root, 'tests/whole/browser/written_kinds.form'), 'written')); });
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Whether the site refuses that answer. */
async function siteRefuses(code, value) {
  const opened = await fetch(link);
  const html = await opened.text();
  const named = (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)[1];
  const body = new URLSearchParams({ token: named('token'), _key: named('_key'), _page: '1', [code]: value, _check: 'yes' });
  const reply = await fetch(link, { method: 'POST', body, redirect: 'manual', headers: { cookie: opened.headers.get('set-cookie').split(';')[0] } });
  assert.ok([200, 303, 422].includes(reply.status), `${code} ${value}: ${reply.status}`);
  return reply.status === 422;
}

test('each of many samples is refused without a connection where the site refuses it, and only there', async () => {
  const page = await openPage(browser, phone, { session: null });
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  await page.context().setOffline(true);
  await page.goto(link);
  await page.waitForSelector('#offline-note');
  await check(page);
  // Nothing is sent while it is tried: a field that must be filled in, and is not, keeps everything back.
  await page.evaluate(() => { document.querySelector('[data-required]').dataset.required = 'mail site phone home many'; });
  const differences = [];
  for (const [code, values] of Object.entries(samples)) {
    for (const value of values) {
      await page.evaluate(() => document.getElementById('answers').reset());
      await page.fill(`#q-${code}`, value);
      await page.click('text=Send my answers');
      await page.waitForFunction(() => document.activeElement.id === 'offline-note');
      const said = await page.locator('#offline-note a').allInnerTexts();
      const offline = said.some((one) => / – Write /.test(one));
      const online = await siteRefuses(code, value);
      if (offline !== online && !onlyTheSite.has(value)) differences.push(`${code} "${value}": the phone ${offline ? 'refuses' : 'takes'} it, the site ${online ? 'refuses' : 'takes'} it`);
    }
  }
  assert.deepEqual(differences, []);
  await page.fill('#q-home', 'SE1');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Your postcode – Write a whole postcode such as SE1 7PB for “Your postcode”');
  await check(page);
  await screenshot(page, 'offline-wrong-postcode');
  await page.context().close();
});

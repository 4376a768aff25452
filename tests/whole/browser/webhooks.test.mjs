// Receivers of news as an owner works with them: added with a secret that is shown once, a test, a receiver that fails and
// is sent to again, another secret, paused, changed, removed; with scripts and without, at a desk and on a phone.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { asOwner, check, desk, look, openBrowser, openPage, patience, phone, startServer } from './browser.mjs';

let server;
let browser;
let receiver;
const taken = [];
let status = 204;

before(async () => {
  server = await startServer({ commands: [['demo']], options: ['--outbound-allowed', 'localhost,127.0.0.1'] });
  browser = await openBrowser();
  receiver = http.createServer(async (request, reply) => {
    let body = '';
    for await (const part of request) body += part;
    taken.push({ headers: request.headers, body, status });
    reply.writeHead(status).end();
  });
  await new Promise((ready) => { receiver.listen(0, '127.0.0.1', ready); });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  receiver?.close();
});

const address = () => `http://localhost:${receiver.address().port}/news`;

async function until(what, words) {
  for (const end = Date.now() + 20000 * patience; Date.now() < end;) {
    const found = await what();
    if (found) return found;
    await new Promise((wait) => { setTimeout(wait, 50); });
  }
  throw new Error(`it never came: ${words}`);
}

function signed(secret, { headers, body }) {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return headers['webhook-signature'].split(' ').includes(`v1,${crypto.createHmac('sha256', key).update(text).digest('base64')}`);
}

const standing = (page, words) => until(async () => {
  await page.reload();
  return (await page.locator('main').innerText()).includes(words);
}, words);

for (const scripts of [true, false]) {
  test(`a receiver from its first test to its end, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const name = scripts ? 'The office directory' : 'The web site';
    const page = await openPage(browser, desk, { javaScriptEnabled: scripts });
    const seen = scripts ? (word) => look(page, `webhooks-${word}`) : () => {};
    await page.goto(`${server.address}/team`);
    await page.getByRole('link', { name: 'Programs that are told news' }).click();
    const home = page.url();
    await seen('none');
    await page.goto(`${home}/add`);
    await seen('add');

    // What is wrong is said beside what was typed.
    await page.getByLabel('What it is', { exact: true }).fill(name);
    await page.getByLabel('Its address').fill('http://10.1.2.3/news');
    await page.getByLabel('Booked').check();
    await page.getByLabel('Round closed').check();
    await page.getByLabel('Ids alone').check();
    await page.getByRole('button', { name: 'Add the receiver' }).click();
    assert.match(await page.title(), /^Error: /);
    assert.equal(await page.getByLabel('Its address').inputValue(), 'http://10.1.2.3/news');
    await seen('fault');
    await page.getByLabel('Its address').fill(address());
    await page.getByRole('button', { name: 'Add the receiver' }).click();
    const secret = (await page.locator('section.code pre').innerText()).trim();
    assert.match(secret, /^whsec_/);
    await seen('added');

    await page.goto(home);
    await seen('list');
    await page.getByRole('link', { name }).click();
    const here = page.url();
    assert.doesNotMatch(await page.content(), new RegExp(secret.replace(/[+/]/g, '.')));

    status = 204;
    let before_ = taken.length;
    await page.getByRole('button', { name: `Send a test ${name}` }).click();
    await until(() => taken.length > before_, 'the test');
    assert.ok(signed(secret, taken[before_]));
    await standing(page, 'Taken');

    status = 500;
    before_ = taken.length;
    await page.getByRole('button', { name: `Send a test ${name}` }).click();
    await until(() => taken.length > before_, 'the second test');
    await standing(page, 'Failed, is tried again');
    await seen('failed');
    status = 204;
    before_ = taken.length;
    await page.getByRole('button', { name: `Send all that failed again ${name}` }).click();
    await until(() => taken.length > before_, 'it once more');
    assert.equal(taken[before_].headers['webhook-id'], taken[before_ - 1].headers['webhook-id']);

    await page.goto(here);
    await page.getByLabel('A day').check();
    await page.getByRole('button', { name: 'Make a new secret' }).click();
    const next = (await page.locator('section.code pre').innerText()).trim();
    assert.notEqual(next, secret);
    await page.goto(here);
    before_ = taken.length;
    await page.getByRole('button', { name: `Send a test ${name}` }).click();
    await until(() => taken.length > before_, 'the third test');
    assert.ok(signed(secret, taken[before_]) && signed(next, taken[before_]));

    await page.goto(`${here}/change`);
    await page.getByLabel('Name, e-mail address and organisation too').check();
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(await page.locator('main').innerText(), /The receiver is saved/);
    await page.getByRole('button', { name: `Pause ${name}` }).click();
    await seen('paused');
    await page.getByRole('button', { name: `Make active ${name}` }).click();

    if (scripts) {
      for (const path of [home, `${home}/add`, here, `${here}/change`]) {
        const small = await openPage(browser, phone);
        await small.goto(path);
        await check(small);
        await small.close();
      }
    }
    const file = await fetch(`${here}/deliveries.csv`, asOwner());
    assert.equal(file.status, 200);
    assert.match(await file.text(), /Test/);
    await page.getByRole('button', { name: `Remove the receiver and its log ${name}` }).click();
    assert.match(await page.locator('main').innerText(), /The receiver is gone/);
    assert.equal((await page.goto(here)).status(), 404);
  });
}

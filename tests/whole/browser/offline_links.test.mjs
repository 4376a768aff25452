// Every form without a connection: rounds that are answered by links of people's own, whose secret stands in no readable
// place of the phone, and forms that end for some.
import assert from 'node:assert/strict';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { check, openBrowser, openPage, phone, root, screenshot, startServer } from './browser.mjs';
import { startGateway } from './gateway.mjs';

const options = path.join(root, 'tests/whole/browser/options.form');
const first = `form views "Your views"
  anonymous
page "The day"
  helpful*  "Was it helpful?"  pick one
            ( ) helpful "Helpful"
            ( ) not     "Not helpful"
  format    "How next time?"  pick any
            [ ] in_person "In person"
            [ ] online    "Online"
  topic     "One topic?"  text
`;
const views = path.join(mkdtempSync(path.join(tmpdir(), 'muster-views-')), 'views.form');
writeFileSync(views, first);
const events = { linked: 'event-evaluation', consult: 'consultation', ends: options, views };
const addresses = {};
const links = [];
let server;
let browser;

before(async () => {
  server = await startServer({
    commands: [['init'], ...Object.entries(events).flatMap(([name, form]) => [
      ['event', 'add', name, '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', form],
      ...(name === 'linked' ? [['links', 'who', name, 'link']] : []),
      ['event', 'open', name]])],
  });
  browser = await openBrowser();
  const page = await openPage(browser);
  for (const name of Object.keys(events)) {
    await page.goto(`${server.address}/events/${name}/form`);
    addresses[name] = (await page.locator('.short-link').innerText()).trim();
  }
  await page.context().close();
  const made = server.run('links', 'make', 'linked', '6', '--output', '-');
  for (const [, way] of made.matchAll(/(\/f\/\S+\?link=\S+)/g)) links.push(server.address + way);
  assert.equal(links.length, 6);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const attendee = (more = {}) => openPage(browser, phone, { session: null, ...more });

/** How many there are of all forms: of an anonymous one that is answered by links no page tells it. */
function answers() {
  return Number(execFileSync('sqlite3', ['-cmd', '.timeout 5000', server.database, 'select count(*) from response'], { encoding: 'utf8' }));
}

/** All that the phone keeps, as text. */
function keptOnPhone(page) {
  return page.evaluate(async () => {
    const out = [JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const reply = await cache.match(request, { ignoreVary: true });
        out.push(request.url, reply.url, JSON.stringify([...reply.headers]), await reply.text());
      }
    }
    const database = await new Promise((resolve) => { const asked = indexedDB.open('muster-waiting'); asked.onsuccess = () => resolve(asked.result); });
    const records = await new Promise((resolve) => {
      const asked = database.transaction('answers').objectStore('answers').getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    for (const record of records) out.push(JSON.stringify(record), new TextDecoder('latin1').decode(record.data));
    return out.join('\n');
  });
}

test('answers by a link of one’s own wait on the phone, and are sent once by that link', async () => {
  const page = await attendee();
  const before = answers();
  await page.goto(links[0]);
  await page.waitForSelector('#offline-ready');
  await check(page);
  await page.check('#q-useful-4');
  await page.context().setOffline(true);
  await page.click('text=Go on to');
  await page.waitForSelector('#offline-note');
  assert.equal(await page.isChecked('#q-useful-4'), true);
  await page.fill('#q-events', '7');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  await check(page);
  await screenshot(page, 'offline-link-waiting');
  const secret = new URL(links[0]).searchParams.get('link');
  const kept = await keptOnPhone(page);
  assert.match(kept, /muster|offline/);
  assert.equal(kept.includes(secret), false, 'the secret of the link can be read on the phone');
  assert.equal(answers(), before);
  await page.context().setOffline(false);
  await page.waitForSelector('text=The answers that waited on this phone are sent.');
  assert.equal(answers(), before + 1);
  await page.goto(links[0]);
  await page.waitForSelector('text=This link has been used.');
  assert.equal(await page.locator('.offline-note').count(), 0);
  await page.context().close();
});

test('answers by a link that came, and whose reply was lost, count once and are told as sent', async () => {
  const gateway = await startGateway(server.address);
  const here = (address) => gateway.address + address.slice(server.address.length);
  const page = await attendee();
  const before = answers();
  await page.goto(here(links[1]));
  await page.waitForSelector('#offline-ready');
  await page.check('#q-useful-4');
  await page.click('text=Go on to');
  await page.fill('#q-events', '3');
  gateway.become('deaf');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  assert.equal(answers(), before + 1, 'they came');
  gateway.become('open');
  await page.goto(here(links[1]));
  await page.waitForSelector('text=This link has been used.');
  // It may be sent again before that page is left, or after.
  await page.waitForFunction(async () => (await self.musterWaiting.all()).length === 0);
  assert.equal(await page.locator('text=Answers that wait on this phone were refused.').count(), 0);
  assert.equal(answers(), before + 1);
  await page.context().close();
  await gateway.stop();
});

test('two people with a link each answer on one phone', async () => {
  const page = await attendee();
  const before = answers();
  await page.goto(links[2]);
  await page.waitForSelector('#offline-ready');
  await page.context().setOffline(true);
  for (const [at, link] of [links[2], links[3]].entries()) {
    await page.goto(link);
    await page.waitForSelector('#q-useful-4');
    await page.check('#q-useful-4');
    await page.click('text=Send my answers');
    await page.waitForSelector(at === 0 ? 'text=Answers are waiting on this phone.' : 'text=Filled-in forms that wait on this phone: 2');
  }
  // Without a link nobody fills it in for nothing.
  await page.goto(addresses.linked);
  await page.waitForSelector('text=You need a link of your own to open this form.');
  assert.equal(await page.locator('#q-useful-4').isVisible(), false);
  await check(page);
  await screenshot(page, 'offline-needs-link');
  await page.context().setOffline(false);
  await page.waitForSelector('text=The answers that waited on this phone are sent.');
  assert.equal(answers(), before + 2);
  await page.context().close();
});

test('the empty form is given to nobody without a link', async () => {
  for (const rest of ['', '?link=abc']) {
    const page = await (await fetch(`${addresses.linked}/offline${rest}`)).text();
    assert.doesNotMatch(page, /q-useful/);
  }
});

test('a form that ends for some is whole on the phone, and its later parts are put away as with a connection', async () => {
  const page = await attendee();
  const before = answers();
  await page.goto(addresses.consult);
  await page.waitForSelector('#offline-ready');
  await page.check('#q-agree');
  await page.click('text=Go on to');
  await page.check('#q-overall-4');
  await page.context().setOffline(true);
  await page.click('text=Go on to');
  await page.waitForSelector('#offline-note');
  assert.equal(await page.isChecked('#q-overall-4'), true, 'what was typed is still there');
  assert.equal(await page.locator('text=What would have to change for you to support it?').isVisible(), true);
  await check(page);
  await screenshot(page, 'offline-end-if');
  // Who does not agree is asked nothing more.
  await page.check('#q-agree-2');
  assert.equal(await page.locator('#q-parts-grid').isVisible(), false);
  assert.equal(await page.getByRole('heading', { name: 'About you' }).isVisible(), false);
  await check(page);
  await page.check('#q-agree');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  await page.context().setOffline(false);
  await page.waitForSelector('text=The answers that waited on this phone are sent.');
  assert.equal(answers(), before + 1);
  await page.context().close();
});

test('whom the form ends for sends without what is asked of others', async () => {
  const page = await attendee();
  const before = answers();
  await page.goto(addresses.ends);
  await page.waitForSelector('#offline-ready');
  await page.context().setOffline(true);
  await page.goto(addresses.ends);
  await page.waitForSelector('#offline-note');
  await page.getByLabel('I would rather not take part').check();
  assert.equal(await page.getByText('Did you come by train?', { exact: true }).isVisible(), false);
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  await page.context().setOffline(false);
  await page.waitForSelector('text=The answers that waited on this phone are sent.');
  assert.equal(answers(), before + 1);
  await page.context().close();
});

test('what a changed form asks no more is read back where the rest is looked at again', async () => {
  const page = await attendee();
  const before = answers();
  await page.goto(addresses.views);
  await page.waitForSelector('#offline-ready');
  await page.context().setOffline(true);
  await page.goto(addresses.views);
  await page.waitForSelector('#offline-note');
  await page.check('[value="helpful"]');
  await page.check('[value="online"]');
  await page.fill('[name="topic"]', 'Housing');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');

  const organiser = await openPage(browser);
  await organiser.goto(`${server.address}/events/views/form/change`);
  await organiser.fill('[name="text"]', first.replace('  topic     "One topic?"  text\n', ''));
  await organiser.click('text=Check the form');
  await organiser.click('text=Publish as version 2');
  await organiser.waitForSelector('text=The form is published.');
  await organiser.context().close();
  // For a day the version before is taken too; that day has gone by.
  execFileSync('sqlite3', [server.database, "pragma busy_timeout = 5000; update form_version set published_at = strftime('%Y-%m-%dT%H:%M:%SZ', published_at, '-2 days');"]);

  // On the page that still says thank you.
  await page.context().setOffline(false);
  await page.waitForSelector('text=Answers that wait on this phone were refused.');
  assert.equal(await page.locator('h1').innerText(), 'Your answers were not saved');
  await check(page);
  await screenshot(page, 'offline-refused');
  await page.click('text=Look at them again');
  await page.waitForSelector('text=some of what you answered is asked no more');
  assert.match(await page.locator('.offline-note .answers').innerText(), /One topic\?\s+Housing/);
  assert.equal(await page.isChecked('[value="helpful"]'), true);
  assert.equal(await page.isChecked('[value="online"]'), true);
  await check(page);
  await screenshot(page, 'offline-asked-no-more');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=The answers that waited on this phone are sent.');
  assert.equal(await page.locator('h1').innerText(), 'Thank you.');
  assert.equal(answers(), before + 1);
  await page.context().close();
});

test('a form that closes while somebody types says nothing that is true of an open one alone', async () => {
  const page = await attendee();
  await page.goto(addresses.consult);
  await page.check('#q-agree');
  await page.click('text=Go on to');
  await page.check('#q-overall');
  await page.click('text=Go on to');
  await page.getByRole('button', { name: 'Send my answers' }).waitFor();
  server.run('event', 'close', 'consult');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=This form has closed. Nothing was saved; your answers are still on this page.');
  await check(page);
  await screenshot(page, 'closed-while-typing');
  assert.equal(await page.locator('#answers button').count(), 0, 'nothing that would send what nobody takes');
  assert.equal(await page.locator('text=Nothing is saved before you send.').count(), 0);
  assert.equal(await page.locator('[data-offline]').count(), 0, 'no form that works without a connection');
  assert.equal(await page.inputValue('input[name=overall]'), 'support');
  await page.context().close();
});

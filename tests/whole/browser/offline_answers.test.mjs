// Answers where the network is not, in a real browser: a phone without a connection, what waits on it until there is one,
// and a tablet that is handed round.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner, check, openPage, patience, phone, screenshot, serveForm } from './browser.mjs';
import { startGateway } from './gateway.mjs';

let server;
let browser;
let link;

before(async () => { ({ server, browser, link } = await serveForm('event-evaluation', 'open-day')); });
after(async () => {
  await browser?.close();
  await server?.stop();
});

const attendee = (more = {}) => openPage(browser, phone, { session: null, ...more });

async function answers() {
  const page = await (await fetch(`${server.address}/events/open-day/form`, asOwner())).text();
  return Number(/<dt>Answers<\/dt><dd><b>(\d+)<\/b>/.exec(page)[1]);
}

/** Fills the form a page at a time, up to its last button. */
async function fillIn(page) {
  await page.goto(link);
  await page.check('#q-useful-4');
  await page.click('text=Go on to');
  await page.fill('#q-events', '3');
}

test('a phone without a connection keeps the answers encrypted and sends them once', async () => {
  const page = await attendee();
  const before = await answers();
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  await check(page);
  await page.check('#q-useful-4');
  await page.context().setOffline(true);
  await page.click('text=Go on to');
  await page.waitForSelector('#offline-note');
  assert.match(await page.locator('#offline-note').innerText(), /no connection/);
  assert.equal(await page.isChecked('#q-useful-4'), true, 'what was typed before is still there');
  await check(page);
  await screenshot(page, 'offline-form');
  await page.fill('#q-events', '7');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  await check(page);
  await screenshot(page, 'offline-waiting');
  // Nothing of them can be read in what the phone keeps.
  const kept = await page.evaluate(async () => {
    const database = await new Promise((resolve) => { const asked = indexedDB.open('muster-waiting'); asked.onsuccess = () => resolve(asked.result); });
    const get = (name) => new Promise((resolve) => {
      const asked = database.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    const [record] = await get('answers');
    const [key] = await get('keys');
    return { bytes: new TextDecoder('latin1').decode(record.data), extractable: key.extractable, names: Object.keys(record),
      other: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) };
  });
  assert.equal(kept.extractable, false);
  assert.deepEqual(kept.names.sort(), ['data', 'id', 'iv', 'path']);
  assert.equal(kept.bytes.includes('useful'), false);
  assert.equal(kept.other, '[{},{}]');
  assert.equal(await answers(), before);

  // Two windows find the connection at the same moment.
  const second = await page.context().newPage();
  await second.goto(link);
  await second.waitForSelector('text=Answers are waiting on this phone.');
  await page.context().setOffline(false);
  await Promise.any([page, second].map((one) => one.waitForSelector('text=The answers that waited on this phone are sent.')));
  for (const end = Date.now() + 20000 * patience; Date.now() < end && await answers() !== before + 1;)
    await new Promise((wait) => setTimeout(wait, 50));
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  assert.equal(await page.locator('#offline-note').count(), 0, 'nothing waits any more');
  assert.equal(await answers(), before + 1);
  await page.context().close();
});

/** Finds the answers sent once, now that there is a connection. */
async function sentOnce(page, before) {
  await page.waitForSelector('text=The answers that waited on this phone are sent.');
  assert.equal(await answers(), before + 1);
  await page.goto(page.url());
  await page.waitForSelector('#offline-ready');
  assert.equal(await page.locator('.offline-note').count(), 0);
  assert.equal(await answers(), before + 1);
}

for (const how of ['offline', 'gone', 'bad']) {
  const words = { offline: 'the connection', gone: 'the site', bad: 'what stands behind the gateway' }[how];
  test(`whoever presses Send when ${words} is gone has sent it, as far as they can`, async (one) => {
    const gateway = await startGateway(server.address);
    one.after(() => gateway.stop());  // also where it fails: a gateway that listens keeps the program from ending
    const page = await attendee();
    const before = await answers();
    const form = gateway.address + new URL(link).pathname;
    const leave = (away) => (how === 'offline' ? page.context().setOffline(away) : gateway.become(away ? how : 'open'));
    await page.goto(form);
    await page.waitForSelector('#offline-ready');
    await page.check('#q-useful-4');
    await page.click('text=Go on to');
    await page.fill('#q-events', '3');
    await leave(true);
    await page.click('text=Send my answers');
    await page.waitForSelector('text=Answers are waiting on this phone.');
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains('offline-note')), true, 'who cannot see is told');
    assert.equal(await page.locator('#q-events').isVisible(), false);
    await check(page);
    // What was tried meanwhile, and came to nothing, is no refusal.
    await page.waitForTimeout(500);
    assert.equal(await page.locator('text=Answers are waiting on this phone.').count(), 1);
    assert.equal(await answers(), before);
    await leave(false);
    // The browser knows when it is connected again, and not when a site is there again.
    if (how !== 'offline') await page.goto(form);
    await sentOnce(page, before);
    await page.context().close();
  });
}

test('what is missing when somebody presses Send without a connection is said first, and nothing of it is lost', async () => {
  const page = await attendee();
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  await page.goto(`${link}?pages=one`);
  await page.fill('#q-events', '3');
  await page.context().setOffline(true);
  await page.click('text=Send my answers');
  await page.waitForSelector('#offline-note a');
  assert.match(await page.locator('#offline-note').innerText(), /One question still needs an answer\.\s+There is no connection just now\. Nothing is lost/);
  assert.equal(await page.inputValue('#q-events'), '3');
  await check(page);
  await screenshot(page, 'offline-send-missing');
  await page.check('#q-useful-4');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  await page.context().close();
});

test('a phone without a connection keeps the look that somebody chose', async () => {
  const page = await attendee();
  await page.goto(`${link}?look=large`);
  await page.waitForSelector('#offline-ready');
  const letters = () => page.evaluate(() => [document.documentElement.className, getComputedStyle(document.body).fontSize]);
  const before = await letters();
  await page.context().setOffline(true);
  await page.goto(`${link}?look=large`);
  await page.waitForSelector('#offline-note');
  assert.deepEqual(await letters(), before);
  assert.equal(before[0], 'look-large');
  await check(page);
  await page.context().close();
});

// A scroll that the browser tells a moment later counts as a touch, and the minute begins anew: in steps that are shorter
// than the warning stands.
async function leaveAlone(page) {
  for (let tries = 0; tries < 60 && await page.locator('text=Are you still there?').count() === 0; ++tries) {
    await page.clock.runFor(8_000);
  }
  await page.waitForSelector('text=Are you still there?');
}

test('a tablet that is handed round forgets after each person and when nobody touches it', async () => {
  const page = await openPage(browser, { viewport: { width: 768, height: 1024 } }, { session: null });
  const before = await answers();
  await page.clock.install();
  const start = `${link}?kiosk=yes`;
  await page.goto(start);
  await check(page);
  await screenshot(page, 'kiosk');
  assert.equal(await page.locator('form').getAttribute('autocomplete'), 'off');
  assert.equal(await page.locator('text=Stop here').count(), 0);

  // Nobody touches it: it warns, and then it is empty.
  await page.check('#q-useful-4');
  await page.fill('#q-words-1', 'Private');
  await leaveAlone(page);
  await check(page);
  await screenshot(page, 'kiosk-warning');
  await page.click('text=I am still here');
  assert.equal(await page.inputValue('#q-words-1'), 'Private');
  await leaveAlone(page);
  const emptied = page.waitForNavigation();
  await page.clock.runFor(21_000);
  await emptied;
  assert.equal(await page.inputValue('#q-words-1'), '');

  // An error, a second page and the thanks leave no step behind in the history.
  await page.fill('#q-words-1', 'Private');
  await page.click('text=Go on to');
  await page.waitForSelector('.govuk-error-summary');
  assert.equal(await page.inputValue('#q-words-1'), 'Private');
  await page.check('#q-useful-4');
  await page.click('text=Go on to');
  await page.waitForSelector('#q-events');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Done: empty the form');
  await check(page);
  assert.equal(await answers(), before + 1);
  assert.equal(page.url(), start);
  // Whoever writes their code down is asked for time before it leaves.
  for (let tries = 0; tries < 30 && await page.locator('text=The page with your code').count() === 0; ++tries) await page.clock.runFor(4_000);
  await page.waitForSelector('text=The page with your code empties itself');
  await check(page);
  await page.click('text=I am still here');
  assert.match(await page.locator('.receipt-code').innerText(), /-/);
  const gap = await page.evaluate(() => document.querySelector('.receipt + button').getBoundingClientRect().top - document.querySelector('.receipt').getBoundingClientRect().bottom);
  assert.ok(gap >= 16, `the button stands ${gap} px below the code`);
  const anew = page.waitForNavigation();
  await page.clock.runFor(40_000);
  await anew;
  assert.equal(await page.locator('h1').innerText() === 'Thank you.', false);
  assert.equal(await page.inputValue('#q-words-1'), '');
  await page.goBack().catch(() => null);
  assert.equal((await page.content()).includes('Private'), false, 'the back button shows nobody’s words');
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage ?? {}), Object.keys(sessionStorage ?? {})]).catch(() => [[], []]), [[], []]);
  await page.context().close();
});

test('a tablet keeps what was typed when what comes back is no page of the form', async () => {
  const page = await openPage(browser, { viewport: { width: 768, height: 1024 } }, { session: null });
  const start = `${link}?kiosk=yes`;
  await page.goto(start);
  await page.check('#q-useful-4');
  await page.fill('#q-words-1', 'Kept');
  await page.route(/\/f\//, (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' }) : route.continue()));
  await page.click('button.govuk-button');
  await page.waitForSelector('#kiosk-note');
  assert.match(await page.locator('#kiosk-note').innerText(), /no connection just now/);
  await page.unroute(/\/f\//);
  await page.route(/\/f\//, (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 500, contentType: 'text/html', body: '<main id="main"><h1>Something in Muster failed.</h1></main>' }) : route.continue()));
  await page.click('button.govuk-button');
  await page.waitForSelector('text=Something in Muster failed.');
  assert.equal(await page.locator('text=Done: empty the form').count(), 0);
  assert.equal(await page.inputValue('#q-words-1'), 'Kept');
  await page.unroute(/\/f\//);
  // Each person chooses their own letters, and what they typed comes along.
  await page.click('text=Larger letters');
  await page.waitForSelector('html.look-large');
  assert.equal(await page.inputValue('#q-words-1'), 'Kept');
  await page.click('text=Go on to');
  await page.waitForSelector('#q-events');
  await page.click('text=Send my answers');
  await page.click('text=Done: empty the form');
  await page.waitForSelector('html:not(.look-large) #q-words-1');
  assert.equal(page.url(), start);
  await page.context().close();
});

test('without a connection a phone says which questions are missing, and what is wrong', async () => {
  const page = await attendee();
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  await page.context().setOffline(true);
  await page.goto(link);
  await page.waitForSelector('#offline-note');
  await page.fill('#q-events', 'many');
  await page.click('text=Send my answers');
  await page.waitForSelector('#offline-note a');
  assert.equal(await page.locator('#offline-note a').count(), 2);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'offline-note');
  assert.equal(await page.locator('.govuk-form-group--error').count(), 2);
  await check(page);
  await page.locator('#offline-note a').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'useful');
  const words = JSON.parse(await page.evaluate(() => document.querySelector('[data-words]').dataset.words));
  assert.match(words.manyMissing, /\{count\}/);
  assert.match(words.manyWait, /\{count\}/);
  await page.context().close();
});

test('one waiting form that is refused keeps no other back, and says why; a draft leaves with what is sent', async () => {
  const page = await attendee();
  const before = await answers();
  await fillIn(page);
  await page.click('text=Stop here and go on later');
  await page.waitForURL(/\/draft\//);
  const kept = page.url();
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  await page.goto(kept);
  await page.click('text=Go on with my answers');
  await page.waitForSelector('#q-events');
  await page.context().setOffline(true);
  await page.click('text=Back to');
  await page.waitForSelector('#offline-note');
  assert.equal(await page.isChecked('#q-useful-4'), true);
  // What the phone does not know to be wrong, as of a page that was kept before the rule was there.
  await page.fill('#q-events', '99999999');
  await page.evaluate(() => {
    const field = document.getElementById('q-events');
    for (const name of field.getAttributeNames()) if (!['id', 'name', 'type', 'class'].includes(name)) field.removeAttribute(name);
  });
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  await page.goto(link);
  await page.waitForSelector('text=Answers are waiting on this phone.');
  await page.check('#q-useful-4');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Filled-in forms that wait on this phone: 2');
  await page.context().setOffline(false);
  await page.waitForSelector('text=Answers that wait on this phone were refused.');
  const said = await page.locator('.offline-note').allInnerTexts();
  assert.equal(said.length, 2);
  assert.match(said.join(' '), /are sent/);
  assert.match(said.join(' '), / – .*(number|most|between|from)/i, 'which question, and why');
  assert.doesNotMatch(said.join(' '), /still below/);
  assert.equal(await answers(), before + 1);
  await page.click('text=Look at them again');
  await page.waitForSelector('#q-events');
  await page.fill('#q-events', '4');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=The answers that waited on this phone are sent.');
  assert.equal(await answers(), before + 2);
  assert.equal((await page.goto(kept)).status(), 404, 'the draft is gone');
  assert.match(await page.innerText('main'), /Begin the form anew/);
  await page.context().close();
});

test('answers that waited until the form had closed are read back, and deleted when somebody says so', async () => {
  const { run } = server;
  const page = await attendee();
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  await page.context().setOffline(true);
  await page.goto(link);
  await page.waitForSelector('#offline-note');
  await page.check('#q-useful-4');
  await page.fill('#q-events', '7');
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Answers are waiting on this phone.');
  run('event', 'close', 'open-day');
  await page.context().setOffline(false);
  await page.goto(link);
  await page.waitForSelector('text=Answers that wait on this phone were refused.');
  assert.equal(await page.locator('text=Look at them again').count(), 0, 'there is no form to look at them in');
  await check(page);
  await page.click('text=Read what you wrote');
  await page.waitForSelector('.answers');
  assert.match(await page.locator('.answers').innerText(), /\b7\b/);
  await check(page);
  await screenshot(page, 'offline-read-back');
  await page.click('text=Delete them');
  await page.waitForSelector('text=The answers are deleted.');
  await page.reload();
  await page.waitForSelector('h1');
  assert.equal(await page.locator('#offline-note').count(), 0);
  await page.context().close();
});

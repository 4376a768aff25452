// Ways to answer in a real browser: the receipt and its withdrawal, stopping and going on, all on one page, and the same
// form sent again and again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner, check, openPage, overflow, phone, screenshot, serveForm } from './browser.mjs';

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

for (const scripts of [true, false]) {
  test(`somebody withdraws what they sent with the code that was shown once, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await attendee({ javaScriptEnabled: scripts });
    const before = await answers();
    await fillIn(page);
    await page.click('text=Send my answers');
    assert.equal(page.url(), `${link}/thanks`);
    await check(page);
    if (scripts) await screenshot(page, 'thanks-receipt');
    const receipt = await page.locator('.receipt-code').innerText();
    assert.match(receipt, /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    assert.equal(await answers(), before + 1);
    await page.reload();
    assert.equal(await page.locator('.receipt-code').count(), 0, 'the code is shown once');

    await page.goto(link);
    await page.click('text=Withdraw what you sent before');
    await check(page);
    await page.fill('#receipt', 'abcd-efgh-jkmn');
    await page.click('text=Withdraw my answers');
    await check(page);
    if (scripts) await screenshot(page, 'withdraw-error');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /This code leads to no answers: it was used already, or was typed wrongly/);
    await page.fill('#receipt', receipt.toUpperCase().replace('-', ' ').replace('-', '–'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=yes/);
    await check(page);
    assert.match(await page.locator('h1').innerText(), /withdrawn/);
    assert.equal(await answers(), before);
    await page.context().close();
  });

  test(`somebody stops in the middle and goes on by the link, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await attendee({ javaScriptEnabled: scripts });
    const before = await answers();
    await fillIn(page);
    await page.click('text=Stop here and go on later');
    await page.waitForURL(/\/draft\//);
    await check(page);
    if (scripts) await screenshot(page, 'draft');
    const kept = await page.locator('.draft-link').innerText();
    assert.equal(page.url(), kept);
    assert.equal(await page.locator('text=Copy the link').isVisible(), scripts);
    if (scripts) {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.click('text=Copy the link');
      await page.locator('text=The link is copied.').waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), kept);
    }
    assert.equal(await answers(), before);
    await page.context().close();

    const later = await attendee({ javaScriptEnabled: scripts });  // another phone
    await later.goto(kept);
    assert.equal(await later.locator('[name="events"]').count(), 0, 'opening a link shows nothing');
    await later.click('text=Go on with my answers');
    assert.equal(await later.inputValue('#q-events'), '3');
    await later.click('text=Back to');
    assert.equal(await later.isChecked('#q-useful-4'), true);
    await later.click('text=Go on to');
    await later.click('text=Send my answers');
    assert.equal(later.url(), `${link}/thanks`);
    assert.equal(await answers(), before + 1);
    assert.equal((await later.goto(kept)).status(), 404);
    await later.context().close();
  });
}

for (const scripts of [true, false]) {
  test(`somebody looks at all answers, changes one and sends, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await attendee({ javaScriptEnabled: scripts });
    const before = await answers();
    await fillIn(page);
    await page.click('text=Check my answers first');
    assert.equal(await page.locator('h1').innerText(), 'Check your answers');
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await check(page);
      assert.equal(await overflow(page), 0, `at ${width} px`);
      if (scripts) await screenshot(page, `check-answers-${width}`);
    }
    const answered = page.locator('.answers > div', { has: page.locator('button[value="events"]') });
    const gap = await answered.evaluate((row) => row.querySelector('dd').getBoundingClientRect().top - row.querySelector('dt').getBoundingClientRect().bottom);
    assert.ok(gap < 6, `an answer stands ${gap} px below its question`);
    assert.match(await answered.innerText(), /\b3\b/);
    await answered.locator('button').click();
    await page.waitForSelector('#q-events');
    assert.equal(new URL(page.url()).hash, '#q-events', 'the page opens at the question');
    await check(page);
    await page.fill('#q-events', '4');
    await page.click('text=Check my answers');
    assert.match(await answered.innerText(), /\b4\b/);
    assert.equal(await answers(), before);
    await page.click('text=Send my answers');
    await page.waitForURL(/\/thanks/);
    assert.equal(await answers(), before + 1);
    await page.context().close();
  });
}

test('all questions stand on one page, and an error there keeps what was typed', async () => {
  const page = await attendee();
  await page.goto(link);
  await page.click('text=All on one page');
  await check(page);
  await screenshot(page, 'one-page');
  await page.fill('#q-events', '3');
  await page.click('text=Send my answers');
  await check(page);
  assert.equal(await page.locator('.govuk-error-summary li').count() > 0, true);
  assert.equal(await page.inputValue('#q-events'), '3');
  await page.check('#q-useful-4');
  await page.click('text=Send my answers');
  await page.waitForURL(/\/thanks/);
  await page.context().close();
});

for (const scripts of [true, false]) {
  test(`what is far too long to be sent stays where it was typed, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await attendee({ javaScriptEnabled: scripts });
    await page.goto(link);
    if (scripts) await page.waitForSelector('#offline-ready');
    await page.check('#q-useful-4');
    await page.click('text=Go on to');
    await page.waitForSelector('#q-topics');
    const long = 'word '.repeat(120_000);
    // Typing so much by keys takes longer than the test may.
    await page.locator('#q-topics').evaluate((field, text) => { field.value = text; }, long);
    await page.fill('#q-events', '3');
    await page.click('text=Send my answers');
    if (scripts) {
      const told = page.locator('.govuk-error-summary');
      assert.match(await told.innerText(), /This is too long to be sent\s+Nothing is lost\. What you wrote is still below\.\s+Shorten your longest answer/);
      assert.equal(await page.evaluate(() => document.activeElement.className), 'govuk-error-summary');
      await check(page);
      await told.locator('a').click();
      assert.equal(new URL(page.url()).hash, '#q-topics');
    } else {
      assert.match(await page.innerText('main'), /Go back, shorten what you wrote, and send it again/);
      await page.goBack();
    }
    assert.equal((await page.inputValue('#q-topics')).length, long.length);
    if (scripts) assert.equal(await page.inputValue('#q-events'), '3');
    await page.fill('#q-topics', 'A word');
    await page.click('text=Send my answers');
    await page.waitForURL(/\/thanks/);
    await page.context().close();
  });
}

test('whoever comes back from an error finds what they typed on the later pages too', async () => {
  const page = await attendee();
  await page.goto(link);
  await page.waitForSelector('#offline-ready');
  await page.check('#q-useful-4');
  await page.click('text=Go on to');
  await page.fill('#q-events', '3');
  await page.check('[name="format[]"] >> nth=0');
  // Whatever refuses what was sent: here the site itself, for it is too long and the page does not say so.
  await page.evaluate(() => document.querySelector('template[data-longest]').remove());
  await page.locator('#q-topics').evaluate((field, text) => { field.value = text; }, 'word '.repeat(120_000));
  await page.click('text=Send my answers');
  await page.waitForSelector('text=Go back, shorten what you wrote');
  await page.goBack();
  await page.waitForSelector('#q-events');
  assert.equal(await page.inputValue('#q-events'), '3');
  assert.equal(await page.isChecked('[name="format[]"] >> nth=0'), true);
  assert.equal((await page.inputValue('#q-topics')).length, 600_000);
  await page.context().close();
});

test('first page, error, draft and withdrawal stand at every width and at 400 % zoom', async () => {
  const page = await attendee();
  // 1280 px at 400 % are 320 px wide.
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of [link, `${link}?pages=one`, `${link}?look=large`, `${link}/withdraw`]) {
      await page.goto(address);
      await check(page);
      assert.equal(await overflow(page), 0, `${address} at ${width} px`);
    }
    await page.goto(link);
    await page.click('text=Go on to');
    await check(page);
    assert.equal(await page.locator('.govuk-error-summary').isVisible(), true);
  }
  await page.context().close();
});

test('the whole form is answered by keys alone', async () => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 900 } }, { session: null });
  const before = await answers();
  await page.goto(link);
  /** Goes on with Tab until that field has the focus. */
  const reach = async (selector) => {
    for (let step = 0; step < 80; ++step) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`no Tab leads to ${selector}`);
  };
  await reach('[name="useful"]');
  await page.keyboard.press('Space');
  await reach('button[name="_go"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('button[name="_send"]');
  await reach('button[name="_send"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/thanks/);
  assert.equal(await answers(), before + 1);
  await page.context().close();
});

test('a form that is sent hundreds of times is one answer', async () => {
  const times = Number(process.env.MUSTER_RESENDS ?? 300);
  const before = await answers();
  const opened = await fetch(`${link}?pages=one`);
  const visit = opened.headers.get('set-cookie').split(';')[0];
  const html = await opened.text();
  const field = (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)[1];
  const body = new URLSearchParams({ token: field('token'), _key: field('_key'), _page: '1', useful: 'agree', _send: 'yes' });
  const send = async () => (await fetch(`${link}?pages=one`, { method: 'POST', redirect: 'manual', headers: { cookie: visit }, body })).headers.get('location');
  const went = [];
  // Eight at once, as a phone does that tries again before it was answered.
  for (let sent = 0; sent < times; sent += 8) went.push(...await Promise.all(Array.from({ length: Math.min(8, times - sent) }, send)));
  assert.equal(went.length, times);
  assert.equal(went.filter((address) => address.endsWith('/thanks?pages=one')).length, 1, 'one of them is the answer');
  assert.equal(went.filter((address) => address.includes('/thanks?again=yes')).length, times - 1);
  assert.equal(await answers(), before + 1);
});

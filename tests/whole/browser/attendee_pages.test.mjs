// Every page that an attendee meets, at every width, from right to left, without scripts and by keys alone: one table of
// pages, so that a new one is a line here.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { asOwner, axeErrors, check, openBrowser, openPage, overflow, root, startServer } from './browser.mjs';

// 1280 px at 400 % zoom are 320 px wide.
const widths = [320, 768, 1280];
const at = (name) => path.join(root, 'tests/whole/browser', name);
const links = {};
let server;
let browser;

async function codeOf(event) {
  const page = await (await fetch(`${server.address}/events/${event}/form`, asOwner())).text();
  return `${server.address}${/\/f\/[0-9a-z]+/.exec(page)[0]}`;
}

before(async () => {
  server = await startServer({
    commands: [['init'],
      ...[['every', 'every_kind.form'], ['spring', 'languages.form'], ['early', 'languages.form'], ['over', 'languages.form']]
        .concat([['own', 'own_answers.form']])
        .map(([event, form]) => ['event', 'add', event, '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', at(form)]),
      ['event', 'open', 'every'], ['event', 'open', 'own'], ['event', 'open', 'spring'], ['event', 'open', 'over'], ['event', 'close', 'over'],
      ['session', 'paste', 'every', path.join(root, 'examples/london-send-summit-2022/agenda.txt'), '--save'],
      ['session', 'show', 'every']],
  });
  browser = await openBrowser();
  for (const event of ['every', 'spring', 'early', 'over', 'own']) links[event] = await codeOf(event);
  const said = server.run('room', 'open', 'every', '--tables', '12');
  links.room = `${server.address}/r/${/\/r\/([a-z0-9]+);/.exec(said)[1]}`;
  links.table = server.address + /table 1 {2}(\/r\/[a-z0-9]+)/.exec(said)[1];
  const over = server.run('room', 'open', 'over', '--tables', '2');
  links.closed = server.address + /table 1 {2}(\/r\/[a-z0-9]+)/.exec(over)[1];
  server.run('room', 'close', 'over');
  const desk = await openPage(browser);
  await desk.goto(`${server.address}/events/spring/form/languages`);
  await desk.check('input[value="ar"]');
  await desk.click('button:has-text("Save")');
  await desk.goto(`${server.address}/events/every/room/poll`);
  await desk.fill('#question', 'Where should we meet next?');
  await desk.fill('#answers', 'Here\nOnline\nBy turns');
  await desk.click('text=Ask it now');
  await desk.context().close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const press = (page) => page.locator('main form button.govuk-button').first().click();

/** Goes on from the first page to the one of that number, answering what must be answered. */
async function toPage(page, number, query = '') {
  await page.goto(links.every + query);
  await page.check('#q-role');
  for (let here = 1; here < number; ++here) {
    if (here === 2)
      for (const code of ['time', 'voice', 'people', 'room', 'food', 'rushed', 'notes'])
      {
        const mark = page.locator(`label[for=q-${code}]`).first();
        // Easy reading shows one statement at a time.
        while (!(await mark.isVisible())) await page.locator('.walk button:visible').last().click();
        await mark.click();
      }
    await press(page);
  }
}

/** Fills the Arabic form up to its last page. */
async function toLast(page) {
  await page.goto(`${links.spring}?lang=ar`);
  await page.check('#q-helpful');
  await press(page);
}

const pages = [
  ['choices', (page) => page.goto(links.every)],
  ['choices, nothing answered', async (page) => { await page.goto(links.every); await press(page); }],
  ['choices, too many ticks', async (page) => {
    await page.goto(links.every);
    await page.check('#q-role');
    for (const end of ['', '-2', '-3']) await page.check(`#q-came_by${end}`);
    await press(page);
  }],
  ['grid', (page) => toPage(page, 2)],
  ['grid, nothing answered', async (page) => { await toPage(page, 2); await press(page); }],
  ['more grids', (page) => toPage(page, 3)],
  ['more grids, a sum that is wrong', async (page) => { await toPage(page, 3); await page.fill('#q-families', '40'); await press(page); }],
  ['numbers and words', (page) => toPage(page, 4)],
  ['numbers and words, all wrong', async (page) => {
    await toPage(page, 4);
    for (const [code, words] of [['site', 'nowhere'], ['call', 'x'], ['near', 'nowhere'], ['story', 'word '.repeat(30)]])
      await page.fill(`#q-${code}`, words);
    await press(page);
  }],
  ['contact', (page) => toPage(page, 5)],
  ['contact, no address', async (page) => { await toPage(page, 5); await page.fill('#q-address', 'nobody'); await press(page); }],
  ['all on one page', (page) => page.goto(`${links.every}?pages=one`)],
  ['large print', (page) => page.goto(`${links.every}?look=large`)],
  ['easy to read', (page) => page.goto(`${links.every}?look=easy`)],
  ['answers to check', async (page) => { await toPage(page, 5); await page.click('text=Check my answers'); }],
  ['thanks and receipt', async (page) => { await toPage(page, 5); await page.click('text=Send my answers'); }],
  ['a draft', async (page) => { await toPage(page, 2); await page.click('text=Stop here and go on later'); await page.waitForURL(/\/draft\//); }],
  ['withdraw', (page) => page.goto(`${links.every}/withdraw`)],
  ['withdraw, a wrong code', async (page) => { await page.goto(`${links.every}/withdraw`); await page.fill('#receipt', 'abcd-efgh-jkmn'); await press(page); }],
  ['no form at this link', (page) => page.goto(`${server.address}/f/nothing`)],
  ['no draft at this link', (page) => page.goto(`${links.every}/draft/nothing`)],
  ['not open yet', (page) => page.goto(links.early)],
  ['closed', (page) => page.goto(links.over)],
  ['agenda', (page) => page.goto(`${server.address}/agenda/every`)],
  ['no agenda', (page) => page.goto(`${server.address}/agenda/spring`)],
  ['room', (page) => page.goto(links.room)],
  ['table', (page) => page.goto(links.table)],
  ['table, nothing chosen', async (page) => { await page.goto(links.table); await page.fill('#text', 'Waiting times'); await page.click('text=Add my note'); await page.waitForSelector('.govuk-error-summary'); }],
  ['questions to the panel', (page) => page.goto(`${links.table}/questions`)],
  ['quick poll', (page) => page.goto(`${links.table}/poll`)],
  ['room closed', (page) => page.goto(links.closed)],
  ['no room', (page) => page.goto(`${server.address}/r/nothing`)],
  ['Arabic', (page) => page.goto(`${links.spring}?lang=ar`)],
  ['Arabic, nothing answered', async (page) => { await page.goto(`${links.spring}?lang=ar`); await press(page); }],
  ['Arabic grid', toLast],
  ['Arabic answers to check', async (page) => { await toLast(page); await page.click('.govuk-button[name="_check"]'); }],
  ['Arabic thanks', async (page) => { await toLast(page); await page.click('.govuk-button[name="_send"]'); }],
  ['Arabic on one page', (page) => page.goto(`${links.spring}?lang=ar&pages=one`)],
  ['Arabic withdraw', (page) => page.goto(`${links.spring}/withdraw?lang=ar`)],
  ['Arabic, no form', (page) => page.goto(`${server.address}/f/nothing?lang=ar`)],
];

/** What is too small to touch, or stands out of the window's sides; marks that a label belongs to are as large as it. */
const smallTargets = (page) => page.evaluate(() => [...document.querySelectorAll('main button:not([aria-hidden]), main input:not([type=hidden]), main textarea, main select')]
  .flatMap((control) => {
    const boxes = [control, ...(control.labels ?? [])].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
    if (boxes.length === 0 || getComputedStyle(control).visibility === 'hidden') return [];
    const height = Math.max(...boxes.map((box) => box.height));
    return height < 24 ? [`${control.id || control.name || control.textContent} is ${height} px high`] : [];
  }));

/** Every control of main that Tab should reach: one of each group of radios. */
const controls = (page) => page.evaluate(() => {
  const seen = new Set();
  return [...document.querySelectorAll('main :is(a[href], button, input:not([type=hidden]), textarea, select, summary)')]
    .filter((one) => !one.disabled && !one.ariaHidden && one.checkVisibility({ visibilityProperty: true }) && !(one.closest('details:not([open])') && one.tagName !== 'SUMMARY'))
    .filter((one) => one.type !== 'radio' || (!seen.has(one.name) && seen.add(one.name)))
    .map((one) => (one.type === 'radio' ? one.name : one.id || one.name || one.textContent.trim()));
});

/** Goes through the page by Tab; each that has the focus is in sight and shows that it has. */
async function byKeys(page) {
  const reached = [];
  const errors = [];
  for (let step = 0; step < 150; ++step) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const mark = one.labels?.[0];
      const shown = [getComputedStyle(one), ...(mark ? [getComputedStyle(mark), getComputedStyle(mark, '::before')] : [])];
      const ring = shown.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none');
      const box = (mark ?? one).getBoundingClientRect();
      const inSight = box.bottom > 0 && box.top < innerHeight;
      return { name: one.type === 'radio' ? one.name : one.id || one.name || one.textContent.trim(), ring, inSight };
    });
    if (!now) break;
    if (reached.length > 0 && reached.at(-1) !== now.name && reached[0] === now.name) break;
    reached.push(now.name);
    if (!now.ring) errors.push(`${now.name} does not show that it has the focus`);
    if (!now.inSight) errors.push(`${now.name} has the focus out of sight`);
  }
  for (const wanted of await controls(page)) if (!reached.includes(wanted)) errors.push(`no Tab leads to ${wanted}`);
  return errors;
}

test('every page stands at every width, and every control is reached by keys', async (t) => {
  const page = await openPage(browser, { viewport: { width: 1280, height: 900 } }, { session: null });
  for (const [name, go] of pages) {
    await t.test(name, async () => {
      const errors = [];
      await page.setViewportSize({ width: 320, height: 640 });
      await go(page);
      await check(page);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await overflow(page);
        if (wide > 0) errors.push(`${wide} px too wide at ${width}`);
        errors.push(...(await smallTargets(page)).map((one) => `${one} at ${width}`));
        if (width !== 320) errors.push(...(await axeErrors(page)).map((one) => `at ${width}: ${one}`));
      }
      if (process.env.MUSTER_PICTURES) {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.screenshot({ path: path.join(process.env.MUSTER_PICTURES, `${name.replace(/\W+/g, '-')}.png`), fullPage: true });
      }
      await page.setViewportSize({ width: 320, height: 640 });
      errors.push(...await byKeys(page));
      assert.deepEqual(errors, [], page.url());
    });
  }
  await page.context().close();
});

test('every page stands without scripts', async (t) => {
  const page = await openPage(browser, { viewport: { width: 320, height: 640 } }, { session: null, javaScriptEnabled: false });
  for (const [name, go] of pages) {
    await t.test(name, async () => {
      await go(page);
      await check(page);  // the HTML that was sent, and nothing to scroll sideways
    });
  }
  await page.context().close();
});

/** Answers of one question that lie on each other: what is touched is not what is read. */
const overlaps = (page) => page.evaluate(() => [...document.querySelectorAll('main fieldset')].flatMap((group) => {
  const marks = [...group.querySelectorAll('label')].map((label) => ({ words: label.textContent.trim(), box: label.getBoundingClientRect() })).filter(({ box }) => box.width > 2);
  return marks.flatMap((one, at) => marks.slice(at + 1)
    .filter((other) => one.box.left < other.box.right - 1 && other.box.left < one.box.right - 1 && one.box.top < other.box.bottom - 1 && other.box.top < one.box.bottom - 1)
    .map((other) => `${one.words} lies on ${other.words}`))
    .concat(marks.filter(({ box }) => box.right > document.documentElement.clientWidth + 0.5 || box.left < -0.5).map(({ words }) => `${words} is out of sight`));
}));

test('no answer lies on another, in whatever look and at whatever width', async () => {
  const page = await openPage(browser, { viewport: { width: 390, height: 640 } }, { session: null });
  const errors = [];
  for (const look of ['', '?look=large', '?look=easy']) {
    for (const number of [2, 3, 4]) {
      await page.setViewportSize({ width: 390, height: 640 });
      await toPage(page, number, look);
      for (const width of [320, 360, 390, 414, 768, 1280]) {
        await page.setViewportSize({ width, height: 640 });
        errors.push(...(await overlaps(page)).map((one) => `page ${number}${look} at ${width}: ${one}`));
        const wide = await overflow(page);
        if (wide > 0) errors.push(`page ${number}${look} is ${wide} px too wide at ${width}`);
        if (process.env.MUSTER_PICTURES && number === 2) await page.screenshot({ path: path.join(process.env.MUSTER_PICTURES, `grid-${look.slice(6)}-${width}.png`), fullPage: true });
      }
    }
  }
  await page.context().close();
  assert.deepEqual(errors, []);
});

test('another look, language or all on one page takes along what was typed', async () => {
  for (const scripts of [true, false]) {
    const page = await openPage(browser, { viewport: { width: 390, height: 640 } }, { session: null, javaScriptEnabled: scripts });
    await page.goto(links.every);
    assert.match(await page.innerText('main'), /It takes about \d+ minutes?\./);
    await page.check('#q-role');
    for (const name of ['Larger letters', 'Easy to read', 'All on one page', 'A page at a time', 'Usual letters']) {
      await page.click(`button:text-is("${name}")`);
      await page.waitForSelector(`.looks:not(:has(button:text-is("${name}")))`);
      assert.equal(await page.isChecked('#q-role'), true, name);
      await check(page);
    }
    const top = await page.evaluate(() => document.querySelector('.looks').getBoundingClientRect().bottom <= document.querySelector('h1').getBoundingClientRect().top);
    assert.equal(top, true, 'they stand above the form');
    await page.goto(links.spring);
    await page.check('#q-helpful');
    await page.click('.languages button');
    assert.equal(await page.locator('html').getAttribute('lang'), 'ar');
    assert.equal(await page.isChecked('#q-helpful'), true);
    await page.context().close();
  }
});

test('a link with a bar or a full stop behind it leads to the form', async () => {
  for (const end of ['/', '.', './', '),']) {
    const page = await (await fetch(links.every + end)).text();
    assert.match(page, /Who are you here as/, end);
  }
  assert.doesNotMatch(await (await fetch(`${links.every}/thanks`)).text(), /What you sent is saved/);
});

test('seven statements with four answers of their own are under 1,600 px high on a phone', async () => {
  for (const width of [320, 390]) {
    const page = await openPage(browser, { viewport: { width, height: 640 } }, { session: null });
    await page.goto(`${links.own}`);
    const grid = await page.evaluate(() => document.querySelector('.grid').getBoundingClientRect().height);
    assert.ok(grid < 1600, `the grid is ${grid} px high at ${width}`);
    assert.deepEqual(await overlaps(page), []);
    if (process.env.MUSTER_PICTURES) await page.screenshot({ path: path.join(process.env.MUSTER_PICTURES, `own-${width}.png`), fullPage: true });
    await page.context().close();
  }
});

test('seven statements of a grid are under 1,600 px high on a phone', async () => {
  for (const width of [320, 390]) {
    const page = await openPage(browser, { viewport: { width, height: 640 } }, { session: null });
    await toPage(page, 2);
    const grid = await page.evaluate(() => document.querySelector('.grid').getBoundingClientRect().height);
    assert.ok(grid < 1600, `the grid is ${grid} px high at ${width}`);
    await page.context().close();
  }
});

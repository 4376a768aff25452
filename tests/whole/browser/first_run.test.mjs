// From an empty database to the first event: four short pages, each of which can be left and come back to.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

const names = ['Birmingham', 'Coventry', 'Dudley', 'Herefordshire', 'Sandwell', 'Shropshire', 'Solihull', 'Staffordshire',
  'Stoke', 'Telford & Wrekin', 'Walsall', 'Warwickshire', 'Wolverhamton', 'Worcestershire'];

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const tile = (page, short) => page.locator('.tile', { hasText: short }).first();
// Words of the tiles' names that stand on more than one line: broken inside.
const brokenNames = (page) => page.evaluate(() => [...document.querySelectorAll('.tile span')].flatMap((name) => {
  if (name.offsetWidth <= 1) return [];
  const text = name.firstChild;
  return [...text.data.matchAll(/[^\s-]+/g)].filter(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
  }).map(([word]) => word);
}));
const cell = async (page, short) => (await tile(page, short).getAttribute('data-at')).split(',').map(Number);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`the first owner is led from an empty database to the first event, ${how} scripts`, async () => {
    const server = await startServer();
    try {
      const page = await openPage(browser, desk, { javaScriptEnabled });
      const seen = (name) => (javaScriptEnabled ? look(page, name) : undefined);
      await page.goto(`${server.address}/events`);
      assert.match(await page.locator('h1').innerText(), /What is your network called\?/);
      await seen('first-run-network');
      await page.click('button:has-text("Save the name")');
      assert.match(await page.title(), /^Error: /);
      await page.fill('#name', 'West Midlands SEND Network');
      await page.click('button:has-text("Save the name, go on")');

      assert.match(await page.locator('h1').innerText(), /Which places does your network serve\?/);
      await page.check('input[name=which][value=pasted]', { force: true });
      await page.fill('#names', names.join('\n'));
      await page.click('button:has-text("Show on the map")');
      await page.locator('text=13 of 14 are known').waitFor();
      assert.match(await page.locator('main').innerText(), /‘Wolverhamton’ is not known/);
      assert.match(await page.locator('main').innerText(), /13 places laid out by where they lie, 1 set aside/);
      for (const size of [phone, desk]) {
        await page.setViewportSize(size.viewport);
        assert.deepEqual(await brokenNames(page), []);
      }
      await seen('first-run-places-unknown');
      await page.click('button:has-text("Use Wolverhampton")');
      await page.locator('text=All 14 are known').waitFor();
      await tile(page, 'SOL').click();
      await page.locator('.tile[aria-pressed=true]', { hasText: 'SOL' }).waitFor();
      await seen('first-run-places');
      const before = await cell(page, 'SOL');
      await page.click('button[aria-label="Move Solihull down"]');
      await page.waitForFunction((at) => document.querySelector('.tile[aria-pressed=true]')?.dataset.at !== at, before.join(','));
      assert.deepEqual(await cell(page, 'SOL'), [before[0], before[1] + 1]);
      await page.click('button:has-text("Undo the move")');
      await page.waitForFunction((at) => document.querySelector('.tile[aria-pressed=true]')?.dataset.at === at, before.join(','));
      if (javaScriptEnabled) {
        await tile(page, 'SOL').focus();
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction((at) => document.querySelector('.tile[aria-pressed=true]')?.dataset.at !== at, before.join(','));
        assert.deepEqual(await cell(page, 'SOL'), [before[0] + 1, before[1]]);
        assert.match(await page.evaluate(() => document.activeElement.textContent), /SOL/);
      }
      await page.click('button:has-text("Save 14 places, go on")');

      assert.match(await page.locator('h1').innerText(), /Which organisations do people come from\?/);
      assert.equal((await page.inputValue('#lines')).trim().split('\n').length, 14);
      await page.fill('#lines', `${await page.inputValue('#lines')}Families First; parent carer forum; Dudley\nKids; volontary\n`);
      await page.click('button:has-text("Check the lines")');
      assert.match(await page.locator('main').innerText(), /15 organisations to add, 1 to mend/);
      await seen('first-run-organisations');
      await page.click('button:has-text("Save 15 organisations, leave 1, go on")');

      assert.match(await page.locator('h1').innerText(), /Mail can wait/);
      await seen('first-run-mail');
      await page.click('text=Go to your events');
      assert.match(await page.locator('main').innerText(), /Muster is set up/);
      assert.match(await page.locator('main').innerText(), /Not yet: nobody can be invited/);
      await seen('first-run-events');

      await page.click('main >> text=Add an event');
      await page.fill('#title', 'Spring meeting');
      for (const [part, value] of [['day', '12'], ['month', '3'], ['year', '2027']]) await page.fill(`[name=date-${part}]`, value);
      assert.match(await page.locator('#region').innerText(), /West Midlands SEND Network/);
      await page.click('button:has-text("Add the event")');
      assert.match(page.url(), /\/events\/spring-meeting-2027$/);
      // Every page can be come back to.
      await page.goto(`${server.address}/events`);
      assert.match(await page.locator('main').innerText(), /Spring meeting/);
    } finally {
      await server.stop();
    }
  });
}

// The map's tile of that short name stands at `at`, "column,row".
const standsAt = (page, short, at) => page.locator(`.tile[data-at="${at}"]`, { hasText: short }).waitFor();

async function drag(page, from, to) {
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  await from.scrollIntoViewIfNeeded();
  const [start, end] = [middle(await from.boundingBox()), middle(await to.boundingBox())];
  await page.mouse.move(...start);
  await page.mouse.down();
  await page.mouse.move(...end, { steps: 6 });
  await page.mouse.up();
}

for (const [kind, ways] of [[desk, 'keys, buttons and drag, at a desk'], [phone, 'keys and buttons, on a phone']]) {
  test(`a combined authority is chosen, and its tiles are moved by ${ways}`, async () => {
    const server = await startServer();
    try {
      const page = await openPage(browser, kind);
      await page.goto(`${server.address}/events`);
      await page.fill('#name', 'Yorkshire SEND Network');
      await page.click('button:has-text("Save the name, go on")');
      await page.check('input[name=which][value=area]', { force: true });
      await page.selectOption('#area', { label: 'Devon (county, 8 places)' });
      await page.locator('#tiles-title', { hasText: '8 places laid out by where they lie' }).waitFor();
      await page.selectOption('#area', { label: 'West Yorkshire (combined authority, 5 places)' });
      await page.locator('#tiles-title', { hasText: '5 places laid out by where they lie' }).waitFor();
      assert.equal(await page.locator('.tile').count(), 5);

      // Keys: pressed faster than the server answers, each of them counts.
      const [column, row] = await cell(page, 'KIR');
      await tile(page, 'KIR').focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
      await standsAt(page, 'KIR', `${column + 1},${row + 2}`);
      assert.match(await page.evaluate(() => document.activeElement.textContent), /KIR/);

      // Buttons: of the tile that is chosen; the focus stays on the button.
      for (const [way, at] of [['right', `${column + 2},${row + 2}`], ['left', `${column + 1},${row + 2}`]]) {
        await page.click(`button[aria-label="Move Kirklees ${way}"]`);
        await standsAt(page, 'KIR', at);
      }
      assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /Move Kirklees left/);

      // Drag, with a mouse: onto another tile the two swap, onto an empty cell it goes there. On a phone it scrolls.
      if (kind === desk) {
        const [of_leeds, of_kirklees] = [await cell(page, 'LEE'), await cell(page, 'KIR')];
        await drag(page, tile(page, 'KIR'), tile(page, 'LEE'));
        await standsAt(page, 'KIR', of_leeds.join(','));
        await standsAt(page, 'LEE', of_kirklees.join(','));
        const empty = await page.locator('.tile-gap').first().getAttribute('data-at');
        await drag(page, tile(page, 'WAK'), page.locator(`.tile-gap[data-at="${empty}"]`));
        await standsAt(page, 'WAK', empty);
        await page.click('button:has-text("Undo the move")');
        await page.locator(`.tile-gap[data-at="${empty}"]`).waitFor();
      }
      await look(page, kind === desk ? 'first-run-tiles' : 'first-run-tiles-phone');

      const wanted = await page.locator('.tile').evaluateAll((all) => all.map((one) => `${one.innerText} ${one.dataset.at}`));
      await page.click('button:has-text("Save 5 places, go on")');
      assert.match(await page.locator('h1').innerText(), /Which organisations do people come from\?/);
      await page.goto(page.url().replace(/organisations.*/, 'places'));
      await page.click('main >> text=West Yorkshire');
      assert.deepEqual(
        await page.locator('.tile').evaluateAll((all) => all.map((one) => `${one.innerText} ${one.dataset.at}`)), wanted);
    } finally {
      await server.stop();
    }
  });
}

test('the four pages fit a phone', async () => {
  const server = await startServer();
  try {
    const page = await openPage(browser, phone);
    await page.goto(`${server.address}/events`);
    await look(page, 'first-run-network-phone');
    await page.fill('#name', 'West Midlands SEND Network');
    await page.click('button:has-text("Save the name, go on")');
    await page.check('input[name=which][value=pasted]', { force: true });
    await page.fill('#names', names.join('\n'));
    await page.locator('text=13 of 14 are known').waitFor();
    await tile(page, 'SOL').click();
    await page.locator('.tile[aria-pressed=true]').waitFor();
    await look(page, 'first-run-places-phone');
    await page.click('button:has-text("Save 14 places, go on")');
    await look(page, 'first-run-organisations-phone');
    await page.click('button:has-text("go on")');
    await look(page, 'first-run-mail-phone');
    await page.click('text=Go to your events');
    await look(page, 'first-run-events-phone');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
  } finally {
    await server.stop();
  }
});

// What leaves the desk for others to read: the public page of figures, editions, the report and its pages, at a desk and
// on a phone, with the pictures in them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check, desk, htmlErrors, look, openBrowser, openPage, phone, startServer } from './browser.mjs';

const summit = '/events/london-send-summit-2022';
let server, browser, lead;

before(async () => {
  server = await startServer({ commands: [['demo'], ['publication', 'make', 'london-send-summit-2022'],
    ['edition', 'freeze', 'london-send-summit-2022', '--note', 'For the board'],
    ['edition', 'freeze', 'london-send-summit-2022', '--note', 'For the delegates']] });
  browser = await openBrowser();
  lead = await openPage(browser, desk);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Every picture has its words, and none is wider than its place. */
async function checkPictures(page) {
  const faults = await page.locator('main svg:visible').evaluateAll((all) => all.flatMap((picture) => {
    if (picture.closest('[aria-hidden="true"], h1, h2, h3, button, a')) return [];
    const words = picture.getAttribute('aria-label') ?? picture.querySelector('desc')?.textContent ?? '';
    const box = picture.getBoundingClientRect();
    const out = [];
    if (!words.trim()) out.push(`a picture without words: ${picture.outerHTML.slice(0, 120)}`);
    if (box.right > document.documentElement.clientWidth + 1) out.push(`a picture runs out of the page: ${words}`);
    return out;
  }));
  assert.deepEqual(faults, []);
}

async function opens(page, path, name) {
  assert.equal((await page.goto(server.address + path)).status(), 200, path);
  await look(page, name);
  await checkPictures(page);
}

test('the public page is whole for anybody who has its address, with scripts and without', async () => {
  await opens(lead, `${summit}/publish`, 'publish');
  const path = await lead.locator('a[href*="/published/"]').first().getAttribute('href');
  for (const kind of [desk, phone]) {
    const anybody = await openPage(browser, kind, { session: null });
    await opens(anybody, new URL(path, server.address).pathname, 'published');
    assert.match(await anybody.locator('main').innerText(), /found the Summit helpful/);
    assert.equal(await anybody.locator('main svg').count() > 0, true);
    await anybody.context().close();
  }
  const plain = await openPage(browser, phone, { session: null, javaScriptEnabled: false });
  await plain.goto(new URL(path, server.address).href);
  await check(plain);
  await plain.context().close();
});

test('the report, its editions and their files are whole at a desk and on a phone', async () => {
  for (const [below, name] of [['report', 'report'], ['report?definition=board-paper', 'report-board-paper'],
    ['report?definition=consultation', 'report-consultation'], ['report/editions', 'editions'],
    ['report/editions/2', 'edition'], ['summary', 'report-summary']])
    await opens(lead, `${summit}/${below}`, name);
});

test('the page in one file is whole for itself, footnotes and all', async () => {
  const page = await openPage(browser, phone);
  await page.goto(`${server.address}${summit}/report/change`);
  await page.locator('#text').fill('# Ours\n\n{helpful = helpful | of} liked it.^[Of {responses} answers.]\n\n::: picture helpful\n');
  await page.getByRole('button', { name: /Save/ }).first().click();
  await opens(page, `${summit}/report`, 'report-footnotes');
  const file = await (await page.context().request.get(`${server.address}${summit}/report.html`)).text();
  assert.deepEqual(await htmlErrors(file), []);
  await page.goto('about:blank');
  await page.setContent(file);
  await check(page);
  await page.locator('#footnote-mark-1').click();
  assert.match(await page.locator('#footnote-1').innerText(), /Of 42 answers\./);
  await page.context().close();
});

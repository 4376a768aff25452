// What every browser test needs: a served database of its own, a real chromium, and a check of each page against the
// rules of accessibility and of HTML.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const binary = process.env.MUSTER_BINARY ?? path.join(root, 'build/release/muster');
/** How many times longer than usual things may take: sanitised programs are slow. */
export const patience = Number(process.env.MUSTER_PATIENCE ?? 1);
const screens = path.join(root, 'out/screens');
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

// A connection of its own for each request: one that is kept may be closed while a command runs, which Node sees too late.
const alone = { connection: 'close' };

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilHealthy(address, child, log) {
  for (const end = Date.now() + 20000 * patience; Date.now() < end;) {
    if (child.exitCode !== null) break;
    try {
      if ((await fetch(`${address}/healthz`, { headers: alone })).ok) return;
    } catch { /* it is still starting */ }
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`muster serve did not start:\n${log.join('')}`);
}

let owner;  // session cookie of an owner at the server started last

/** Uses a link to sign in as a browser would, and gives the session's cookie as { name, value, url }. */
export async function signIn(link) {
  const opened = await fetch(link, { headers: alone });
  const visit = opened.headers.get('set-cookie').split(';')[0];
  const token = /name="token" value="([0-9a-f]+)"/.exec(await opened.text())[1];
  const entered = await fetch(link, {
    method: 'POST', redirect: 'manual', headers: { ...alone, cookie: visit }, body: new URLSearchParams({ token }),
  });
  assert.equal(entered.status, 303, 'the link should sign in');
  const [name, value] = /(muster-session)=([^;]+)/.exec(entered.headers.get('set-cookie')).slice(1);
  return { name, value, url: new URL(link).origin };
}

/** What a program's request carries to be an owner's. */
export const asOwner = () => ({ headers: { ...alone, cookie: `${owner.name}=${owner.value}` } });

/**
 * A server on a free port with a new database. `commands` are run on the database first, each a list of words such as
 * ['init'] or ['import', 'delegates', 'summit', file, '--apply'].
 * `options` are words for `muster serve`. Pages opened from then on are signed in there as an owner.
 * Gives { address, database, run(...words), log(), stop() }.
 */
export async function startServer({ commands = [['init']], options = [], environment: more = {} } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-browser-'));
  const database = path.join(folder, 'muster.db');
  const environment = { ...process.env, MUSTER_DATABASE: database, ...more };
  const run = (...words) => execFileSync(binary, words, { cwd: root, env: environment, encoding: 'utf8' });
  for (const words of commands) run(...words);
  const address = `http://127.0.0.1:${await freePort()}`;
  const log = [];
  const child = spawn(binary, ['serve', '--listen', address.slice('http://'.length), ...options],
    { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (text) => log.push(String(text)));
  child.stderr.on('data', (text) => log.push(String(text)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
    // A sanitiser's finding, a leak too, is a status of its own.
    assert.equal(child.exitCode, 0, `muster serve ended badly:\n${log.join('')}`);
  };
  try {
    await untilHealthy(address, child, log);
    owner = await signIn(run('sign-in-link', 'organiser@example.org', '--role', 'owner').trim());
  } catch (failure) {
    await stop();
    throw failure;
  }
  return { address, database, run, log: () => log.join(''), stop };
}

export const desk = { viewport: { width: 1280, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.MUSTER_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

const served = new WeakMap();    // page -> the HTML that it was sent last
const complaints = new WeakMap();  // page -> what its console said was wrong
const scriptless = new WeakSet();  // pages whose browser runs no scripts

/**
 * A page in a context of its own, signed in as an owner. `kind` is `desk` or `phone`; add { javaScriptEnabled: false }
 * for one without scripts, { session: null } for one that is not signed in.
 */
export async function openPage(browser, kind = desk, { session = owner, ...more } = {}) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London', ...kind, ...more });
  if (session) await context.addCookies([{ ...session, httpOnly: true, sameSite: 'Lax' }]);
  context.setDefaultTimeout(30000 * patience);
  const page = await context.newPage();
  complaints.set(page, []);
  if (more.javaScriptEnabled === false) scriptless.add(page);
  page.on('response', (response) => {
    if (response.frame() !== page.mainFrame() || !response.request().isNavigationRequest()) return;
    if (response.status() >= 300 && response.status() < 400) return;
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) return;
    const html = response.text();
    html.catch(() => {});  // the page was left before anybody asked for it
    served.set(page, html);
  });
  page.on('pageerror', (error) => complaints.get(page).push(`script: ${error.message}`));
  page.on('console', (message) => {
    // The browser also reports every page with a status of 400 or more, which tests ask for on purpose.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.get(page).push(`console: ${message.text()}`);
  });
  return page;
}

/** The complaints of html-validate about a text, one line each. */
export async function htmlErrors(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages)
    .map((error) => `html ${error.line}:${error.column} ${error.ruleId}: ${error.message}`);
}

/** The complaints of axe about the page as it stands, one line each. It is a script: where none run it finds nothing. */
export async function axeErrors(page) {
  if (scriptless.has(page)) return [];
  // Evaluated rather than inserted: the content security policy rightly refuses inserted scripts.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations.flatMap((rule) => rule.nodes.map((node) =>
    `axe ${rule.id}: ${rule.help}: ${node.target.join(' ')}: ${node.failureSummary.replaceAll('\n', ' ')}`));
}

/** Pixels by which the page is wider than its window, which a reader would have to scroll sideways. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Fails with every complaint about the page: accessibility, HTML as it was sent, scripts, sideways scrolling. */
export async function check(page) {
  const errors = [...complaints.get(page) ?? [], ...await axeErrors(page)];
  if (served.has(page)) errors.push(...await htmlErrors(await served.get(page)));
  const wide = await overflow(page);
  if (wide > 0) errors.push(`layout: the page is ${wide} px wider than its window`);
  assert.deepEqual(errors, [], `${page.url()} should have no errors`);
}

/** Keeps a picture of the whole page in out/screens, at the width of a desk and of a phone. */
export async function screenshot(page, name) {
  fs.mkdirSync(screens, { recursive: true });
  const before = page.viewportSize();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(screens, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize(before);
}

/** Checks a page at a desk and on a phone, and keeps its pictures. */
export async function look(page, name) {
  for (const size of [phone, desk]) {
    await page.setViewportSize(size.viewport);
    await check(page);
  }
  await screenshot(page, name);
}

/** A site whose event of that name asks an open form: the server, a browser, and the form's link. */
export async function serveForm(form, event) {
  const server = await startServer({
    commands: [['init'],
      ['event', 'add', event, '--title', 'London SEND Summit', '--date', '2022-06-10', '--form', form],
      ['event', 'open', event]],
  });
  const browser = await openBrowser();
  const page = await openPage(browser);
  await page.goto(`${server.address}/events/${event}/form`);
  const link = (await page.locator('.short-link').innerText()).trim();
  await page.context().close();
  return { server, browser, link };
}

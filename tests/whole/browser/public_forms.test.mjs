// Forms built after public ones say the same in SurveyJS's own model when they come back, and people answer them here.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { asOwner, check, openBrowser, openPage, phone, root, startServer } from './browser.mjs';
import { modelOf, questionsOf, seen } from './survey_model.mjs';

const folder = path.join(root, 'tests/domain/conversions/public');
const files = fs.readdirSync(folder).sort();
const surveys = files.filter((file) => file.endsWith('.json'));

let browser;
let server;
let scratch;

before(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-public-'));
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(scratch, { recursive: true, force: true });
});

const converted = (file, format) => server.run('form', 'convert', path.join(folder, file), '--to', format);
const plain = (text) => text.replace(/ \(\d+\)$/, '').replace(/\{[^}]*\}/g, '()').replace(/\([^)]*\)/g, '()').trim();

test('survey-core finds the same questions, options and conditions in what comes back', async (t) => {
  assert.ok(surveys.length >= 12);
  for (const file of surveys) {
    await t.test(file, () => {
      const theirs = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
      const ours = JSON.parse(converted(file, 'surveyjs'));
      assert.deepEqual(modelOf(ours).errors, []);
      const before = questionsOf(modelOf(theirs).model).filter((question) => question.of.getType() !== 'matrixdynamic');
      const after = questionsOf(modelOf(ours).model);
      assert.deepEqual(after.map((question) => plain(question.title)), before.map((question) => plain(question.title)));
      before.forEach((question, at) => {
        if (question.options.length > 100) return;  // asked as a line of text, which is told
        assert.deepEqual(after[at].options.map((option) => option.text), question.options.map((option) => option.text));
      });
      for (let seed = 0; seed < 30; ++seed) {
        const there = {};
        const here = {};
        before.forEach((question, at) => {
          const pick = (seed * 7 + at * (seed % 5 + 1)) % 97;
          question.set(there, pick);
          after[at].set(here, pick);
        });
        const shown = seen(theirs, there);
        const again = seen(ours, here);
        assert.deepEqual(after.map((question) => again.has(question.of.name)),
          before.map((question) => shown.has(question.of.name)), JSON.stringify(there));
      }
    });
  }
});

/** Answers whatever the page asks: the first option, or words that fit. */
async function fillIn(page, types) {
  const names = new Set();
  for (const field of await page.locator('main form :is(input, textarea, select)').all()) {
    const name = await field.getAttribute('name');
    const type = await field.getAttribute('type');
    if (!name || type === 'hidden' || type === 'submit' || !await field.isVisible()) continue;
    if (type === 'radio' || type === 'checkbox') {
      if (!names.has(name) && await field.getAttribute('value')) await field.check({ force: true });
    } else if (!name.includes('.')) {
      await field.fill(types.get(name) ?? 'A few words');
    }
    names.add(name);
  }
}

function typed(element) {
  switch (element.inputType) {
    case 'email': return 'somebody@example.org';
    case 'tel': return '020 7946 0000';
    case 'date': return '2027-03-18';
    case 'time': return '14:15';
    case 'number': return String(Math.max(element.min ?? 1, 1));
    default: return 'A few words';
  }
}

test('people answer each of them on a phone, without scripts', async (t) => {
  assert.ok(files.length >= 25);
  for (const source of files) {
    await t.test(source, async () => {
      const event = source.replace(/\W/g, '-');
      const form = path.join(scratch, `${event}.form`);
      fs.writeFileSync(form, converted(source, 'form'));
      server.run('event', 'add', event, '--title', 'A visit', '--date', '2027-03-18', '--form', form);
      server.run('event', 'open', event);
      const about = await (await fetch(`${server.address}/events/${event}/form`, asOwner())).text();
      const link = `${server.address}${/\/f\/[0-9a-z]+/.exec(about)[0]}`;

      const types = new Map(JSON.parse(converted(source, 'surveyjs')).pages
        .flatMap((page) => page.elements).map((element) => [element.name, typed(element)]));
      const page = await openPage(browser, phone, { session: null, javaScriptEnabled: false });
      await page.goto(link);
      for (let step = 0; step < 20 && !page.url().endsWith('/thanks'); ++step) {
        await check(page);
        await fillIn(page, types);
        await page.locator('main form button[type="submit"]').first().click();
      }
      assert.match(page.url(), /\/thanks$/);
      await check(page);
      await page.context().close();
      const file = path.join(scratch, `${event}.csv`);
      server.run('export', event, 'responses', '--format', 'csv', '--output', file);
      // Texts stand in no file, so that the row of a form without anything else is empty.
      assert.equal(fs.readFileSync(file, 'utf8').split('\n').length, 3);
    });
  }
});

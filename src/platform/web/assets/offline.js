// Answers without a connection: the phone keeps a copy of the form, holds what is sent encrypted, and sends it once when
// there is a connection again. However often it is sent, it counts once: each form has a key of its own.
(function () {
  'use strict';

  var here = document.querySelector('[data-offline]');
  var able = here && 'serviceWorker' in navigator && window.crypto && crypto.subtle && window.indexedDB && window.caches;
  if (!able) return;
  var path = here.dataset.offline;
  // What this file says stands in the copy that the phone keeps, and on pages without a form, in a language that Muster
  // has words in: the first page stays small.
  var told = here;
  var say = here.dataset.words ? JSON.parse(here.dataset.words) : null;
  var language = here.dataset.language ? 'lang=' + here.dataset.language : '';
  var isCopy = here.dataset.copy === 'yes';
  var main = document.getElementById('main');
  var key = document.querySelector('form input[name="_key"]');
  var form = key && key.form;  // none on pages that only say why the form is not shown
  var kept = self.musterWaiting;
  var sending = false;

  function own(element) {
    element.lang = told.dataset.wordsLanguage;
    element.dir = told.dataset.wordsDirection;
  }

  /** A notice in the place of those before: of all, or of `instead`; beside them where that is null. */
  function note(kind, title, words, more, instead) {
    var olds = instead === undefined ? Array.from(document.querySelectorAll('.offline-note:not([data-stays])')) : [];
    olds.forEach(function (old) { old.remove(); });
    var box = document.createElement('div');
    if (!document.getElementById('offline-note') || (instead && instead.id)) box.id = 'offline-note';
    box.className = 'notice offline-note' + kind;
    box.setAttribute('role', 'status');
    box.tabIndex = -1;
    own(box);
    var head = document.createElement('p');
    head.innerHTML = '<b></b>';
    head.firstChild.textContent = title;
    var line = document.createElement('p');
    line.textContent = words;
    box.append(head, line);
    (more || []).forEach(function (part) { box.append(part); });
    if (instead) instead.replaceWith(box);
    else if (kind === ' notice-wrong') main.prepend(box);
    else main.querySelector('.page-head').after(box);
    return box;
  }

  function button(words, press) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'link-button';
    made.textContent = words;
    made.addEventListener('click', press);
    var line = document.createElement('p');
    line.append(made);
    return line;
  }

  function parsed(html) { return new DOMParser().parseFromString(html, 'text/html'); }

  function takeWords(page) {
    var found = page.querySelector('[data-words]');
    if (!found) return;
    told = found;
    say = JSON.parse(found.dataset.words);
  }

  /** The secret of somebody's own link. It stands in the address, in whatever letters it came. */
  function ownLink() {
    var found = '';
    new URLSearchParams(location.search).forEach(function (value, name) { if (name.toLowerCase() === 'link') found = value; });
    return found;
  }

  function addressOf(at, parts) {
    var some = parts.filter(Boolean);
    return at + (some.length > 0 ? '?' + some.join('&') : '');
  }
  function linkPart(link) { return link && 'link=' + encodeURIComponent(link); }
  function copyOf(at, link) { return fetch(addressOf(at + '/offline', [language, linkPart(link)]), { cache: 'no-store' }); }

  async function findWords() {
    if (say) return;
    var copy = await (await caches.open('muster-forms')).match(path, { ignoreVary: true }) || await copyOf(path, ownLink());
    takeWords(parsed(await copy.text()));
  }

  /** Sends one: 'sent' with the page of thanks, 'refused' or 'shut' (no form is shown) with the page that says why, or
   * 'later'. */
  async function send(record) {
    var filled = await kept.read(record);
    var link = linkPart(filled.link);
    try {
      // The form token belongs to this visit of the browser, which may be another than when the answers were given.
      var asked = await fetch(addressOf(record.path + '/offline', [link]), { cache: 'no-store' });
      if (asked.status >= 500) return ['later', null];  // a gateway's page, or a busy site: it says nothing of the form
      var fresh = parsed(await asked.text());
      var token = fresh.querySelector('form input[name="token"]');
      if (!token) return ['shut', fresh];
      var body = new URLSearchParams({ token: token.value });
      filled.fields.forEach(function (field) { if (field[0] !== 'token') body.append(field[0], field[1]); });
      var reply = await fetch(addressOf(record.path, ['pages=one', language, link]), { method: 'POST', body: body, cache: 'no-store' });
      var page = parsed(await reply.text());
      // The page of thanks has an address of its own only where its words hang on no answer.
      if (reply.ok && page.querySelector('[data-saved]')) return ['sent', page];
      return [reply.status >= 500 ? 'later' : 'refused', page];
    } catch (away) {
      return ['later', null];
    }
  }

  function sayHead(words) {
    var head = document.querySelector('h1');
    own(head);
    head.textContent = words;
  }

  async function sendAll() {
    if (sending) return;
    sending = true;
    try {
      await sendWaiting();
    } finally {
      sending = false;
    }
  }

  async function sendWaiting() {
    var records = await kept.all();
    if (records.length > 0) await findWords();
    var receipts = [];
    var refused = [];
    var sent = [];
    var later = 0;
    // One that is refused, or whose form does not answer, keeps no other back.
    for (var at = 0; at < records.length; ++at) {
      var record = records[at];
      var came = await send(record);
      if (came[0] === 'later') later += 1;
      else if (came[0] !== 'sent') refused.push([record, came[1], came[0] === 'shut']);
      else {
        sent.push(record);
        var receipt = came[1].querySelector('.receipt');
        if (receipt) receipts.push(document.adoptNode(receipt));
      }
    }
    if (records.length === 0) return;
    var before = document.querySelector('[data-held]');
    if (later === records.length && before && before.dataset.held === String(later)) return;
    var read = document.activeElement && document.activeElement.closest('.offline-note');
    document.querySelectorAll('.offline-note:not([data-stays])').forEach(function (old) { old.remove(); });
    if (sent.length > 0) note(' notice-good', say.sent, say.sentOnce, receipts, null);
    if (later > 0) tellWaiting(later, null);
    refused.forEach(function (one) { tellRefused(one[0], one[1], one[2]); });
    if (refused.length > 0 && form && form.hidden) sayHead(say.notSaved);
    if (read) document.querySelector('.offline-note').focus();
    // Only now: who leaves this page while it sends is told on the next one, where the site knows what it has already.
    for (var gone = 0; gone < sent.length; ++gone) await kept.drop(sent[gone].id);
  }

  function tellWaiting(count, instead) {
    var box = note('', count === 1 ? say.waits : say.manyWait.replace('{count}', count), say.howTheyWait,
      [button(say.deleteWaiting, async function () {
        await Promise.all((await kept.all()).map(function (record) { return kept.drop(record.id); }));
        note('', say.deleted, say.notSent);
      })], instead);
    box.dataset.held = count;
    return box;
  }

  /** Words of a label or a heading, without what stands there for other readers. */
  function plainWords(element) {
    var copy = element.cloneNode(true);
    copy.querySelectorAll('.optional, .govuk-visually-hidden').forEach(function (part) { part.remove(); });
    return copy.textContent.trim();
  }

  /** What a field asks: the words of its question, where they can be found. */
  function questionOf(page, field) {
    var group = field && field.closest('fieldset');
    var words = group ? group.querySelector('legend') : field && field.id && page.querySelector('label[for="' + CSS.escape(field.id) + '"]');
    return words ? plainWords(words) : '';
  }

  /** Why what was sent was refused: each question that is wrong with its reason, else the words of the page. */
  function reasons(page) {
    var list = document.createElement('ul');
    page.querySelectorAll('.govuk-error-summary__list a').forEach(function (error) {
      var question = questionOf(page, page.getElementById(error.getAttribute('href').slice(1)));
      var line = document.createElement('li');
      line.textContent = (question ? question + ' – ' : '') + error.textContent;
      list.append(line);
    });
    return list.childElementCount > 0 ? list : null;
  }

  /** What was answered, in the words of a page: { question, names, answers }, in its order. */
  function inWords(page, fields) {
    var asked = new Map();
    fields.forEach(function (field) {
      if (field[0] === 'token' || field[0].startsWith('_') || field[1].trim() === '') return;
      var named = Array.prototype.filter.call(page.querySelectorAll('input, textarea, select'), function (one) { return one.name === field[0]; });
      var box = named.find(function (one) { return (one.type === 'radio' || one.type === 'checkbox') && one.value === field[1]; });
      var label = function (one) { return one && one.id ? page.querySelector('label[for="' + CSS.escape(one.id) + '"]') : null; };
      var question = questionOf(page, named[0]) || field[0];
      if (!asked.has(question)) asked.set(question, { question: question, names: [], answers: [] });
      asked.get(question).names.push(field[0]);
      asked.get(question).answers.push(box && label(box) ? plainWords(label(box)) : field[1]);
    });
    return Array.from(asked.values());
  }

  function listOf(said) {
    var list = document.createElement('dl');
    list.className = 'answers';
    said.forEach(function (one) {
      var line = document.createElement('div');
      var term = document.createElement('dt');
      term.textContent = one.question;
      line.append(term);
      one.answers.forEach(function (words) {
        var answer = document.createElement('dd');
        answer.textContent = words;
        line.append(answer);
      });
      list.append(line);
    });
    return list;
  }

  /** As it was asked when it was answered. What an earlier version of this page kept has no words of its own. */
  async function saidIn(record) {
    var filled = await kept.read(record);
    if (filled.said) return filled.said;
    var copy = await (await caches.open('muster-forms')).match(record.path, { ignoreVary: true });
    return inWords(copy ? parsed(await copy.text()) : document, filled.fields);
  }

  function tellRefused(record, page, shut) {
    var why = reasons(page);
    var said = page.querySelector('.govuk-error-summary p, main .lead, h1');
    var told;
    var ways = [button(say.readBack, async function () {
      told = note(' notice-wrong', say.wrote, say.showIt, [listOf(await saidIn(record)), remove], told);
      told.focus();
    })];
    var remove = button(say.delete, async function () {
      await kept.drop(record.id);
      told = note('', say.deleted, say.notSent, [], told);
    });
    if (!shut) {
      ways.unshift(button(say.lookAgain, async function () {
        var look = new URLSearchParams(location.search).get('look');
        var there = addressOf(record.path + '/offline', [look && 'look=' + look, language, linkPart((await kept.read(record)).link)]) + '#' + record.id;
        var isHere = new URL(there, location.href).href.split('#')[0] === location.href.split('#')[0];
        location.assign(there);
        if (isHere) location.reload();  // only another place on this page
      }));
    }
    ways.push(remove);
    // The words of the page itself speak of what stands on it; this one holds only what waits.
    if (why) ways.unshift(why);
    told = note(' notice-wrong', say.refused, (why ? '' : (said ? said.textContent : say.noReason) + ' ') + say.stillHere, ways, null);
  }

  async function keepCopy() {
    await navigator.serviceWorker.register(here.dataset.worker, { scope: '/f/' });
    await navigator.serviceWorker.ready;
    var copies = await caches.open('muster-forms');
    var copy = await copyOf(path, ownLink());
    if (!copy.ok) return;
    var html = await copy.text();
    takeWords(parsed(html));
    // A page that came keeps the address that it came by, with somebody's own link in it: one made here has none.
    var headers = new Headers();
    ['Content-Type', 'Content-Security-Policy'].forEach(function (name) {
      if (copy.headers.has(name)) headers.set(name, copy.headers.get(name));
    });
    await copies.put(path, new Response(html, { headers: headers }));
    // The copy has a script more than this page, which may have one for its look.
    var parts = [document, parsed(html)].flatMap(function (page) {
      return Array.from(page.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src]'));
    });
    var addresses = parts.map(function (part) { return part.getAttribute('href') || part.getAttribute('src'); });
    await copies.addAll(addresses.filter(function (one, first) { return addresses.indexOf(one) === first; }));
    // Said once: the pages that follow stay short.
    if (form.elements._page.value !== '1') return;
    var words = document.createElement('p');
    words.className = 'after-form';
    words.id = 'offline-ready';
    own(words);
    words.textContent = say.ready;
    main.append(words);
  }

  // The copy that a phone keeps goes on by itself: see offline_copy.js.
  if (isCopy) {
    self.musterOffline = { here: here, form: form, path: path, say: say, note: note, sayHead: sayHead, questionOf: questionOf, inWords: inWords,
      listOf: listOf, saidIn: saidIn, ownLink: ownLink, tellWaiting: tellWaiting, sendAll: sendAll };
  } else if (form) keepCopy().catch(function () { /* the form works as it always does */ });

  window.addEventListener('online', sendAll);
  if (!isCopy) sendAll();
})();

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
  var sending = false;
  var again = null;  // what was refused before and is being mended

  function own(element) {
    element.lang = told.dataset.wordsLanguage;
    element.dir = told.dataset.wordsDirection;
  }

  /** A notice in the place of those before: of all, or of `instead`; beside them where that is null. */
  function note(kind, title, words, more, instead) {
    var olds = instead === undefined ? Array.from(document.querySelectorAll('.offline-note')) : [];
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

  // What waits on this phone: each a record under the form's own key, encrypted by a key that no script can read.
  function opened() {
    return new Promise(function (resolve, reject) {
      var asked = indexedDB.open('muster-waiting', 1);
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore('keys');
        asked.result.createObjectStore('answers', { keyPath: 'id' });
      };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = function () { reject(asked.error); };
    });
  }

  function done(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  async function store(name, mode) { return (await opened()).transaction(name, mode).objectStore(name); }

  async function phoneKey() {
    var kept = await done((await store('keys', 'readonly')).get('answers'));
    if (kept) return kept;
    var made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await done((await store('keys', 'readwrite')).put(made, 'answers'));
    return made;
  }

  async function keep(fields) {
    var id = fields.find(function (field) { return field[0] === '_key'; })[1];
    var iv = crypto.getRandomValues(new Uint8Array(12));
    var plain = new TextEncoder().encode(JSON.stringify(fields));
    var data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv }, await phoneKey(), plain);
    await done((await store('answers', 'readwrite')).put({ id: id, path: path, iv: iv, data: data }));
  }

  async function read(record) {
    var plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv }, await phoneKey(), record.data);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  async function waiting() { return done((await store('answers', 'readonly')).getAll()); }
  async function drop(id) { await done((await store('answers', 'readwrite')).delete(id)); }

  function parsed(html) { return new DOMParser().parseFromString(html, 'text/html'); }

  function takeWords(page) {
    var found = page.querySelector('[data-words]');
    if (!found) return;
    told = found;
    say = JSON.parse(found.dataset.words);
  }

  async function findWords() {
    if (say) return;
    var copy = await (await caches.open('muster-forms')).match(path, { ignoreVary: true }) ||
      await fetch(path + '/offline' + (language && '?' + language), { cache: 'no-store' });
    takeWords(parsed(await copy.text()));
  }

  /** Sends one: 'sent' with the page of thanks, 'refused' or 'shut' (no form is shown) with the page that says why, or
   * 'later'. */
  async function send(record) {
    var fields = await read(record);
    try {
      // The form token belongs to this visit of the browser, which may be another than when the answers were given.
      var fresh = parsed(await (await fetch(record.path + '/offline', { cache: 'no-store' })).text());
      var token = fresh.querySelector('form input[name="token"]');
      if (!token) return ['shut', fresh];
      var body = new URLSearchParams({ token: token.value });
      fields.forEach(function (field) { if (field[0] !== 'token') body.append(field[0], field[1]); });
      var reply = await fetch(record.path + '?pages=one' + (language && '&' + language), { method: 'POST', body: body, cache: 'no-store' });
      var page = parsed(await reply.text());
      // The page of thanks has an address of its own only where its words hang on no answer.
      if (reply.ok && page.querySelector('[data-saved]')) return ['sent', page];
      return [reply.status >= 500 ? 'later' : 'refused', page];
    } catch (away) {
      return ['later', null];
    }
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
    var records = await waiting();
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
    document.querySelectorAll('.offline-note').forEach(function (old) { old.remove(); });
    if (sent.length > 0) note(' notice-good', say.sent, say.sentOnce, receipts, null);
    if (later > 0) tellWaiting(later, null);
    refused.forEach(function (one) { tellRefused(one[0], one[1], one[2]); });
    // Only now: who leaves this page while it sends is told on the next one, where the site knows what it has already.
    for (var gone = 0; gone < sent.length; ++gone) await drop(sent[gone].id);
  }

  function tellWaiting(count, instead) {
    return note('', count === 1 ? say.waits : say.manyWait.replace('{count}', count), say.howTheyWait,
      [button(say.deleteWaiting, async function () {
        await Promise.all((await waiting()).map(function (record) { return drop(record.id); }));
        note('', say.deleted, say.notSent);
      })], instead);
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

  /** What was answered, in the words of the copy that this phone keeps. */
  async function readBack(record) {
    var copy = await (await caches.open('muster-forms')).match(record.path, { ignoreVary: true });
    var page = copy ? parsed(await copy.text()) : document;
    var list = document.createElement('dl');
    list.className = 'answers';
    var asked = new Map();
    (await read(record)).forEach(function (field) {
      if (field[0] === 'token' || field[0].startsWith('_') || field[1].trim() === '') return;
      var named = Array.prototype.filter.call(page.querySelectorAll('input, textarea, select'), function (one) { return one.name === field[0]; });
      var box = named.find(function (one) { return (one.type === 'radio' || one.type === 'checkbox') && one.value === field[1]; });
      var label = function (one) { return one && one.id ? page.querySelector('label[for="' + CSS.escape(one.id) + '"]') : null; };
      var question = questionOf(page, named[0]) || field[0];
      if (!asked.has(question)) {
        var line = document.createElement('div');
        var term = document.createElement('dt');
        term.textContent = question;
        line.append(term);
        list.append(line);
        asked.set(question, line);
      }
      var answer = document.createElement('dd');
      answer.textContent = box && label(box) ? plainWords(label(box)) : field[1];
      asked.get(question).append(answer);
    });
    return list;
  }

  function tellRefused(record, page, shut) {
    var why = reasons(page);
    var said = page.querySelector('.govuk-error-summary p, main .lead, h1');
    var told;
    var ways = [button(say.readBack, async function () {
      told = note(' notice-wrong', say.wrote, say.showIt, [await readBack(record), remove], told);
      told.focus();
    })];
    var remove = button(say.delete, async function () {
      await drop(record.id);
      told = note('', say.deleted, say.notSent, [], told);
    });
    if (!shut) {
      ways.unshift(button(say.lookAgain, function () {
        location.assign(record.path + '/offline' + location.search + '#' + record.id);
      }));
    }
    ways.push(remove);
    // The words of the page itself speak of what stands on it; this one holds only what waits.
    if (why) ways.unshift(why);
    told = note(' notice-wrong', say.refused, (why ? '' : (said ? said.textContent : say.noReason) + ' ') + say.stillHere, ways, null);
  }

  function newKey() {
    var letters = '0123456789abcdefghjkmnpqrstvwxyz';
    return Array.from(crypto.getRandomValues(new Uint8Array(26)), function (byte) { return letters[byte & 31]; }).join('');
  }

  function fill(fields) {
    fields.forEach(function (field) {
      var name = field[0];
      // What was kept under a link is deleted when this is sent.
      if (name === '_draft' && !form.elements._draft) {
        var draft = document.createElement('input');
        draft.type = 'hidden';
        draft.name = name;
        draft.value = field[1];
        form.append(draft);
        return;
      }
      if (name === 'token' || name === '_page' || name === '_go' || name === '_send' || name === '_back') return;
      var found = Array.prototype.filter.call(form.elements, function (one) {
        return one.name === name || one.name === name + '[]';
      });
      var box = found.find(function (one) { return (one.type === 'radio' || one.type === 'checkbox') && one.value === field[1]; });
      var text = found.find(function (one) {
        return one.type !== 'radio' && one.type !== 'checkbox' && (one.value === '' || name === '_key');
      });
      if (box) {
        box.checked = true;
        box.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (text) text.value = field[1];
    });
  }

  /** Questions without an answer that need one; those that are put away do not. */
  function missing(data) {
    return here.dataset.required.split(' ').filter(function (code) {
      if (code === '') return false;
      var field = form.elements[code] || form.elements[code + '[]'];
      if (!field) return false;
      var first = field.length && !field.tagName ? field[0] : field;
      if (first.closest('[hidden]')) return false;
      return !data.some(function (entry) { return (entry[0] === code || entry[0] === code + '[]') && entry[1].trim() !== ''; });
    });
  }

  function fieldOf(code) {
    var field = form.elements[code] || form.elements[code + '[]'];
    return field.length && !field.tagName ? field[0] : field;
  }

  /** Whether a plain number is outside what is asked. What stands in it otherwise, a unit say, is the site's to read. */
  function beyond(one) {
    if (!one.dataset.decimals || !/^\s*-?[0-9]+([.][0-9]+)?\s*$/.test(one.value)) return false;
    var number = Number(one.value);
    var behind = (one.value.trim().split('.')[1] || '').replace(/0+$/, '').length;
    return behind > Number(one.dataset.decimals) ||
      (one.dataset.low !== '' && number < Number(one.dataset.low)) || (one.dataset.high !== '' && number > Number(one.dataset.high));
  }

  /** Fields with something that the site would refuse too, each with its words for that. Browsers have rules of their own
   * for addresses: those of the site stand in the pattern. */
  function wrong() {
    var found = Array.prototype.filter.call(form.elements, function (one) {
      if (!one.willValidate || one.closest('[hidden]')) return false;
      var ours = one.type === 'url' || one.type === 'email';
      return (ours ? one.validity.patternMismatch : !one.validity.valid) || beyond(one);
    }).map(function (one) { return [one, one.dataset.how || one.validationMessage]; });
    // Numbers that come to something else than they should: as the line below them says it.
    form.querySelectorAll('[data-sum][data-total]:not([hidden])').forEach(function (line) {
      var fields = Array.from(line.parentNode.querySelectorAll('input[inputmode]'));
      var sum = fields.reduce(function (all, one) { return all + (parseFloat(one.value.replace(/[^0-9.-]/g, '')) || 0); }, 0);
      if (Math.abs(sum - Number(line.dataset.total)) > 1e-6) found.push([fields[0], line.textContent.trim()]);
    });
    return found;
  }

  function unmark() {
    form.querySelectorAll('[data-marked]').forEach(function (group) {
      group.classList.remove('govuk-form-group--error');
      delete group.dataset.marked;
    });
  }

  /** A link to the field, whose question is marked. */
  function mark(field, words) {
    var group = field.closest('.govuk-form-group');
    if (group) {
      group.classList.add('govuk-form-group--error');
      group.dataset.marked = 'yes';
    }
    var line = document.createElement('li');
    var way = document.createElement('a');
    way.href = '#' + field.id;
    way.textContent = (questionOf(document, field) || field.name) + (words ? ' – ' + words : '');
    way.addEventListener('click', function (event) {
      event.preventDefault();
      field.focus();
      (group || field).scrollIntoView({ block: 'start' });
    });
    line.append(way);
    return line;
  }

  async function sendLater(event) {
    event.preventDefault();
    unmark();
    var fields = Array.from(new FormData(form).entries());
    var open = missing(fields);
    var bad = wrong();
    if (open.length + bad.length > 0) {
      delete form.dataset.sent;
      var list = document.createElement('ul');
      open.forEach(function (code) { list.append(mark(fieldOf(code), '')); });
      bad.forEach(function (one) { list.append(mark(one[0], one[1])); });
      var count = open.length === 0 ? say.lookAgain
        : open.length === 1 ? say.oneMissing : say.manyMissing.replace('{count}', open.length);
      note(' notice-wrong', count, say.nothingLost, [list]).focus();
      return window.scrollTo(0, 0);
    }
    fields.push(['_send', 'yes']);
    try {
      await keep(fields);
      if (again) await drop(again.id);
    } catch (full) {
      delete form.dataset.sent;
      return note(' notice-wrong', say.notKept, say.stillOnPage);
    }
    form.hidden = true;
    var head = document.querySelector('h1');
    own(head);
    head.textContent = say.thanks;
    document.querySelectorAll('main .lead, .looks, .after-form').forEach(function (part) { part.hidden = true; });
    tellWaiting(1).focus();
    window.scrollTo(0, 0);
    await sendAll();
  }

  async function keepCopy() {
    await navigator.serviceWorker.register(here.dataset.worker, { scope: '/f/' });
    await navigator.serviceWorker.ready;
    var copies = await caches.open('muster-forms');
    var copy = await fetch(path + '/offline' + (language && '?' + language), { cache: 'no-store' });
    if (!copy.ok) return;
    takeWords(parsed(await copy.clone().text()));
    await copies.put(path, copy);
    var parts = Array.from(document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src]'));
    await copies.addAll(parts.map(function (part) { return part.href || part.src; }));
    var words = document.createElement('p');
    words.className = 'after-form';
    words.id = 'offline-ready';
    own(words);
    words.textContent = say.ready;
    main.append(words);
  }

  async function beginCopy() {
    var key = form.elements._key;
    var typed = document.getElementById('typed');
    // Everybody who is given this copy has a key of their own; what was begun with a connection keeps its own.
    key.value = newKey() + key.value.slice(key.value.indexOf('.'));
    if (location.hash.length > 1) again = await done((await store('answers', 'readonly')).get(location.hash.slice(1)));
    if (again) fill((await read(again)).filter(function (field) { return field[0] !== '_key'; }));
    else if (typed) fill(JSON.parse(typed.textContent));
    if (location.pathname !== path + '/offline') {
      note('', say.away, say.goOn);
    }
  }

  if (isCopy) {
    form.addEventListener('submit', sendLater);
    beginCopy().then(sendAll);
  } else if (form) keepCopy().catch(function () { /* the form works as it always does */ });

  window.addEventListener('online', sendAll);
  if (!isCopy) sendAll();
})();

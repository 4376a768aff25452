// Where there is no connection, what somebody wrote or chose stays on its page, which says so: a browser by itself would
// put a page of its own in its place. It is sent as it was pressed once there is a connection again, and counts once
// however often it is sent. While somebody writes on, nothing is sent by itself: that waits for the next press. Without
// this the page works as it always does.
(function () {
  'use strict';

  var box = document.querySelector('[data-away]');
  if (!box) return;

  var waiting = [];  // what was pressed and did not arrive, in that order: its form and its body
  var pressed = '';  // the fields of the page as they were then
  var busy = false;
  var timer = 0;
  var tryAgainEvery = 10000;  // ms: that a phone has a network does not say that the network leads anywhere

  function fields() {
    return Array.from(document.forms, function (form) { return new URLSearchParams(new FormData(form)).toString(); }).join('\n');
  }

  function away(form) {
    delete form.dataset.sent;
    var old = document.getElementById('unsent');
    if (old) old.remove();
    var note = document.createElement('div');
    note.id = 'unsent';
    note.className = 'notice notice-wrong';
    note.setAttribute('role', 'alert');
    note.lang = box.lang;
    note.dir = box.dir;
    note.tabIndex = -1;
    var line = document.createElement('p');
    line.textContent = box.dataset.away;
    note.append(line);
    document.getElementById('main').prepend(note);
    note.focus();
    window.scrollTo(0, 0);
    if (!timer) timer = setInterval(again, tryAgainEvery);
  }

  /** Puts a page that refuses what was sent in the place of this one. */
  function show(html, form) {
    var next = new DOMParser().parseFromString(html, 'text/html');
    var main = next.getElementById('main');
    if (!main) return away(form);
    document.title = next.title;
    document.getElementById('main').replaceWith(document.adoptNode(main));
    box = document.querySelector('[data-away]') || box;
    document.dispatchEvent(new Event('muster:page'));
    if (!main.querySelector('.govuk-error-summary')) main.focus();
    window.scrollTo(0, 0);
  }

  /** To the page that the reply names; where the form stands within a part of this one, back to that part. */
  function follow(path, part) {
    if (!part) return location.assign(path);
    var same = path === location.href.split('#')[0];
    if (!same) return location.assign(path + '#' + part.id);
    history.replaceState(null, '', path + '#' + part.id);
    location.reload();
  }

  function post(one) {
    return fetch(one.form.action, { method: 'POST', body: new URLSearchParams(one.body), cache: 'no-store' }).then(function (reply) {
      // What a gateway says in the site's place: Muster's own pages all have a policy.
      if (!reply.headers.has('Content-Security-Policy')) throw new Error('away');
      waiting = waiting.filter(function (other) { return other !== one; });
      return { reply: reply, form: one.form };
    });
  }

  /** Sends one after the other; what comes of it is the first reply that refuses, else the last. */
  function postAll(list, first) {
    return list.reduce(function (before, one) {
      return before.then(function (last) {
        return post(one).then(function (next) { return last && !last.reply.redirected ? last : next; });
      });
    }, Promise.resolve(first));
  }

  function arrived(last) {
    if (last.reply.redirected) return follow(last.reply.url, last.form.closest('section[id]'));
    return last.reply.text().then(function (html) { show(html, last.form); });
  }

  function again() {
    if (busy || waiting.length === 0 || fields() !== pressed) return;
    busy = true;
    postAll(waiting, null).then(arrived).catch(function () {}).then(function () { busy = false; });
  }

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    event.preventDefault();
    var data = new URLSearchParams(new FormData(form));
    var by = event.submitter;
    if (by && by.name) data.append(by.name, by.value);
    var one = { form: form, body: data.toString() };
    // Another press of the same form is meant in the place of the one before.
    waiting = waiting.filter(function (other) { return other.form !== form; });
    pressed = fields();
    // The page that follows knows nothing of what else waits on this one.
    post(one).then(function (first) { return postAll(waiting, first).catch(function () { return first; }); }).then(arrived)
      .catch(function () {
        waiting.push(one);
        away(form);
      });
  });
  window.addEventListener('online', again);
})();

// Where there is no connection, what somebody wrote or chose stays on its page, which says so: a browser by itself would
// put a page of its own in its place. Pressed once more it is sent again, and counts once. Without this the page works as it always does.
(function () {
  'use strict';

  var box = document.querySelector('[data-away]');
  if (!box) return;

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

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    event.preventDefault();
    var data = new URLSearchParams(new FormData(form));
    var by = event.submitter;
    if (by && by.name) data.append(by.name, by.value);
    fetch(form.action, { method: 'POST', body: data, cache: 'no-store' }).then(function (reply) {
      // What a gateway says in the site's place: Muster's own pages all have a policy.
      if (!reply.headers.has('Content-Security-Policy')) return away(form);
      if (reply.redirected) return follow(reply.url, form.closest('section[id]'));
      return reply.text().then(function (html) { show(html, form); });
    }).catch(function () { away(form); });
  });
})();

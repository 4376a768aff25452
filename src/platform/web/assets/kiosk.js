// A tablet that is handed round: pages of the form take each other's place without a history, and the form empties
// itself after each person and when nobody touches it. Its words stand in the page, in the page's language.
(function () {
  'use strict';

  var box = document.querySelector('[data-kiosk]');
  if (!box) return;
  var touched = false;
  var thanked = false;
  var timer = 0;

  function again() { location.replace(box.dataset.kiosk); }

  function hideWarning() { box.textContent = ''; }

  function warn() {
    var left = Number(box.dataset.warning);
    var dialog = document.createElement('div');
    dialog.className = 'kiosk-warning';
    dialog.setAttribute('role', 'alertdialog');
    dialog.setAttribute('aria-modal', 'true');
    dialog.setAttribute('aria-labelledby', 'kiosk-title');
    var title = document.createElement('h2');
    title.id = 'kiosk-title';
    title.textContent = box.dataset.sayThere;
    var words = document.createElement('p');
    words.textContent = box.dataset.sayEmpties;
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button';
    button.textContent = box.dataset.sayHere;
    button.addEventListener('click', watch);
    dialog.append(title, words, button);
    box.replaceChildren(dialog);
    button.focus();
    timer = setTimeout(again, left * 1000);
  }

  function watch() {
    clearTimeout(timer);
    hideWarning();
    if (thanked) timer = setTimeout(again, Number(box.dataset.thanks) * 1000);
    else if (touched) timer = setTimeout(warn, Number(box.dataset.idle) * 1000);
  }

  ['pointerdown', 'keydown', 'input', 'scroll'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      // Only the warning's own button, or a key, answers the warning.
      if (box.contains(event.target) || (kind === 'scroll' && !touched)) return;
      touched = true;
      watch();
    }, { capture: true, passive: true });
  });

  /** Marks words of this file where the page is in another language. */
  function own(element) {
    if (box.lang) element.lang = box.lang;
    if (box.dir) element.dir = box.dir;
  }

  function say(words) {
    var main = document.getElementById('main');
    var note = document.createElement('div');
    note.className = 'notice notice-wrong';
    note.setAttribute('role', 'alert');
    own(note);
    var line = document.createElement('p');
    line.textContent = words;
    note.append(line);
    main.prepend(note);
    window.scrollTo(0, 0);
  }

  function show(html) {
    var next = new DOMParser().parseFromString(html, 'text/html');
    var main = next.getElementById('main');
    if (!main) return again();
    document.title = next.title;
    document.getElementById('main').replaceWith(document.adoptNode(main));
    window.scrollTo(0, 0);
    thanked = main.querySelector('form') === null;
    if (thanked) {
      var way = document.createElement('button');
      way.type = 'button';
      way.className = 'govuk-button';
      own(way);
      way.textContent = box.dataset.sayDone;
      way.addEventListener('click', again);
      main.append(way);
    }
    document.dispatchEvent(new Event('muster:page'));
    if (!main.querySelector('.govuk-error-summary')) main.focus();
    watch();
  }

  document.addEventListener('submit', function (event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    var form = event.target;
    var data = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value);
    fetch(form.action, { method: 'POST', body: data, cache: 'no-store' })
      .then(function (reply) { return reply.text(); })
      .then(show, function () {
        delete form.dataset.sent;
        say(box.dataset.sayAway);
      });
  });

  // A page that the browser kept holds what the person before typed.
  window.addEventListener('pageshow', function (event) { if (event.persisted) again(); });
})();

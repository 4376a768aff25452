// A tablet that is handed round: pages of the form take each other's place without a history, and the form empties
// itself after each person and when nobody touches it. Its words stand in the page, in the page's language.
(function () {
  'use strict';

  var box = document.querySelector('[data-kiosk]');
  if (!box) return;
  var touched = false;
  var thanked = false;
  var timer = 0;
  var stay = say;
  // As it was set up: whoever takes the tablet next chooses their own letters and language.
  var start = box.dataset.kiosk;

  function again() { location.replace(start); }

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
    words.textContent = thanked ? box.dataset.sayCodeLeaves : box.dataset.sayEmpties;
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
    // Whoever writes their code down is asked before it leaves.
    if (thanked) timer = setTimeout(document.querySelector('.receipt') ? warn : again, Number(box.dataset.thanks) * 1000);
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
    var old = document.getElementById('kiosk-note');
    if (old) old.remove();
    var note = document.createElement('div');
    note.id = 'kiosk-note';
    note.className = 'notice notice-wrong';
    note.setAttribute('role', 'alert');
    own(note);
    var line = document.createElement('p');
    line.textContent = words;
    note.append(line);
    main.prepend(note);
    window.scrollTo(0, 0);
  }

  /** Another look or language: what stands around the form is in it too. */
  function takeFrame(next) {
    ['class', 'lang', 'dir'].forEach(function (name) {
      var value = next.documentElement.getAttribute(name);
      if (value === null) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    });
    ['.occasion', '.govuk-skip-link'].forEach(function (part) {
      var mine = document.querySelector(part);
      var theirs = next.querySelector(part);
      if (mine && theirs) mine.replaceWith(document.adoptNode(theirs));
    });
    var words = next.querySelector('[data-kiosk]');
    if (!words) return;
    box.lang = words.lang;
    box.dir = words.dir;
    Object.assign(box.dataset, words.dataset);
  }

  /** Puts the page that came in the place of this one; what is no page of the form leaves everything as it is. */
  function show(html, ok) {
    var next = new DOMParser().parseFromString(html, 'text/html');
    var main = next.getElementById('main');
    if (!main) return stay(box.dataset.sayAway);
    if (!ok && !main.querySelector('form')) {
      return stay(Array.prototype.map.call(main.querySelectorAll('h1, .lead'), function (part) { return part.textContent; }).join(' '));
    }
    document.title = next.title;
    takeFrame(next);
    document.getElementById('main').replaceWith(document.adoptNode(main));
    window.scrollTo(0, 0);
    thanked = main.querySelector('[data-saved]') !== null;
    if (thanked || !main.querySelector('form')) {
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
    var by = event.submitter;
    if (by && by.name) data.append(by.name, by.value);
    stay = function (words) {
      delete form.dataset.sent;
      say(words);
      watch();
    };
    fetch(by && by.hasAttribute('formaction') ? by.formAction : form.action, { method: 'POST', body: data, cache: 'no-store' })
      .then(function (reply) { return reply.text().then(function (html) { show(html, reply.ok); }); })
      .catch(function () { stay(box.dataset.sayAway); });
  });

  // A page that the browser kept holds what the person before typed.
  window.addEventListener('pageshow', function (event) { if (event.persisted) again(); });
})();

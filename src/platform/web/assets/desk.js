// Adds to pages that work without it: focus on the error summary, tables one click away, one click per form.
(function () {
  'use strict';

  var summary = document.querySelector('.govuk-error-summary');
  if (summary) summary.focus();

  // A second click would send the same form again; the server refuses it, but the visitor need not see that.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', function () {
    Array.prototype.forEach.call(document.forms, function (form) { delete form.dataset.sent; });
  });

  // Ctrl and Enter send what is typed, where one button alone could be meant.
  document.addEventListener('keydown', function (event) {
    var typed = event.target;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || typed.tagName !== 'TEXTAREA' || !typed.form) return;
    var buttons = typed.form.querySelectorAll('button[type=submit]');
    if (buttons.length === 1) typed.form.requestSubmit(buttons[0]);
  });
  // Whoever has just typed one in types the next.
  var next = location.hash === '#type' && document.querySelector('#type textarea');
  if (next && !summary) next.focus();

  // Sheets of paper are typed in by keyboard alone: Enter goes to the next question, and saves after the last. What is
  // written beside a box is passed by where its key was not typed.
  var sheet = document.querySelector('form.entry');
  if (sheet) {
    var fields = Array.prototype.slice.call(sheet.querySelectorAll('input[type=text], textarea'));
    // So are questions that nobody is asked who ticked what was typed above.
    var unasked = Array.prototype.slice.call(document.querySelectorAll('[data-passed]'));
    var passedBy = function (field) {
      var dot = field.name.indexOf('.');
      if (field.value !== '') return false;
      var question = dot < 0 ? field.name : field.name.slice(0, dot);
      var isUnasked = unasked.some(function (one) {
        var after = one.dataset.passed === question && sheet.elements[one.dataset.after];
        return !!after && one.dataset.keys.split(' ').indexOf(after.value.trim().toLowerCase()) >= 0;
      });
      if (isUnasked || dot < 0) return isUnasked;
      var about = sheet.elements[field.name.slice(0, dot)];
      var hint = document.getElementById((field.getAttribute('aria-describedby') || '').split(' ')[0]);
      return !!about && !!hint && about.value.toLowerCase().indexOf(hint.textContent.trim().split(':')[0]) < 0;
    };
    sheet.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || fields.indexOf(event.target) < 0) return;
      var at = fields.indexOf(event.target) + 1;
      while (at < fields.length && passedBy(fields[at])) at += 1;
      if (at === fields.length && event.target.tagName !== 'TEXTAREA') return;
      event.preventDefault();
      if (at === fields.length) { sheet.requestSubmit(); return; }
      fields[at].focus();
      fields[at].select();
    });
    if (!summary && fields.length > 0) fields[0].focus();
  }

  // Two typings are decided by keyboard: the figure of a choice takes it and goes to the next difference.
  var decided = document.querySelector('form.decide');
  if (decided) {
    var stops = Array.prototype.slice.call(decided.querySelectorAll('fieldset, input[type=text], textarea'));
    var stopAt = function (stop) { return stop && (stop.querySelector('input:checked') || stop.querySelector('input')); };
    var differences = stops.filter(function (stop) { return stop.tagName === 'FIELDSET'; });
    decided.addEventListener('keydown', function (event) {
      var difference = event.target.type === 'radio' && event.target.closest('fieldset');
      var choice = difference && '123'.indexOf(event.key) >= 0 && difference.querySelectorAll('input[type=radio]')[event.key - 1];
      if (!choice || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      choice.checked = true;
      var after = choice.value === 'neither' ? stops[stops.indexOf(difference) + 1] : stopAt(differences[differences.indexOf(difference) + 1]);
      (after || choice).focus();
    });
    if (!summary && differences.length > 0) stopAt(differences[0]).focus();
  }

  // A job's page looks again by itself until the job has ended.
  var watched = function () { return document.querySelector('[data-watch]'); };
  var look = function () {
    var here = watched();
    if (!here || document.hidden) return setTimeout(look, 2000);
    return fetch(here.dataset.watch, { credentials: 'same-origin' }).then(function (reply) {
      return reply.ok ? reply.text() : Promise.reject(new Error(String(reply.status)));
    }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html').getElementById(here.id);
      // Whoever has the focus on a button keeps it.
      if (fresh && !(fresh.dataset.watch && here.contains(document.activeElement))) here.replaceWith(fresh);
      if (watched()) setTimeout(look, 1000);
    }).catch(function () { setTimeout(look, 5000); });
  };
  if (watched()) setTimeout(look, 1000);

  // Printing needs a script, so its button is shown only where there is one.
  Array.prototype.forEach.call(document.querySelectorAll('[data-print]'), function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });

  // A slide fills the screen; Escape leaves it.
  Array.prototype.forEach.call(document.querySelectorAll('[data-fill-screen]'), function (button) {
    var slide = document.querySelector('[data-screen]');
    if (!slide || !slide.requestFullscreen) return;
    button.hidden = false;
    button.addEventListener('click', function () { slide.requestFullscreen(); });
  });

  // A page of decisions keeps each as it is made, and its numbers follow; without a script its buttons do.
  var work = document.querySelector('form[data-work]');
  function isWhole(field) {
    var pick = field.closest('.pick');
    if (!pick || field.type !== 'radio') return true;
    var more = pick.querySelector('select') || pick.querySelector('[list]');
    return !more || more.value !== '';
  }
  function renew(html) {
    var next = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
    var main = document.querySelector('main');
    if (!next || !main) return false;
    var focused = document.activeElement && document.activeElement.id;
    main.innerHTML = next.innerHTML;
    work = document.querySelector('form[data-work]');
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
    return true;
  }
  if (work) {
    document.addEventListener('change', function (event) {
      var field = event.target;
      if (!work || field.form !== work || field.type === 'hidden' || field.name.indexOf('cell-') === 0) return;
      var pick = field.closest('.pick');
      // Choosing in a pick's own list is choosing the pick.
      if (pick && field.type !== 'radio') pick.querySelector('[type=radio]').checked = true;
      if (!isWhole(pick ? pick.querySelector('[type=radio]') : field)) return;
      var section = field.closest('section[id]');
      var data = new URLSearchParams(new FormData(work));
      data.set('at', section ? section.id : 'rows');
      fetch(work.action, { method: 'POST', body: data, credentials: 'same-origin' })
        .then(function (reply) { return reply.text(); })
        .then(function (html) { if (!renew(html)) work.submit(); })
        .catch(function () { /* The button below the section still sends it. */ });
    });
  }
})();

// Adds to pages that work without it: focus on the error summary, one click per form, text fields that grow.
(function () {
  'use strict';

  // What is typed on a page stays in this tab until it is sent, as browsers keep it by themselves where no worker stands
  // between: whoever comes back from an error finds it again. A tablet that is handed round keeps nothing, and the
  // copy for a phone without a connection keeps its own, encrypted. The state of the history is no place for it: a page
  // that answers what was sent would forget that.
  var keeps = /^\/f\//i.test(location.pathname) && !document.querySelector('[data-kiosk], [data-copy]');
  function place(form) {
    var key = form.elements._key;
    return key && 'muster-typed ' + key.value + ' ' + form.elements._page.value;
  }
  function shown(form) {
    return Array.prototype.filter.call(form.elements, function (one) {
      return one.name && /^(TEXTAREA|SELECT|INPUT)$/.test(one.tagName) && one.type !== 'hidden';
    });
  }
  function keepTyped(form) {
    // The first page answers no form that was sent: browsers keep it by themselves.
    if (!place(form) || form.elements._page.value === '1') return;
    var typed = shown(form).map(function (one) { return [one.name, one.value, one.checked === true]; });
    try { sessionStorage.setItem(place(form), JSON.stringify(typed)); } catch (full) { /* the browser's own way is left */ }
  }
  function fillAgain() {
    if (document.querySelector('[data-saved]')) {
      Object.keys(sessionStorage).forEach(function (name) { if (/^muster-typed /.test(name)) sessionStorage.removeItem(name); });
      return;
    }
    var form = document.querySelector('main form');
    var visit = performance.getEntriesByType('navigation')[0];
    if (!form || !place(form) || !visit || visit.type !== 'back_forward') return;
    var typed = JSON.parse(sessionStorage.getItem(place(form)) || '[]');
    var fields = shown(form);
    if (fields.length !== typed.length || fields.some(function (one, at) { return one.name !== typed[at][0]; })) return;
    fields.forEach(function (one, at) {
      if (one.type === 'radio' || one.type === 'checkbox') one.checked = typed[at][2];
      else one.value = typed[at][1];
    });
  }

  // What is longer than the site reads is not sent: it stays on the page, to be shortened.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    var told = form.querySelector('template[data-longest]');
    if (!told) return;
    var sent = new URLSearchParams(new FormData(form)).toString().replace(/%0D%0A|%0A|%0D/g, '%0D%0A');
    if (sent.length <= Number(told.dataset.longest)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    var old = document.querySelector('.govuk-error-summary');
    if (old) old.remove();
    var main = document.getElementById('main');
    main.prepend(told.content.cloneNode(true));
    var longest = shown(form).reduce(function (most, one) { return one.value.length > most.value.length ? one : most; });
    main.querySelector('.govuk-error-summary a').href = '#' + longest.id;
    main.querySelector('.govuk-error-summary').focus();
  }, true);

  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (keeps) keepTyped(form);
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', function () {
    Array.prototype.forEach.call(document.forms, function (form) { delete form.dataset.sent; });
  });

  // Browsers that know field-sizing grow the field by themselves.
  var fits = window.CSS && CSS.supports('field-sizing', 'content');

  function begin() {
    try { if (keeps) fillAgain(); } catch (closed) { /* a browser that keeps nothing at all */ }
    var summary = document.querySelector('.govuk-error-summary');
    if (summary) summary.focus();

    // A question that is asked only after certain answers is put away until then; without a script it says so in words.
    Array.prototype.forEach.call(document.querySelectorAll('[data-when]'), function (group) {
      var choices = document.querySelectorAll('[name="' + group.dataset.when + '"]');
      var codes = group.dataset.codes.split(' ');
      function decide() {
        var chosen = '-';
        Array.prototype.forEach.call(choices, function (choice) { if (choice.checked) chosen = choice.value; });
        group.hidden = codes.indexOf(chosen) < 0;
      }
      Array.prototype.forEach.call(choices, function (choice) { choice.addEventListener('change', decide); });
      decide();
    });

    // What stands alone clears the others, and they clear it; without a script the server says which two do not agree.
    Array.prototype.forEach.call(document.querySelectorAll('[data-alone]'), function (alone) {
      var boxes = document.querySelectorAll('[name="' + alone.name + '"]');
      Array.prototype.forEach.call(boxes, function (box) {
        box.addEventListener('change', function () {
          if (!box.checked) return;
          if (box === alone) Array.prototype.forEach.call(boxes, function (other) { other.checked = other === alone; });
          else if (alone.checked) alone.checked = false;
        });
      });
    });

    // What numbers come to while they are typed; without a script the next page says it.
    Array.prototype.forEach.call(document.querySelectorAll('[data-sum]'), function (line) {
      var fields = line.parentNode.querySelectorAll('input[inputmode]');
      // European digits, as the scales have them.
      var digits = new Intl.NumberFormat(line.dataset.sum === 'en' ? 'en-GB' : line.dataset.sum, { maximumFractionDigits: 6, numberingSystem: 'latn' });
      function add() {
        var sum = 0;
        var any = false;
        Array.prototype.forEach.call(fields, function (field) {
          var number = parseFloat(field.value.replace(/[^0-9.-]/g, ''));
          if (isNaN(number)) return;
          any = true;
          sum += number;
        });
        line.hidden = !any;
        line.querySelector('b').textContent = digits.format(Math.round(sum * 1e6) / 1e6);
      }
      Array.prototype.forEach.call(fields, function (field) { field.addEventListener('input', add); });
    });

    // A link is copied by a button where the browser can; else it is marked by a touch, as a whole.
    Array.prototype.forEach.call(document.querySelectorAll('[data-copies]'), function (line) {
      if (!navigator.clipboard) return;
      line.hidden = false;
      line.querySelector('button').addEventListener('click', function () {
        navigator.clipboard.writeText(document.getElementById(line.dataset.copies).textContent).then(function () {
          line.querySelector('[role="status"]').textContent = line.dataset.copied;
        }, function () { line.hidden = true; });
      });
    });

    if (fits) return;
    function fit(field) {
      field.style.height = 'auto';
      field.style.height = field.scrollHeight + 2 + 'px';
    }
    Array.prototype.forEach.call(document.querySelectorAll('.word textarea'), function (field) {
      field.addEventListener('input', function () { fit(field); });
      fit(field);
    });
  }

  begin();
  // A page that took the place of another without being loaded.
  document.addEventListener('muster:page', begin);
})();

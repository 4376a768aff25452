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

  // A question that is asked only after certain answers is put away until then, and so is what stands over questions
  // that are all put away; without a script its condition stands there in words. The signs: asking/shown_when.hpp.
  function given(name) {
    var found = [];
    var fields = document.querySelectorAll('[name="' + name + '"], [name="' + name + '[]"], select[name^="' + name + '."]');
    Array.prototype.forEach.call(fields, function (one) {
      var box = one.type === 'radio' || one.type === 'checkbox';
      if (one.closest('[hidden]') || (box ? !one.checked : one.value.trim() === '')) return;
      // Of a ranking each option has a field of its own.
      found.push(one.name.indexOf(name + '.') === 0 ? one.name.slice(name.length + 1) : one.value.trim());
    });
    return found;
  }
  function number(text) { return parseFloat(text.replace(/[^0-9.-]/g, '')); }
  var compared = {
    '=': function (one, wanted) { return wanted.split(',').indexOf(one) >= 0; },
    '?': function () { return true; },
    '<': function (one, wanted) { return number(one) < number(wanted); },
    '{': function (one, wanted) { return number(one) <= number(wanted); },
    '>': function (one, wanted) { return number(one) > number(wanted); },
    '}': function (one, wanted) { return number(one) >= number(wanted); },
    '#': function (one, wanted) { return number(one) === number(wanted); },
    ':': function (one, wanted) { return one === wanted; },
    '~': function (one, wanted) { return one.normalize().toLowerCase().indexOf(wanted.normalize().toLowerCase()) >= 0; }
  };
  /** Takes one condition from the front of `signs`. */
  function holds(signs) {
    var sign = signs.shift();
    if (sign === '!') return !holds(signs);
    if (sign === '&' || sign === '|') {
      var first = holds(signs);
      var second = holds(signs);
      return sign === '&' ? first && second : first || second;
    }
    var parts = /^([^=?<{>}#:~]+)([=?<{>}#:~])(.*)$/.exec(sign);
    if (!parts) return sign === '1';
    var wanted = decodeURIComponent(parts[3]);
    return given(parts[1]).some(function (one) { return compared[parts[2]](one, wanted); });
  }
  function isAway(one) { return one.hidden; }
  /** What asks something below `from`, up to what `until` matches. */
  function askedBelow(from, until) {
    var found = [];
    for (var next = from.nextElementSibling; next && !next.matches(until); next = next.nextElementSibling) {
      if (next.matches('.govuk-form-group, .grid')) found.push(next);
    }
    return found;
  }
  function within(selector, one) {
    var parts = one.querySelectorAll(selector);
    return parts.length > 0 && Array.prototype.every.call(parts, isAway);
  }
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }
  function tidy() {
    each('.grid .card, .grid', function (one) { one.hidden = within('.govuk-form-group', one); });
    each('.section-head', function (head) {
      var asked = askedBelow(head, '.section-head');
      head.hidden = (head.hidden && 'when' in head.dataset) || (asked.length > 0 && asked.every(isAway));
    });
    each('p.information', function (told) {
      var head = told.previousElementSibling;
      var opens = head && head.matches('.section-head');
      var asked = askedBelow(told, '.section-head');
      told.hidden = asked.length > 0 && (opens ? asked : asked.slice(0, 1)).every(isAway);
    });
    each('.choices-heading', function (head) {
      var offered = [];
      for (var next = head.nextElementSibling; next && !next.matches('.choices-heading'); next = next.nextElementSibling) {
        if (next.matches('.govuk-radios__item, .govuk-checkboxes__item, .rank')) offered.push(next);
      }
      head.hidden = offered.length > 0 && offered.every(isAway);
    });
    each('.or', function (word) { word.hidden = word.nextElementSibling !== null && word.nextElementSibling.hidden; });
  }
  function putAway() {
    var groups = document.querySelectorAll('[data-when]');
    if (groups.length === 0) return;
    // In the order of the page: what is put away has no answer that a later condition could look at.
    function decide() {
      Array.prototype.forEach.call(groups, function (group) { group.hidden = !holds(group.dataset.when.split(' ')); });
      tidy();
    }
    // What a form that has closed keeps is no form any more.
    var form = groups[0].closest('form, #answers');
    form.addEventListener('change', decide);
    form.addEventListener('input', decide);
    decide();
  }

  // Browsers that know field-sizing grow the field by themselves.
  var fits = window.CSS && CSS.supports('field-sizing', 'content');

  function begin() {
    try { if (keeps) fillAgain(); } catch (closed) { /* a browser that keeps nothing at all */ }
    var summary = document.querySelector('.govuk-error-summary');
    if (summary) summary.focus();

    putAway();

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

    // How many are ticked of those that may be; ticking too many is no error before it is sent.
    each('[data-most]', function (list) {
      var line = document.createElement('p');
      line.className = 'ticked';
      line.lang = list.dataset.sayLanguage;
      line.setAttribute('aria-live', 'polite');
      var or = list.querySelector('.or');
      list.insertBefore(line, or);
      function count() {
        var ticked = list.querySelectorAll('input:checked:not([data-alone])').length;
        var most = Number(list.dataset.most);
        line.textContent = '';
        if (ticked === 0) return;
        var words = ticked === most ? list.dataset.sayFull : list.dataset.sayTicked;
        // The two numbers and what stands between them, in whatever order a language has them.
        var parts = /^(.*?)(\{(?:count|most)\}.*\{(?:count|most)\})(.*)$/.exec(words);
        var strong = document.createElement('b');
        strong.textContent = parts[2].replace('{count}', ticked).replace('{most}', most);
        line.append(parts[1], strong, parts[3]);
      }
      list.addEventListener('change', count);
      count();
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

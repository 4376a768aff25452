// Adds keys to a page of checkboxes that works without them. They work outside fields only, and can be turned off.
(function () {
  'use strict';

  var card = document.querySelector('[data-reading]');
  if (!card) return;
  var form = card.querySelector('form');
  var list = document.querySelector('[data-reading-keys]');
  var switching = document.querySelector('[data-reading-switch]');
  var said = document.querySelector('[data-reading-said]');
  var off = read() === 'off';

  function read() {
    try { return localStorage.getItem('reading-keys'); } catch (refused) { return null; }
  }
  function write(value) {
    try { localStorage.setItem('reading-keys', value); } catch (refused) { /* it holds for this page then */ }
  }
  function cap(key) {
    var made = document.createElement('kbd');
    made.className = 'key-cap';
    made.setAttribute('aria-hidden', 'true');
    made.textContent = key;
    return made;
  }
  function say(words) {
    said.textContent = '';
    setTimeout(function () { said.textContent = words; }, 50);
  }

  // The codebook beside the answer says which theme each key has here.
  function number(key) {
    var row = Array.prototype.filter.call(document.querySelectorAll('.codebook [data-theme]'), function (each) {
      var cap = each.querySelector('kbd');
      return cap && cap.textContent === key;
    })[0];
    return row ? row.dataset.theme : '';
  }
  function keyOf(value) {
    var cap = document.querySelector('.codebook [data-theme="' + value + '"] kbd');
    return cap ? cap.textContent : '';
  }
  function box(pressed) {
    var key = number(pressed);
    if (!key) return null;
    return form.querySelector('input[name="themes[]"][value="' + key + '"], input[name="more[]"][value="' + key + '"]');
  }
  function field(name) { return form.querySelector('[name="' + name + '"]'); }

  // Where each key works.
  function keyed() {
    var all = [];
    Array.prototype.forEach.call(form.querySelectorAll('input[type=checkbox]'), function (input) {
      var key = input.name === 'quoted[]' ? 'Q' : keyOf(input.value);
      if (key) all.push([form.querySelector('label[for="' + input.id + '"] > span'), key, true]);
    });
    [['fresh', 'N'], ['masked', 'M']].forEach(function (pair) {
      var input = field(pair[0]);
      if (input) all.push([form.querySelector('label[for="' + input.id + '"]'), pair[1], true]);
    });
    var button = form.querySelector('button[type=submit]');
    all.push([button, 'Enter', false]);
    Array.prototype.forEach.call(document.querySelectorAll('[data-key-of]'), function (place) {
      all.push([place, place.dataset.keyOf.toUpperCase(), place.tagName !== 'A']);
    });
    return all;
  }
  function show() {
    Array.prototype.forEach.call(document.querySelectorAll('.key-cap'), function (old) { old.remove(); });
    list.hidden = off;
    switching.hidden = false;
    switching.querySelector('[data-keys-off]').textContent = off ? 'Turn the keys on' : 'Turn the keys off';
    if (off) return;
    keyed().forEach(function (each) {
      if (each[2]) each[0].prepend(cap(each[1]), ' ');
      else each[0].append(' ', cap(each[1]));
    });
  }

  switching.addEventListener('click', function (event) {
    if (!event.target.matches('[data-keys-off]')) return;
    off = !off;
    write(off ? 'off' : 'on');
    show();
  });

  function toggle(input) {
    input.checked = !input.checked;
    var label = form.querySelector('label[for="' + input.id + '"]').cloneNode(true);
    Array.prototype.forEach.call(label.querySelectorAll('.key-cap, .choice-hint'), function (part) { part.remove(); });
    say(label.textContent.trim() + (input.checked ? ': given.' : ': taken back.'));
  }
  function press(letter) {
    var place = document.querySelector('[data-key-of="' + letter + '"]');
    var pressed = place && (place.tagName === 'A' ? place : place.querySelector('button'));
    if (pressed) pressed.click();
    return !!pressed;
  }
  function inField(target) {
    return /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
      (target.tagName === 'INPUT' && !/^(checkbox|radio)$/.test(target.type)) || target.isContentEditable;
  }

  document.addEventListener('keydown', function (event) {
    if (off || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && inField(event.target)) { card.querySelector('h2').focus(); return; }
    if (inField(event.target)) return;
    var key = event.key.toLowerCase();
    // A button or link that has the focus is pressed by Enter itself.
    if (key === 'enter') {
      if (/^(BUTTON|A|SUMMARY)$/.test(event.target.tagName)) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector('button[type=submit]'));
      return;
    }
    var taken = true;
    if (/^[0-9]$/.test(key)) {
      if (box(key)) toggle(box(key));
    } else if (key === 'n' || key === 'm') {
      var typed = field(key === 'n' ? 'fresh' : 'masked');
      if (typed) { typed.focus(); typed.select(); }
    } else if (key === 'q') {
      if (field('quoted[]')) toggle(field('quoted[]'));
    } else if (key === 's' || key === 'b' || key === 'z') {
      taken = press(key);
    } else if (key === '?') {
      list.scrollIntoView({ block: 'nearest' });
      say(list.textContent.replace(/\s+/g, ' '));
    } else {
      taken = false;
    }
    if (taken) event.preventDefault();
  });

  show();
  var kept = document.querySelector('[data-kept]');
  var progress = document.querySelector('.reading-progress p');
  if (!document.querySelector('.govuk-error-summary')) {
    card.querySelector('h2').focus({ preventScroll: true });
    if (kept && progress) say('Kept. ' + progress.textContent.replace(/^\S+ /, '') + '.');
    var top = card.getBoundingClientRect();
    if (top.bottom > window.innerHeight && kept) card.scrollIntoView({ block: 'nearest' });
  }
})();

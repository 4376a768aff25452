// Narrows the organisations that a browser offers while somebody types, by any part of a name, another name or a place.
// Without it the browser's own list stays, and the server asks which one was meant.
(function () {
  'use strict';

  var field = document.querySelector('input[list]');
  var source = field && document.getElementById(field.getAttribute('list'));
  if (!source) return;
  var most = 6;
  var choices = Array.prototype.map.call(source.options, function (option) {
    var hint = option.label === option.value ? '' : option.label;
    return { name: option.value, hint: hint, sought: folded([option.value, hint, option.dataset.also || ''].join(' ')) };
  });
  var shown = [];
  var active = -1;

  function folded(text) { return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase(); }

  function made(tag, look, parent) {
    var node = document.createElement(tag);
    node.className = look;
    parent.appendChild(node);
    return node;
  }

  field.removeAttribute('list');
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', 'offered-now');
  field.setAttribute('autocomplete', 'off');  // else the browser lays its own list over this one
  var box = made('div', 'choose', field.parentNode);
  box.hidden = true;
  var status = made('p', 'choose-status', box);
  status.setAttribute('role', 'status');
  var list = made('ul', 'choose-list', box);
  list.id = 'offered-now';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Organisations');

  /** The words with what was typed in them standing out. */
  function written(words, typed, parent) {
    var at = folded(words).length === words.length ? folded(words).indexOf(typed) : -1;
    if (at < 0) { parent.appendChild(document.createTextNode(words)); return; }
    parent.appendChild(document.createTextNode(words.slice(0, at)));
    made('b', 'choose-hit', parent).textContent = words.slice(at, at + typed.length);
    parent.appendChild(document.createTextNode(words.slice(at + typed.length)));
  }

  function close() {
    box.hidden = true;
    active = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }

  function choose(choice) {
    if (choice.name) field.value = choice.name;
    close();
  }

  function light(number) {
    active = number;
    Array.prototype.forEach.call(list.children, function (item, at) {
      item.setAttribute('aria-selected', at === active ? 'true' : 'false');
    });
    if (active < 0) field.removeAttribute('aria-activedescendant');
    else {
      field.setAttribute('aria-activedescendant', list.children[active].id);
      list.children[active].scrollIntoView({ block: 'nearest' });
    }
  }

  function open() {
    var typed = folded(field.value.trim());
    if (!typed) { close(); return; }
    var found = choices.filter(function (choice) { return choice.sought.indexOf(typed) >= 0; });
    // A name that begins with it goes before one that holds it.
    found.sort(function (one, other) { return folded(other.name).startsWith(typed) - folded(one.name).startsWith(typed); });
    if (found.length === 1 && folded(found[0].name) === typed) { close(); return; }
    shown = found.slice(0, most).concat([{ name: '', hint: '' }]);
    status.textContent = found.length === 0 ? 'No organisation here has a name like this'
      : found.length + ' of ' + choices.length + ' organisations' + (found.length > most ? ', the first ' + most : '');
    list.textContent = '';
    shown.forEach(function (choice, at) {
      var item = made('li', choice.name ? 'choose-one' : 'choose-one choose-none', list);
      item.id = 'offered-now-' + at;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      if (!choice.name) { item.textContent = 'None of these: keep what I typed'; }
      else {
        written(choice.name, typed, item);
        if (choice.hint) written(choice.hint, typed, made('span', 'choose-hint', item));
      }
      // Before the field loses its focus, which closes the list.
      item.addEventListener('mousedown', function (press) { press.preventDefault(); });
      item.addEventListener('click', function () { choose(choice); });
    });
    active = -1;
    field.removeAttribute('aria-activedescendant');
    box.hidden = false;
    field.setAttribute('aria-expanded', 'true');
  }

  field.addEventListener('input', open);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', function (press) {
    if (press.key === 'Escape' && !box.hidden) { press.preventDefault(); close(); return; }
    if (press.key === 'Enter' && !box.hidden && active >= 0) { press.preventDefault(); choose(shown[active]); return; }
    if (press.key !== 'ArrowDown' && press.key !== 'ArrowUp') return;
    press.preventDefault();
    if (box.hidden) open();
    if (box.hidden) return;
    var step = press.key === 'ArrowDown' ? 1 : -1;
    light((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % shown.length);
  });
})();

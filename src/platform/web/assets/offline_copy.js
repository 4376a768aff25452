// The copy of a form that a phone keeps for when there is no connection: it is filled with what was typed before, says what
// the site would refuse, and holds what is sent until offline.js sends it.
(function () {
  'use strict';

  var offline = self.musterOffline;
  if (!offline) return;
  var here = offline.here;
  var form = offline.form;
  var say = offline.say;
  var kept = self.musterWaiting;
  var again = null;  // what was refused before and is being mended

  function newKey() {
    var letters = '0123456789abcdefghjkmnpqrstvwxyz';
    return Array.from(crypto.getRandomValues(new Uint8Array(26)), function (byte) { return letters[byte & 31]; }).join('');
  }

  /** Sends it along, shown to nobody. */
  function carry(field) {
    var hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = field[0];
    hidden.value = field[1];
    form.append(hidden);
  }

  /** What may come with the address: some of it is asked by no field. */
  function isPrefilled(name) { return here.dataset.prefilled.split(' ').indexOf(name.replace(/\[\]$/, '')) >= 0; }

  function fill(fields) {
    fields.forEach(function (field) {
      var name = field[0];
      // What was kept under a link is deleted when this is sent.
      if (name === '_draft' && !form.elements._draft) return carry(field);
      if (name === 'token' || name === '_page' || name === '_go' || name === '_send' || name === '_nothing' || name === '_back') return;
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
      } else if (text) {
        text.value = field[1];
        text.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (found.length === 0 && isPrefilled(name)) carry(field);
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
    form.querySelectorAll('[data-sum][data-total]').forEach(function (line) {
      if (line.closest('[hidden]')) return;
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
    way.textContent = (offline.questionOf(document, field) || field.name) + (words ? ' – ' + words : '');
    way.addEventListener('click', function (event) {
      event.preventDefault();
      field.focus();
      (group || field).scrollIntoView({ block: 'start' });
    });
    line.append(way);
    return line;
  }

  /** `pressed`: Send was pressed on a page that had no connection any more, and nobody was told so yet. */
  async function sendLater(pressed) {
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
      offline.note(' notice-wrong', count, (pressed ? say.away + ' ' : '') + say.nothingLost, [list]).focus();
      return window.scrollTo(0, 0);
    }
    // Whether it is meant is asked where there is a connection.
    fields.push(['_send', 'yes'], ['_nothing', 'yes']);
    try {
      await kept.keep(offline.path, { fields: fields, link: offline.ownLink(), said: offline.inWords(document, fields) });
      if (again) await kept.drop(again.id);
    } catch (full) {
      delete form.dataset.sent;
      return offline.note(' notice-wrong', say.notKept, say.stillOnPage);
    }
    form.hidden = true;
    offline.sayHead(say.thanks);
    document.querySelectorAll('main .lead, .looks, .after-form').forEach(function (part) { part.hidden = true; });
    offline.tellWaiting(1).focus();
    window.scrollTo(0, 0);
    await offline.sendAll();
  }

  /** However much is sent meanwhile. */
  function stays(note) { note.dataset.stays = 'yes'; }

  /** What the form, changed since, asks no more: shown to be read, and not sent on. */
  function tellUnasked(said) {
    var open = said.filter(function (one) {
      return one.names.every(function (name) {
        return !Array.prototype.some.call(form.elements, function (field) { return field.name === name || field.name === name + '[]'; });
      });
    });
    if (open.length > 0) stays(offline.note(' notice-wrong', say.wrote, say.unasked, [offline.listOf(open)], null));
  }

  async function beginCopy() {
    var key = form.elements._key;
    var typed = document.getElementById('typed');
    // Everybody who is given this copy has a key of their own; what was begun with a connection keeps its own.
    key.value = newKey() + key.value.slice(key.value.indexOf('.'));
    if (location.hash.length > 1) again = await kept.one(location.hash.slice(1));
    if (again) {
      fill((await kept.read(again)).fields.filter(function (field) { return field[0] !== '_key'; }));
      tellUnasked(await offline.saidIn(again));
    }
    // The copy is everybody's who is asked: whoever comes by no link of their own could fill it in for nothing.
    if ('needsLink' in here.dataset && !offline.ownLink()) {
      form.hidden = true;
      return stays(offline.note(' notice-wrong', say.needsLink, say.useLink));
    }
    var sent = typed ? JSON.parse(typed.textContent) : [];
    if (!again) fill(typed ? sent : Array.from(new URLSearchParams(location.search)).filter(function (field) { return isPrefilled(field[0]); }));
    // Whoever pressed Send has sent it, as far as they can.
    if (sent.some(function (field) { return field[0] === '_send'; })) return sendLater(true);
    if (location.pathname !== offline.path + '/offline') offline.note('', say.away, say.goOn);
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    sendLater(false);
  });
  beginCopy().then(offline.sendAll);
})();

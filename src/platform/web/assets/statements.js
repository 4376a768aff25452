// Easy to read on a phone: one statement with its answers at a time. Without it all of them stand below each other.
(function () {
  'use strict';

  function walk(grid) {
    var cards = grid.querySelectorAll('.card');
    var say = grid.dataset;
    if (!say.sayNext || cards.length < 3 || !window.matchMedia('(max-width: 40rem)').matches) return;
    var at = 0;
    var way = document.createElement('div');
    way.className = 'walk';
    way.lang = say.sayLanguage;
    function button(words, step) {
      var made = document.createElement('button');
      made.type = 'button';
      made.className = 'govuk-button govuk-button--secondary';
      made.textContent = words;
      made.addEventListener('click', function () { show(next(step)); grid.scrollIntoView({ block: 'start' }); focusOn(cards[at]); });
      way.append(made);
      return made;
    }
    var place = document.createElement('p');
    place.className = 'walk-place';
    way.append(place);
    var back = button(say.sayBack, -1);
    var on = button(say.sayNext, 1);
    // What is asked only after other answers is no step before it is asked.
    function asked(card) { return Array.prototype.some.call(card.querySelectorAll('.govuk-form-group'), function (group) { return !group.hidden; }); }
    function next(step) {
      for (var there = at + step; there >= 0 && there < cards.length; there += step) if (asked(cards[there])) return there;
      return at;
    }
    function focusOn(card) {
      card.tabIndex = -1;
      card.focus({ preventScroll: true });
    }
    function show(there) {
      at = there;
      var all = Array.prototype.filter.call(cards, asked);
      // Never by the attribute hidden: what it puts away is not asked.
      Array.prototype.forEach.call(cards, function (card, number) { card.classList.toggle('card-put-by', number !== at); });
      place.textContent = say.sayPlace.replace('{number}', all.indexOf(cards[at]) + 1).replace('{count}', all.length);
      back.hidden = next(-1) === at;
      on.hidden = next(1) === at;
    }
    function find(wanted) {
      var found = Array.prototype.findIndex.call(cards, wanted);
      if (found >= 0) show(found);
      return found >= 0;
    }
    cards[cards.length - 1].after(way);
    // Where something is wrong, else where nothing was answered yet.
    if (!find(function (card) { return card.querySelector('.govuk-form-group--error'); }) &&
      !find(function (card) { return asked(card) && !card.querySelector(':checked'); })) show(0);
    // A link to a field in a card that is put away, as the summary of errors has them.
    document.addEventListener('click', function (event) {
      var link = event.target.closest && event.target.closest('a[href^="#"]');
      var field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      var card = field && field.closest('.card');
      if (card && grid.contains(card)) show(Array.prototype.indexOf.call(cards, card));
    }, true);
  }

  function begin() { Array.prototype.forEach.call(document.querySelectorAll('.look-easy .grid'), walk); }

  begin();
  document.addEventListener('muster:page', begin);
})();

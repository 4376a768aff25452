// One clause at a time, from left to right. The words that steer it stand in lists/around_negation.list.
#include "negation.hpp"

#include <algorithm>
#include <cstdint>

namespace muster::text {
namespace {

using Units = std::span<Unit>;

constexpr auto none = static_cast<std::size_t>(-1);
constexpr std::size_t farthest = 24;  // units: looking ahead any farther would make long texts slow, and helps nobody

struct Known {
  std::uint8_t not_ = negator_number("not");
  std::uint8_t nothing = negator_number("nothing");
  std::uint8_t nobody = negator_number("nobody");
  std::uint8_t less = negator_number("less");
  std::uint8_t least = negator_number("least");
};

const Known& known() {
  static const Known numbers;
  return numbers;
}

bool has(const Unit& unit, Traits wanted) { return (unit.traits & wanted) != 0; }

bool judges(const Unit& unit) { return unit.content && has(unit, trait::judges); }

/// "Nothing" and "nobody" are an answer of their own; a lone "no" or "not" is not.
bool stands_alone(std::uint8_t shown) { return shown == known().nothing || shown == known().nobody; }

class Clause {
 public:
  Clause(Units units, std::size_t begin, std::size_t end) : units_(units), begin_(begin), end_(end) {}

  /// Reads the clause. `carried` is what a list before it goes on denying ("not clear, relevant or useful").
  void read(std::uint8_t carried) {
    shown_ = carried;
    active_ = carried != 0;
    for (at_ = begin_; at_ < end_; ++at_) {
      auto& unit = units_[at_];
      if (unit.idiom)
        meet_idiom(unit);
      else if (has(unit, trait::ends))
        end_scope();
      else if (const auto shown = negator_in(unit.traits); shown != 0)
        meet_negator(unit, shown);
      else if (lessens())
        meet_negator(unit, has(unit, trait::less) ? known().less : known().least);
      else if (!active_)
        pass(unit);
      else if (at_ >= resumes_)
        look_for_word(unit);
      else if (has(unit, trait::any))
        unit.content = false;
    }
    settle();
  }

  /// What the last word of the clause is denied by, or 0.
  [[nodiscard]] std::uint8_t denied_to_the_end() const {
    return last_denied_ + 1 == end_ && units_[last_denied_].denied_by != 0 ? shown_ : std::uint8_t{0};
  }

 private:
  [[nodiscard]] Traits traits_at(std::size_t at) const { return at < end_ ? units_[at].traits : 0; }

  /// "less useful", "the least helpful part": what follows is not said of the event. "Less is more" and "at least
  /// useful" say otherwise, and so does what was denied already.
  [[nodiscard]] bool lessens() const {
    if (active_ || !has(units_[at_], trait::less | trait::least)) return false;
    if (at_ > begin_ && has(units_[at_ - 1], trait::at)) return false;
    auto next = at_ + 1;
    while (next < end_ && has(units_[next], trait::passed)) ++next;
    if (next == end_) return next > at_ + 1;  // "less often"
    return units_[next].content && !has(units_[next], trait::stop) && !units_[next].idiom;
  }

  void meet_idiom(Unit& unit) {
    // "not too much" denies; other turns of phrase speak for themselves.
    if (active_ && unit.content && !unit.holds_denial) return deny(at_);
    end_scope();
  }

  void meet_negator(Unit& unit, std::uint8_t shown) {
    settle();
    unit.shown_as = shown;
    unit.content = stands_alone(shown);
    const auto next = traits_at(at_ + 1);
    if (has(unit, trait::no) && (next & trait::one) != 0) {  // "no one"
      shown = known().nobody;
      unit.shown_as = shown;
      unit.content = true;
      units_[at_ + 1].content = false;
    } else if (has(unit, trait::no) && (next & trait::subject) != 0) {  // "No it was great"
      end_scope();
      return;
    }
    const bool partly = shown == known().not_ && (next & trait::everyone) != 0;
    subject_ = partly || has(unit, trait::no | trait::neither | trait::none) || stands_alone(shown);
    shown_ = shown;
    negator_ = at_;
    active_ = true;
    resumes_ = at_ + 1;
    if (subject_ && (next & trait::about) != 0) {  // "none of the sessions were useful"
      if (const auto predicate = next_of(trait::predicates, at_ + 1); predicate != none) {
        resumes_ = predicate + 1;
        subject_ = false;
        if (has(unit, trait::none | trait::neither)) shown_ = known().not_;
      }
    }
  }

  /// A negator is waiting for its word.
  void look_for_word(Unit& unit) {
    const auto next = traits_at(at_ + 1);
    const bool doubted = (has(unit, trait::doubting) && (next & trait::begins) != 0) ||
                         (has(unit, trait::knowing) && (next & trait::asks) != 0);
    if (doubted) {
      deny(at_);
      active_ = true;
      shown_ = known().not_;
      aim(at_ + 1, Subject::first);
    } else if (has(unit, trait::thinking)) {
      look_over(unit);
      aim(at_ + 1, Subject::first);
    } else if (has(unit, trait::tying) || (has(unit, trait::making) && (gives_a_quality() || is_suffered(next)))) {
      look_over(unit);
      aim(at_ + 1, Subject::never);
    } else if (has(unit, trait::passed) || (has(unit, trait::way) && (traits_at(at_ - 1) & trait::exactly_any) != 0)) {
      look_over(unit);
    } else if (has(unit, trait::quantity)) {
      deny(at_);
      last_denied_ = none;  // "not enough time or space" lacks both, and speaks of both
    } else if (has(unit, trait::any)) {
      unit.content = false;
    } else if (unit.content && !has(unit, trait::stop)) {
      const bool goes_on = has(unit, trait::manner) && at_ + 1 < end_;
      deny(at_);
      if (goes_on) {
        active_ = true;
        shown_ = known().not_;
      }
    }
  }

  /// No negator is waiting. One that has met its word may go on.
  void pass(Unit& unit) {
    if (shown_ == 0) return;
    if (has(unit, trait::well) && last_denied_ != none && last_denied_ + 1 == at_) {
      deny(at_);  // "does not work well"
    } else if (has(unit, trait::alternative)) {
      if (last_denied_ != none && nothing_between(last_denied_ + 1, at_)) active_ = true;
    } else if (has(unit, trait::any)) {
      unit.content = false;
      shown_ = known().not_;
      active_ = true;
    } else if (subject_ && has(unit, trait::subject)) {
      subject_ = false;  // "No complaints it was great" begins anew
    } else if (subject_ && has(unit, trait::predicates)) {
      subject_ = false;
      shown_ = known().not_;
      active_ = true;
    } else if (subject_ && has(unit, trait::thinking)) {  // "not everybody found it useful"
      subject_ = false;
      shown_ = known().not_;
      active_ = true;
      unit.content = false;
      resumes_ = at_ + 1;
      return aim(at_ + 1, Subject::first);
    }
    resumes_ = at_ + 1;
  }

  enum class Subject : bool { first, never };

  /// After a verb of thinking: "the day" of "I don't think the day was useful" is not what is denied.
  void aim(std::size_t from, Subject subject) {
    bool named = false;  // a determiner stands before the first word
    auto first = from;
    const auto last = std::min(end_, from + farthest);
    while (first < last && (!units_[first].content || has(units_[first], trait::stop)) &&
           !has(units_[first], trait::quantity)) {
      named = named || has(units_[first], trait::determiner);
      ++first;
    }
    if (first == last || has(units_[first], trait::passed)) return;
    if (!named && (subject == Subject::never || judges(units_[first]))) return;
    const auto predicate = next_of(trait::predicates, first);
    if (subject == Subject::first && predicate != none && predicate > first) {
      resumes_ = predicate + 1;
      return;
    }
    for (auto at = first + 1; at < last; ++at) {
      if (judges(units_[at]) || (named && subject == Subject::first && has(units_[at], trait::done))) {
        resumes_ = at;
        return;
      }
    }
  }

  /// "make it clear", "keep the day short", but not "make sense".
  [[nodiscard]] bool gives_a_quality() const {
    const auto next = traits_at(at_ + 1);
    if ((next & (trait::subject | trait::determiner | trait::person)) == 0) return false;
    for (auto at = std::min(end_, at_ + farthest); at > at_ + 1; --at) {
      if (units_[at - 1].content && !has(units_[at - 1], trait::stop)) return judges(units_[at - 1]);
    }
    return false;
  }

  /// "get heard", "get asked": what is done to somebody is what is denied.
  [[nodiscard]] static bool is_suffered(Traits next) { return (next & trait::suffered) != 0; }

  [[nodiscard]] std::size_t next_of(Traits role, std::size_t from) const {
    for (auto at = from; at < std::min(end_, from + farthest); ++at) {
      if (has(units_[at], role)) return at;
    }
    return none;
  }

  [[nodiscard]] bool nothing_between(std::size_t from, std::size_t to) const {
    if (to - from > farthest) return false;
    for (auto at = from; at < to; ++at) {
      if (units_[at].content && !has(units_[at], trait::passed)) return false;
    }
    return true;
  }

  void look_over(Unit& unit) {
    unit.content = false;
    if (looked_over_ == none) looked_over_ = at_;
  }

  void deny(std::size_t at) {
    units_[at].denied_by = shown_;
    units_[at].content = true;
    if (negator_ != none) units_[negator_].content = false;
    negator_ = none;
    looked_over_ = none;
    active_ = false;
    last_denied_ = at;
  }

  /// A "not" that met nothing but an adverb or a verb denies that: "not really".
  void settle() {
    if (active_ && negator_ != none && looked_over_ != none) deny(looked_over_);
    active_ = false;
  }

  void end_scope() {
    settle();
    shown_ = 0;
    negator_ = none;
    looked_over_ = none;
    subject_ = false;
    last_denied_ = none;
  }

  Units units_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t at_ = 0;
  std::uint8_t shown_ = 0;          ///< how the last negator is shown
  std::size_t negator_ = none;      ///< one that has not met its word
  std::size_t looked_over_ = none;  ///< the first adverb or verb between it and its word
  std::size_t last_denied_ = none;
  std::size_t resumes_ = 0;  ///< what stands before is not what is denied
  bool active_ = false;
  bool subject_ = false;  ///< the negator belongs to the subject, and its predicate is to come
};

/// Whether the clause that begins at `at` is an item of a list that "or" ends: "relevant or useful".
bool goes_on_to_or(Units units, std::size_t at) {
  constexpr std::size_t longest = 12;
  bool item = false;
  for (auto each = at; each < units.size() && each < at + longest; ++each) {
    const auto& unit = units[each];
    if (each > at && unit.begins_clause) {
      if (!unit.after_comma) return false;
      item = false;
    }
    if (has(unit, trait::alternative)) return true;
    if (unit.idiom || (has(unit, trait::stop) && !unit.content) || has(unit, trait::passed)) continue;
    if (item || !unit.content) return false;
    item = true;
  }
  return false;
}

}  // namespace

void deny(Units units) {
  std::uint8_t before = 0;
  for (std::size_t begin = 0; begin < units.size();) {
    auto end = begin + 1;
    while (end < units.size() && !units[end].begins_clause) ++end;
    const bool listed = before != 0 && units[begin].after_comma && goes_on_to_or(units, begin);
    Clause clause(units, begin, end);
    clause.read(listed ? before : std::uint8_t{0});
    before = clause.denied_to_the_end();
    begin = end;
  }
}

}  // namespace muster::text

// One clause at a time, from left to right. The words that steer it stand in lists/around_negation.list.
#include "negation.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "lists.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

using Units = std::vector<Unit>;

constexpr auto none = static_cast<std::size_t>(-1);
constexpr std::size_t farthest = 24;  // units: looking ahead any farther would make long texts slow, and helps nobody

/// What a word does around a negator; one word may have several parts.
enum class Role : std::uint32_t {
  passed = 1U << 0U,
  thinking = 1U << 1U,
  tying = 1U << 2U,
  making = 1U << 3U,
  doubting = 1U << 4U,
  knowing = 1U << 5U,
  begins = 1U << 6U,
  asks = 1U << 7U,
  predicates = 1U << 8U,
  subject = 1U << 9U,
  determiner = 1U << 10U,
  about = 1U << 11U,
  everyone = 1U << 12U,
  ends = 1U << 13U,
  or_ = 1U << 14U,
  any = 1U << 15U,
};

constexpr auto role_names = std::to_array<std::pair<std::string_view, Role>>({
    {"passed", Role::passed},
    {"thinking", Role::thinking},
    {"tying", Role::tying},
    {"making", Role::making},
    {"doubting", Role::doubting},
    {"knowing", Role::knowing},
    {"begins", Role::begins},
    {"asks", Role::asks},
    {"predicates", Role::predicates},
    {"subject", Role::subject},
    {"determiner", Role::determiner},
    {"about", Role::about},
    {"everyone", Role::everyone},
    {"ends", Role::ends},
    {"or", Role::or_},
    {"any", Role::any},
});

using Roles = std::unordered_map<std::string, std::uint32_t, ViewHash, std::equal_to<>>;

Roles read_roles() {
  const auto groups = groups_in("around_negation.list");
  Roles out;
  for (const auto& [name, role] : role_names) {
    for (const auto& word : groups.find(name)->second) out[word] |= static_cast<std::uint32_t>(role);
  }
  return out;
}

bool is(Role role, std::string_view word) {
  static const Roles roles = read_roles();
  const auto found = roles.find(word);
  return found != roles.end() && (found->second & static_cast<std::uint32_t>(role)) != 0;
}

/// Adjectives in -ly among adverbs: "not friendly" denies, "not clearly explained" goes on.
bool is_manner(std::string_view word) {
  constexpr auto adjectives = std::to_array<std::string_view>(
      {"family",  "friendly", "likely", "unlikely",      "early",  "only",    "daily",   "weekly",
       "monthly", "timely",   "lively", "lovely",        "costly", "orderly", "elderly", "reply",
       "supply",  "apply",    "rely",   "user-friendly", "july",   "italy"});
  return word.ends_with("ly") && std::find(adjectives.begin(), adjectives.end(), word) == adjectives.end();
}

bool judges(const Unit& unit) { return unit.content && text::judges(std::string_view(unit.plain)); }

/// "Nothing" and "nobody" are an answer of their own; a lone "no" or "not" is not.
bool stands_alone(std::string_view shown) { return shown == "nothing" || shown == "nobody"; }

class Clause {
 public:
  Clause(Units& units, std::size_t begin, std::size_t end) : units_(units), begin_(begin), end_(end) {}

  /// Reads the clause. `carried` is what a list before it goes on denying ("not clear, relevant or useful").
  void read(std::optional<std::string_view> carried) {
    shown_ = carried;
    active_ = carried.has_value();
    for (at_ = begin_; at_ < end_; ++at_) {
      auto& unit = units_[at_];
      if (unit.idiom)
        meet_idiom(unit);
      else if (is(Role::ends, unit.plain))
        end_scope();
      else if (const auto shown = negator(unit.plain))
        meet_negator(unit, *shown);
      else if (lessens())
        meet_negator(unit, unit.plain == "less" ? "less" : "least");
      else if (!active_)
        pass(unit);
      else if (at_ >= resumes_)
        look_for_word(unit);
      else if (is(Role::any, unit.plain))
        unit.content = false;
    }
    settle();
  }

  /// What the last word of the clause is denied by, where it is.
  [[nodiscard]] std::optional<std::string_view> denied_to_the_end() const {
    return last_denied_ + 1 == end_ && units_[last_denied_].denied_by != std::nullopt ? shown_ : std::nullopt;
  }

 private:
  [[nodiscard]] std::string_view plain_at(std::size_t at) const {
    return at < end_ ? std::string_view(units_[at].plain) : std::string_view();
  }

  /// "less useful", "the least helpful part": what follows is not said of the event. "Less is more" and "at least
  /// useful" say otherwise, and so does what was denied already.
  [[nodiscard]] bool lessens() const {
    const auto& plain = units_[at_].plain;
    if (active_ || (plain != "less" && plain != "least") || (at_ > begin_ && units_[at_ - 1].plain == "at"))
      return false;
    auto next = at_ + 1;
    while (next < end_ && is(Role::passed, units_[next].plain)) ++next;
    if (next == end_) return next > at_ + 1;  // "less often"
    return units_[next].content && !units_[next].stop && !units_[next].idiom;
  }

  void meet_idiom(Unit& unit) {
    // "not too much" denies; other turns of phrase speak for themselves.
    if (active_ && unit.content && !holds_denial(unit)) return deny(at_);
    end_scope();
  }

  [[nodiscard]] static bool holds_denial(const Unit& unit) {
    return unit.surface.find("not") != std::string::npos || unit.surface.find("n't") != std::string::npos ||
           unit.surface.starts_with("never") || unit.surface.starts_with("no ") || unit.surface.ends_with(" none");
  }

  void meet_negator(Unit& unit, std::string_view shown) {
    settle();
    unit.surface = shown;
    unit.content = stands_alone(shown);
    const auto next = plain_at(at_ + 1);
    if (unit.plain == "no" && next == "one") {  // "no one"
      shown = "nobody";
      unit.surface = shown;
      unit.content = true;
      units_[at_ + 1].content = false;
    } else if (unit.plain == "no" && is(Role::subject, next)) {  // "No it was great"
      end_scope();
      return;
    }
    const bool partly = shown == "not" && is(Role::everyone, next);
    subject_ = partly || unit.plain == "no" || unit.plain == "neither" || unit.plain == "none" || stands_alone(shown);
    shown_ = shown;
    negator_ = at_;
    active_ = true;
    resumes_ = at_ + 1;
    if (subject_ && is(Role::about, next)) {  // "none of the sessions were useful"
      if (const auto predicate = next_of(Role::predicates, at_ + 1); predicate != none) {
        resumes_ = predicate + 1;
        subject_ = false;
        if (unit.plain == "none" || unit.plain == "neither") shown_ = "not";
      }
    }
  }

  /// A negator is waiting for its word.
  void look_for_word(Unit& unit) {
    const auto next = plain_at(at_ + 1);
    const bool doubted = (is(Role::doubting, unit.plain) && is(Role::begins, next)) ||
                         (is(Role::knowing, unit.plain) && is(Role::asks, next));
    if (doubted) {
      deny(at_);
      active_ = true;
      shown_ = "not";
      aim(at_ + 1, Subject::first);
    } else if (is(Role::thinking, unit.plain)) {
      look_over(unit);
      aim(at_ + 1, Subject::first);
    } else if (is(Role::tying, unit.plain) ||
               (is(Role::making, unit.plain) && (gives_a_quality() || is_suffered(next)))) {
      look_over(unit);
      aim(at_ + 1, Subject::never);
    } else if (is(Role::passed, unit.plain) || (unit.plain == "way" && plain_at(at_ - 1) == "any")) {
      look_over(unit);
    } else if (is_quantity(unit.plain)) {
      deny(at_);
      last_denied_ = none;  // "not enough time or space" lacks both, and speaks of both
    } else if (is(Role::any, unit.plain)) {
      unit.content = false;
    } else if (unit.content && !unit.stop) {
      const bool goes_on = is_manner(unit.plain) && at_ + 1 < end_;
      deny(at_);
      if (goes_on) {
        active_ = true;
        shown_ = "not";
      }
    }
  }

  /// No negator is waiting. One that has met its word may go on.
  void pass(Unit& unit) {
    if (!shown_) return;
    if (unit.plain == "well" && last_denied_ != none && last_denied_ + 1 == at_) {
      deny(at_);  // "does not work well"
    } else if (is(Role::or_, unit.plain)) {
      if (last_denied_ != none && nothing_between(last_denied_ + 1, at_)) active_ = true;
    } else if (is(Role::any, unit.plain)) {
      unit.content = false;
      shown_ = "not";
      active_ = true;
    } else if (subject_ && is(Role::subject, unit.plain)) {
      subject_ = false;  // "No complaints it was great" begins anew
    } else if (subject_ && is(Role::predicates, unit.plain)) {
      subject_ = false;
      shown_ = "not";
      active_ = true;
    } else if (subject_ && is(Role::thinking, unit.plain)) {  // "not everybody found it useful"
      subject_ = false;
      shown_ = "not";
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
    while (first < last && (!units_[first].content || units_[first].stop) && !is_quantity(units_[first].plain)) {
      named = named || is(Role::determiner, units_[first].plain);
      ++first;
    }
    if (first == last || is(Role::passed, units_[first].plain)) return;
    if (!named && (subject == Subject::never || judges(units_[first]))) return;
    const auto predicate = next_of(Role::predicates, first);
    if (subject == Subject::first && predicate != none && predicate > first) {
      resumes_ = predicate + 1;
      return;
    }
    for (auto at = first + 1; at < last; ++at) {
      if (judges(units_[at]) || (named && subject == Subject::first && units_[at].plain.ends_with("ed"))) {
        resumes_ = at;
        return;
      }
    }
  }

  /// "make it clear", "keep the day short", but not "make sense".
  [[nodiscard]] bool gives_a_quality() const {
    const auto next = plain_at(at_ + 1);
    if (!is(Role::subject, next) && !is(Role::determiner, next) && next != "them" && next != "me" && next != "us") {
      return false;
    }
    for (auto at = std::min(end_, at_ + farthest); at > at_ + 1; --at) {
      if (units_[at - 1].content && !units_[at - 1].stop) return judges(units_[at - 1]);
    }
    return false;
  }

  /// "get heard", "get asked": what is done to somebody is what is denied.
  [[nodiscard]] static bool is_suffered(std::string_view next) {
    return next.ends_with("ed") || next == "heard" || next == "told" || next == "seen" || next == "paid";
  }

  [[nodiscard]] std::size_t next_of(Role role, std::size_t from) const {
    for (auto at = from; at < std::min(end_, from + farthest); ++at) {
      if (is(role, units_[at].plain)) return at;
    }
    return none;
  }

  [[nodiscard]] bool nothing_between(std::size_t from, std::size_t to) const {
    if (to - from > farthest) return false;
    for (auto at = from; at < to; ++at) {
      if (units_[at].content && !is(Role::passed, units_[at].plain)) return false;
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
    shown_ = std::nullopt;
    negator_ = none;
    looked_over_ = none;
    subject_ = false;
    last_denied_ = none;
  }

  Units& units_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t at_ = 0;
  std::optional<std::string_view> shown_;  ///< how the last negator is shown
  std::size_t negator_ = none;             ///< one that has not met its word
  std::size_t looked_over_ = none;         ///< the first adverb or verb between it and its word
  std::size_t last_denied_ = none;
  std::size_t resumes_ = 0;  ///< what stands before is not what is denied
  bool active_ = false;
  bool subject_ = false;  ///< the negator belongs to the subject, and its predicate is to come
};

/// Whether the clause that begins at `at` is an item of a list that "or" ends: "relevant or useful".
bool goes_on_to_or(const Units& units, std::size_t at) {
  constexpr std::size_t longest = 12;
  bool item = false;
  for (auto each = at; each < units.size() && each < at + longest; ++each) {
    const auto& unit = units[each];
    if (each > at && unit.begins_clause) {
      if (!unit.after_comma) return false;
      item = false;
    }
    if (is(Role::or_, unit.plain)) return true;
    if (unit.idiom || (unit.stop && !unit.content) || is(Role::passed, unit.plain)) continue;
    if (item || !unit.content) return false;
    item = true;
  }
  return false;
}

}  // namespace

void deny(Units& units) {
  std::optional<std::string_view> before;
  for (std::size_t begin = 0; begin < units.size();) {
    auto end = begin + 1;
    while (end < units.size() && !units[end].begins_clause) ++end;
    const bool listed = before && units[begin].after_comma && goes_on_to_or(units, begin);
    Clause clause(units, begin, end);
    clause.read(listed ? before : std::nullopt);
    before = clause.denied_to_the_end();
    begin = end;
  }
}

}  // namespace muster::text

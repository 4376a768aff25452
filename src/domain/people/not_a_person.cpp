// Asked, never settled: Sarah Guest is a person, and "Guest 2" is nobody yet.
#include "not_a_person.hpp"

#include "name_words.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace muster::people {
namespace {

using Words = std::string_view;

constexpr auto fillers = std::to_array<Words>({"tbc",
                                               "tba",
                                               "tbd",
                                               "tobeconfirmed",
                                               "tobeannounced",
                                               "tobeadvised",
                                               "na",
                                               "none",
                                               "nil",
                                               "nobody",
                                               "noone",
                                               "unknown",
                                               "notknown",
                                               "anon",
                                               "anonymous",
                                               "guest",
                                               "plusone",
                                               "plus",
                                               "placeholder",
                                               "test",
                                               "testing",
                                               "user",
                                               "admin",
                                               "administrator",
                                               "reception",
                                               "attendee",
                                               "delegate",
                                               "participant",
                                               "vacant",
                                               "vacancy",
                                               "spare",
                                               "place",
                                               "seat",
                                               "ticket",
                                               "reserved",
                                               "name",
                                               "colleague",
                                               "someone",
                                               "somebody",
                                               "other",
                                               "office",
                                               "team",
                                               "info",
                                               "bookings",
                                               "interpreter",
                                               "carer",
                                               "additional",
                                               "new",
                                               "firstname",
                                               "lastname",
                                               "surname",
                                               "fullname",
                                               "first",
                                               "last",
                                               "and",
                                               "of",
                                               "the",
                                               "a",
                                               "b",
                                               "c",
                                               "to",
                                               "be",
                                               "confirmed",
                                               "no",
                                               "one",
                                               "two",
                                               "second",
                                               "another",
                                               "pa",
                                               "support",
                                               "worker",
                                               "staff",
                                               "member",
                                               "volunteer",
                                               "speaker",
                                               "person",
                                               "null",
                                               "blank",
                                               "empty",
                                               "inforequested",
                                               "requested",
                                               "total",
                                               "totals",
                                               "subtotal",
                                               "grand",
                                               "sum",
                                               "count",
                                               "page",
                                               "caller",
                                               "callin",
                                               "dialin",
                                               "phone",
                                               "end",
                                               "report",
                                               "telephone",
                                               "mobile",
                                               "zoom",
                                               "teams"});
/// Enough by itself, whatever stands beside it.
constexpr auto open_words = std::to_array<Words>({"tbc", "tba", "tbd", "placeholder"});
/// What joins a meeting in place of a person, or under the name of their machine: "Kit's iPhone".
constexpr auto machines =
    std::to_array<Words>({"iphone", "ipad", "android", "macbook", "laptop", "tablet", "notetaker", "otterai",
                          "firefliesai", "readai", "fathomai", "tldvio", "aicompanion"});
/// The last word of what is a place to work, not somebody who works there.
constexpr auto desks =
    std::to_array<Words>({"desk", "team", "office", "reception", "enquiries", "bookings", "mailbox", "inbox",
                          "department", "dept", "helpdesk", "secretariat", "admin", "events"});
/// A word that may begin such as "Guest 2" and "Guest of Jo Venner".
constexpr auto beginners = std::to_array<Words>({"guest", "colleague", "delegate", "attendee", "participant", "person",
                                                 "place", "seat", "ticket", "additional", "spare", "reserved"});
constexpr auto companions =
    std::to_array<Words>({"guest", "guests", "colleague", "colleagues", "other", "others", "one", "delegate",
                          "delegates", "friend", "team", "carer", "interpreter"});
constexpr auto seats = std::to_array<Words>(
    {"place", "places", "ticket", "tickets", "seat", "seats", "people", "persons", "delegates", "pax", "spaces"});
constexpr auto numbers =
    std::to_array<Words>({"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"});

template <std::size_t n>
bool is_in(const std::array<Words, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::size_t> number_in(std::string_view word) {
  if (is_number(word) && word.size() <= 4) return static_cast<std::size_t>(*parse_integer(word));
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    if (numbers[at] == word) return at;
  }
  return std::nullopt;
}

/// The words between brackets, where they are all that is left.
std::vector<NameWord> opened(const std::vector<NameWord>& words, std::size_t from) {
  if (words.size() == from + 1 && words[from].bracketed)
    return name_words(std::string_view(words[from].typed).substr(1, words[from].typed.size() - 2));
  return {words.begin() + static_cast<std::ptrdiff_t>(from), words.end()};
}

/// "+1 guest", "and 2 others", "plus one": how many more; nothing where the words say something else.
std::optional<std::size_t> more_people(const std::vector<NameWord>& words) {
  const auto& first = words.front();
  std::size_t at = 0;
  std::size_t more = 1;
  if (first.typed.starts_with('+') && first.typed.size() > 1) {
    const auto number = number_in(first.folded);
    if (!number && !is_in(companions, first.folded)) return std::nullopt;
    more = number.value_or(1);
    at = 1;
  } else if (first.typed == "+" || first.typed == "&" || first.folded == "and" || first.folded == "plus") {
    if (words.size() < 2) return std::nullopt;
    const auto number = number_in(words[1].folded);
    if (!number && !is_in(companions, words[1].folded)) return std::nullopt;
    more = number.value_or(1);
    at = 2;
  } else {
    return std::nullopt;
  }
  for (; at < words.size(); ++at) {
    if (!is_in(companions, words[at].folded)) return std::nullopt;
  }
  return more;
}

/// "x2", "x 2", "2x", "3 places".
std::optional<std::size_t> times(const std::vector<NameWord>& words) {
  const auto& first = words.front().folded;
  if (words.size() == 1) {
    if (first.size() > 1 && (first.front() == 'x') && is_number(first.substr(1))) return number_in(first.substr(1));
    if (first.size() > 1 && (first.back() == 'x') && is_number(first.substr(0, first.size() - 1)))
      return number_in(first.substr(0, first.size() - 1));
    return std::nullopt;
  }
  if (words.size() != 2) return std::nullopt;
  if (first == "x" || first == "×") return number_in(words[1].folded);
  if (words[1].folded == "x" || is_in(seats, words[1].folded)) return number_in(first);
  return std::nullopt;
}

struct Tail {
  std::size_t begin = 0;
  std::size_t places = 1;
};
/// Where words begin that say how many places the name before them stands for.
std::optional<Tail> tail_of(const std::vector<NameWord>& words) {
  const auto from = words.size() > 4 ? words.size() - 4 : 0;
  for (auto at = from; at < words.size(); ++at) {
    const auto rest = opened(words, at);
    if (rest.empty()) continue;
    if (const auto more = more_people(rest)) return Tail{at, *more + 1};
    if (const auto count = times(rest)) return Tail{at, *count};
  }
  return std::nullopt;
}

/// Whether a name holds anything that such words are made of: most names do not, and are not looked at closer.
bool may_say_places(std::string_view name) {
  if (name.find_first_of("0123456789+&/;,([") != std::string_view::npos) return true;
  for (const std::string_view sign : {" and ", " And ", " AND ", "plus", "Plus", "PLUS", " x ", "×", "place", "ticket",
                                      "seat", "people", "person", "delegates", "pax", "spaces"}) {
    if (name.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

/// "Cai Dunn, Eve Frost": two words and more on either side of a comma, none of them a title, letters or a particle.
bool two_at_comma(const std::vector<NameWord>& words) {
  const auto comma = std::find_if(words.begin(), words.end(), [](const NameWord& word) { return word.after_comma; });
  const auto names = [](auto begin, auto end) {
    return std::count_if(begin, end, [](const NameWord& word) {
      const bool initial = word.folded.size() < 2;
      return !initial && !word.bracketed && !is_title(word) && !is_particle(word) && !is_pronoun(word) &&
             !stands_after_name(word, false);
    });
  };
  return names(words.begin(), comma) == 2 && comma - words.begin() == 2 && words.end() - comma >= 2 &&
         names(comma, words.end()) == words.end() - comma;
}

bool names_two(const std::vector<NameWord>& words) {
  if (two_at_comma(words)) return true;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto& word = words[at];
    const bool between = at > 0 && at + 1 < words.size();
    if (between && (word.folded == "and" || word.typed == "&" || word.typed == "+")) return true;
    if (word.typed.size() > 1 && !word.bracketed && word.typed.find_first_of(";") != std::string::npos) return true;
    if (word.bracketed || is_pronoun(word)) continue;
    const auto slash = word.typed.find('/');
    if (slash != std::string::npos && slash > 1 && word.typed.size() > slash + 2 && words.size() > 1) return true;
  }
  return false;
}

/// "User_1" -> "user": programs number those whose name they do not know.
std::string without_digits(std::string folded) {
  std::erase_if(folded, [](char letter) { return letter >= '0' && letter <= '9'; });
  return folded;
}

std::vector<NameWord> words_of_both(std::string_view first_name, std::string_view last_name) {
  auto words = name_words(first_name);
  auto family = name_words(last_name);
  words.insert(words.end(), std::make_move_iterator(family.begin()), std::make_move_iterator(family.end()));
  return words;
}

std::string both(std::string_view first_name, std::string_view last_name) {
  return trimmed(std::string(first_name) + " " + std::string(last_name));
}

}  // namespace

std::string why_no_person(std::string_view first_name, std::string_view last_name) {
  const auto typed = both(first_name, last_name);
  if (typed.empty()) return "there is no name";
  const auto folded = folded_name(typed);
  const auto stands = "‘" + typed + "’ stands where a name should";
  if (folded.empty() || is_number(folded)) return stands;
  if (typed.find('@') != std::string::npos) return "an e-mail address stands where a name should";
  if (typed.starts_with('*')) return stands;  // what an asterisk means, below the list
  const auto words = words_of_both(first_name, last_name);
  const auto no_name = [](const NameWord& word) { return word.folded == "and" || is_title(word); };
  if (std::all_of(words.begin(), words.end(), no_name)) return stands;  // "Dr", and nobody yet
  const auto filler = [](const NameWord& word) {
    return word.folded.empty() || is_number(word.folded) || is_in(fillers, without_digits(word.folded));
  };
  if (is_in(fillers, folded) || std::all_of(words.begin(), words.end(), filler)) return stands;
  if (const auto tail = may_say_places(typed) ? tail_of(words) : std::nullopt; tail && tail->begin == 0) return stands;
  const auto open = [](const NameWord& word) {
    return !word.bracketed && (is_in(open_words, word.folded) || is_in(machines, word.folded));
  };
  if (std::any_of(words.begin(), words.end(), open) || is_in(desks, words.back().folded)) return stands;
  if (words.size() > 1 && is_in(beginners, words.front().folded) &&
      (is_number(words[1].folded) || words[1].folded == "of" || words[1].folded == "for"))
    return stands;
  return {};
}

NamedPlaces named_places(std::string_view first_name, std::string_view last_name) {
  NamedPlaces named{std::string(first_name), std::string(last_name), 1, {}};
  if (!may_say_places(both(first_name, last_name))) return named;
  const auto given = name_words(first_name);
  const auto words = words_of_both(first_name, last_name);
  if (words.empty()) return named;
  if (const auto tail = tail_of(words); tail && tail->begin > 0) {
    named.places = tail->places;
    named.typed = joined_words(words, tail->begin, words.size());
    if (tail->begin >= given.size()) {
      named.last_name = joined_words(words, given.size(), tail->begin);
    } else {
      named.first_name = joined_words(words, 0, tail->begin);
      named.last_name.clear();
    }
  } else if (names_two(words)) {
    named.places = 2;
    named.typed = std::string(two_names);
  }
  return named;
}

std::size_t places_of(std::string_view cell) {
  const auto text = trimmed(cell);
  if (text.empty()) return 1;
  const auto words = name_words(text);
  if (const auto more = more_people(words)) return *more + 1;
  if (const auto count = times(words)) return *count;
  return words.size() == 1 || (words.size() == 2 && is_in(seats, words[1].folded))
             ? number_in(words.front().folded).value_or(0)
             : 0;
}

}  // namespace muster::people

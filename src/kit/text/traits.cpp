// The lists are asked here and nowhere else, so that a word costs the same wherever and however often it stands.
#include "traits.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include "idioms.hpp"
#include "lists.hpp"
#include "stop_words.hpp"

namespace muster::text {
namespace {

constexpr auto group_names = std::to_array<std::pair<std::string_view, Traits>>({
    {"passed", trait::passed},
    {"thinking", trait::thinking},
    {"tying", trait::tying},
    {"making", trait::making},
    {"doubting", trait::doubting},
    {"knowing", trait::knowing},
    {"begins", trait::begins},
    {"asks", trait::asks},
    {"predicates", trait::predicates},
    {"subject", trait::subject},
    {"determiner", trait::determiner},
    {"about", trait::about},
    {"everyone", trait::everyone},
    {"ends", trait::ends},
    {"or", trait::alternative},
    {"any", trait::any},
});

constexpr auto single_words = std::to_array<std::pair<std::string_view, Traits>>({
    {"no", trait::no},
    {"one", trait::one},
    {"none", trait::none},
    {"neither", trait::neither},
    {"less", trait::less},
    {"least", trait::least},
    {"at", trait::at},
    {"way", trait::way},
    {"any", trait::exactly_any},
    {"well", trait::well},
    {"them", trait::person},
    {"me", trait::person},
    {"us", trait::person},
});

using Known = std::unordered_map<std::string, Traits, ViewHash, std::equal_to<>>;

Known read_known() {
  const auto groups = groups_in("around_negation.list");
  Known out;
  for (const auto& [name, bit] : group_names) {
    for (const auto& word : groups.find(name)->second) out[word] |= bit;
  }
  for (const auto& [word, bit] : single_words) out[std::string(word)] |= bit;
  return out;
}

/// Adjectives in -ly among adverbs: "not friendly" denies, "not clearly explained" goes on.
bool is_manner(std::string_view word) {
  constexpr auto adjectives = std::to_array<std::string_view>(
      {"family",  "friendly", "likely", "unlikely",      "early",  "only",    "daily",   "weekly",
       "monthly", "timely",   "lively", "lovely",        "costly", "orderly", "elderly", "reply",
       "supply",  "apply",    "rely",   "user-friendly", "july",   "italy"});
  return word.ends_with("ly") && std::find(adjectives.begin(), adjectives.end(), word) == adjectives.end();
}

/// How negators are shown. Lists may name others: then this has to.
constexpr auto negators =
    std::to_array<std::string_view>({"not", "no", "never", "without", "nothing", "nobody", "rarely", "hardly", "barely",
                                     "scarcely", "seldom", "less", "least"});

}  // namespace

Traits traits_of(std::string_view plain) {
  static const Known known = read_known();
  Traits out = 0;
  const auto add = [&](bool holds, Traits bit) { out |= holds ? bit : 0; };
  if (const auto found = known.find(plain); found != known.end()) out = found->second;
  const bool in_ed = plain.ends_with("ed");
  add(is_stop_word(plain), trait::stop);
  add(is_quantity(plain), trait::quantity);
  add(is_manner(plain), trait::manner);
  add(judges(plain), trait::judges);
  add(in_ed, trait::done);
  add(in_ed || plain == "heard" || plain == "told" || plain == "seen" || plain == "paid", trait::suffered);
  add(may_stand_between(plain), trait::passable);
  const auto shown = negator(plain);
  if (!shown) return out;
  add(*shown == "not" && plain != "neither" && plain != "nor" && plain != "nowhere", trait::denies);
  return out | (static_cast<Traits>(negator_number(*shown)) << trait::negator_at);
}

std::uint8_t negator_number(std::string_view shown) {
  const auto* const found = std::find(negators.begin(), negators.end(), shown);
  if (found == negators.end()) throw std::logic_error("negators.list: no such negator: " + std::string(shown));
  return static_cast<std::uint8_t>(found - negators.begin() + 1);
}

std::string_view shown_negator(std::uint8_t number) { return negators.at(number - 1U); }

}  // namespace muster::text

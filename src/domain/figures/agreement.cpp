// Only labels whose meaning is beyond doubt: "agree" or "disagree", alone or with one of the adverbs below.
#include "agreement.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>
#include <vector>

namespace muster::figures {
namespace {

enum class Stance { agree, disagree, neither };

struct Shade {
  Stance side = Stance::neither;
  std::string adverb;    ///< "strongly"; empty for a plain answer
  bool tends = false;    ///< "tend to agree"
  std::string sentence;  ///< where neither: "neither agree nor disagree"
  std::int64_t people = 0;
};

constexpr std::array<std::string_view, 14> adverbs{"strongly", "mostly",  "somewhat", "slightly",  "completely",
                                                   "totally",  "fully",   "partly",   "mainly",    "generally",
                                                   "largely",  "broadly", "entirely", "definitely"};

bool is_adverb(std::string_view word) { return std::find(adverbs.begin(), adverbs.end(), word) != adverbs.end(); }

std::string verb_of(Stance side, bool one) {
  return std::string(side == Stance::agree ? "agree" : "disagree") + (one ? "s" : "");
}

std::optional<Stance> verb(std::string_view word) {
  if (word == "agree") return Stance::agree;
  if (word == "disagree") return Stance::disagree;
  return std::nullopt;
}

/// Case and punctuation do not count.
std::string in_words_of(const std::string& label) {
  std::istringstream in(label);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(folded_name(word));
  return joined(words, " ");
}

std::optional<Shade> shade_of(const std::string& label) {
  const auto text = in_words_of(label);
  Shade out;
  if (text == "neither agree nor disagree" || text == "neither disagree nor agree") {
    out.sentence = text;
    return out;
  }
  if (text == "neither") {  // between "agree" and "disagree" there is nothing else that it can mean
    out.sentence = "neither agree nor disagree";
    return out;
  }
  const auto space = text.rfind(' ');
  const auto first = text.substr(0, space == std::string::npos ? 0 : space);
  const auto last = space == std::string::npos ? text : text.substr(space + 1);
  if (const auto side = verb(last); side && (first.empty() || is_adverb(first) || first == "tend to")) {
    out.side = *side;
    out.tends = first == "tend to";
    if (!out.tends) out.adverb = first;
    return out;
  }
  if (const auto side = verb(first); side && is_adverb(last)) {
    out.side = *side;
    out.adverb = last;
    return out;
  }
  return std::nullopt;
}

/// "strongly agree", "tends to agree", "neither agrees nor disagrees": without the number.
std::string said(const Shade& shade) {
  const bool one = shade.people == 1;
  if (shade.side == Stance::neither) return one ? "neither agrees nor disagrees" : shade.sentence;
  if (shade.tends) return std::string(one ? "tends" : "tend") + " to " + verb_of(shade.side, false);
  return (shade.adverb.empty() ? "" : shade.adverb + " ") + verb_of(shade.side, one);
}

std::string counted_shade(const Shade& shade) { return grouped(shade.people) + " " + said(shade); }

std::vector<Shade> on_side(const std::vector<Shade>& shades, Stance side) {
  std::vector<Shade> out;
  std::copy_if(shades.begin(), shades.end(), std::back_inserter(out),
               [&](const Shade& shade) { return shade.side == side && shade.people > 0; });
  return out;
}

std::int64_t people_of(const std::vector<Shade>& shades) {
  std::int64_t sum = 0;
  for (const auto& shade : shades) sum += shade.people;
  return sum;
}

/// Adds to `rest` what the sentence about the side cannot hold.
void tell_side(Agreement& out, const std::vector<Shade>& shades, Stance side, std::vector<std::string>& rest) {
  out.people = people_of(shades);
  out.verb = verb_of(side, out.people == 1);
  if (shades.size() == 1) {
    out.verb = said(shades.front());
    return;
  }
  const bool tends = std::any_of(shades.begin(), shades.end(), [](const Shade& shade) { return shade.tends; });
  if (tends) {
    out.verb += " or tend to " + verb_of(side, false);
    for (const auto& shade : shades) rest.push_back(counted_shade(shade));
    return;
  }
  std::vector<std::string> parts;
  for (const auto& shade : shades) {
    if (!shade.adverb.empty())
      parts.push_back(grouped(shade.people) + (parts.empty() ? " of them " : " ") + shade.adverb);
  }
  if (!parts.empty()) out.shades = ", " + listed(parts);
}

}  // namespace

std::optional<Agreement> agreement_of(const QuestionFigures& question) {
  if (!tells_english()) return std::nullopt;  // the sentence is built of English words
  if (question.kind == forms::QuestionKind::pick_any || question.label.ends_with('?')) return std::nullopt;
  std::vector<Shade> shades;
  for (const auto& option : question.options) {
    if (option.beside) continue;
    auto shade = shade_of(option.label);
    if (!shade || option.figure.suppressed) return std::nullopt;
    shade->people = option.figure.people.value_or(0);
    shades.push_back(*std::move(shade));
  }
  const auto agree = on_side(shades, Stance::agree);
  const auto disagree = on_side(shades, Stance::disagree);
  if (agree.empty() && disagree.empty()) return std::nullopt;
  const bool more_disagree = people_of(disagree) > people_of(agree);
  Agreement out;
  std::vector<std::string> rest;
  tell_side(out, more_disagree ? disagree : agree, more_disagree ? Stance::disagree : Stance::agree, rest);
  for (const auto& shade : shades) {
    if (shade.people > 0 && shade.side != (more_disagree ? Stance::disagree : Stance::agree))
      rest.push_back(counted_shade(shade));
  }
  if (!rest.empty()) out.rest = listed(rest) + ".";
  return out;
}

}  // namespace muster::figures

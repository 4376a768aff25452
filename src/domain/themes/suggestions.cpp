// Suggestions, each with its reason.
#include <muster/domain/themes/suggestions.hpp>

#include <muster/domain/themes/rule.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <map>

namespace muster::themes {
namespace {

constexpr std::int64_t least_people = 3;

/// The first words of an answer, so that a reason stays one line.
std::string shortened(std::string_view text) {
  constexpr std::size_t most = 60;
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  if (character_count(out) <= most) return out;
  auto end = out.rfind(' ', most);
  if (end == std::string::npos || end < most / 2) end = most;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
  return out.substr(0, end) + " …";
}

}  // namespace

Suggested suggested(const Codebook& book, const text::FoldedTexts& folded, std::size_t at, const std::string& words,
                    const std::function<std::vector<std::int64_t>(std::size_t)>& given,
                    const std::function<std::string_view(std::size_t)>& words_of) {
  Suggested out;
  std::map<std::int64_t, std::string> reasons;
  const auto places = text::word_places(words);
  for (const auto* theme : book.standing()) {
    if (theme->words.empty()) continue;
    const auto rule = parse_rule(theme->words);
    if (!rule.ok()) continue;
    const auto met = BoundRule(*rule, folded).words(at);
    if (met.empty()) continue;
    std::string reason = "Its words are met";
    for (const auto& each : met) {
      const auto last = each.first + each.count - 1;
      if (last >= places.size()) continue;
      const Piece piece{places[each.first].begin, places[last].end};
      if (reasons.count(theme->number) == 0)
        reason = "‘" + words.substr(piece.begin, piece.end - piece.begin) + "’ is one of its words";
      reasons.emplace(theme->number, reason);
      out.pieces.push_back(piece);
    }
    reasons.emplace(theme->number, reason);
  }
  out.like = text::like_texts(folded, at, least_likeness, most_like);
  for (const auto& like : out.like) {
    for (const auto number : given(like.text))
      reasons.emplace(number, "As in ‘" + shortened(words_of(like.text)) + "’");
  }
  for (auto& [number, reason] : reasons) out.themes.push_back({number, std::move(reason)});
  std::sort(out.pieces.begin(), out.pieces.end(),
            [](const Piece& left, const Piece& right) { return left.begin < right.begin; });
  std::vector<Piece> apart;
  for (const auto& piece : out.pieces) {
    if (!apart.empty() && piece.begin < apart.back().end)
      apart.back().end = std::max(apart.back().end, piece.end);
    else
      apart.push_back(piece);
  }
  out.pieces = std::move(apart);
  return out;
}

std::vector<Candidate> phrases_of(const std::vector<std::string>& texts) {
  std::vector<Candidate> out;
  for (const auto& phrase : text::count_phrases(texts, least_people)) out.push_back({phrase.word, phrase.people});
  return out;
}

std::vector<Candidate> unknown_phrases(const Codebook& book, const std::vector<Candidate>& found, std::size_t most) {
  std::vector<std::string> phrases;
  for (const auto& each : found) phrases.push_back(each.phrase);
  const text::FoldedTexts folded(phrases);
  std::vector<bool> known(found.size(), false);
  for (const auto* theme : book.standing()) {
    const auto rule = parse_rule(theme->words);
    if (!rule.ok()) continue;
    for (const auto at : BoundRule(*rule, folded).texts()) known[at] = true;
  }
  std::vector<Candidate> out;
  for (std::size_t at = 0; at < found.size() && out.size() < most; ++at) {
    if (!known[at]) out.push_back(found[at]);
  }
  return out;
}

}  // namespace muster::themes

// Each theme is one question to all who read: given, or not.
#include <muster/domain/themes/team_agreement.hpp>

#include <muster/kit/stats/agreement.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::themes {

std::optional<TeamAgreement> team_agreement_of(const Codebook& book, const QuestionReadings& kept,
                                               const std::function<bool(const std::string& key, const Theme&)>& meets) {
  constexpr std::size_t least_people = 3;
  TeamAgreement out;
  std::set<std::string> people;
  std::map<std::int64_t, std::vector<stats::Unit>> units;
  for (const auto& [key, of_text] : kept.readings) {
    if (people_who_read(of_text) < 2) continue;
    ++out.texts;
    const auto meets_here = [&, &text = key](const Theme& part) { return meets(text, part); };
    std::vector<std::vector<std::int64_t>> said;
    for (const auto& [reader, reading] : of_text) {
      if (!is_person(reader)) continue;
      people.insert(reader);
      // What they had said before they could compare counts.
      const auto first = of_text.find(first_of(reader));
      said.push_back(meant(book, first == of_text.end() ? reading : first->second, meets_here));
    }
    for (const auto* theme : book.standing()) {
      auto& unit = units[theme->number].emplace_back();
      for (const auto& themes : said) unit.push_back(std::ranges::find(themes, theme->number) != themes.end() ? 1 : 0);
    }
  }
  if (people.size() < least_people) return std::nullopt;
  out.people = static_cast<std::int64_t>(people.size());
  for (const auto& [number, of_theme] : units)
    if (const auto alpha = stats::krippendorffs_alpha(of_theme, stats::Metric::nominal))
      out.themes.push_back({number, *alpha});
  return out;
}

}  // namespace muster::themes
